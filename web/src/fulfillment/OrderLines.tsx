import { Box, Link, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { useFormat } from '../core/format';
import { EyesInLine } from '../customers';
import { PlainTable } from '../core/table';
import { useText, useWord } from '../core/texts';
import { chosenOf, type Order, type OrderItem } from './orders';

/** The lines of an order with what of each was set aside, delivered and invoiced. */
export function OrderLines({ order }: { order: Order }) {
  const t = useText();
  const word = useWord();
  const format = useFormat();
  const label = (field: 'name' | 'quantity' | 'reservedQuantity' | 'deliveredQuantity' | 'invoicedQuantity' | 'unitPrice' | 'lineTotal') =>
    t(`fulfillment.orders.fields.${field}`);
  return (
    <PlainTable
      label={t('fulfillment.orders.tabs.lines')}
      rows={order.items}
      keyOf={({ id }) => id}
      empty={t('fulfillment.orders.noLines')}
      columns={[
        { label: label('name'), bare: true, cell: (item) => <Article item={item} /> },
        { label: label('quantity'), right: true, cell: (item) => `${format.number(item.quantity)} ${word(`core.units.${item.unit}`)}` },
        { label: label('reservedQuantity'), right: true, cell: (item) => <SetAside item={item} /> },
        { label: label('deliveredQuantity'), right: true, cell: (item) => (item.goodsPartId ? format.number(item.deliveredQuantity) : '–') },
        { label: label('invoicedQuantity'), right: true, cell: (item) => format.number(item.invoicedQuantity) },
        { label: label('unitPrice'), right: true, cell: (item) => <UnitPrice item={item} currency={order.currency} /> },
        { label: label('lineTotal'), right: true, cell: (item) => <b>{format.money(item.lineTotal, order.currency)}</b> },
      ]}
    />
  );
}

/** What is set aside of what is on hand, and what is on its way for it. */
function SetAside({ item }: { item: OrderItem }) {
  const t = useText();
  const format = useFormat();
  if (!item.goodsPartId) return '–';
  return (
    <>
      {format.number(item.reservedQuantity)}
      {item.incomingQuantity > 0 && (
        <Typography variant="caption" color="textSecondary" component="div">
          {t('fulfillment.orders.incoming', { quantity: format.number(item.incomingQuantity) })}
        </Typography>
      )}
    </>
  );
}

function UnitPrice({ item, currency }: { item: OrderItem; currency: string }) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      {format.price(item.unitPrice, currency)}
      {item.discountPercent > 0 && (
        <Typography variant="caption" color="textSecondary" component="div">
          {t('fulfillment.orders.lessDiscount', { percent: format.percent(item.discountPercent) })}
        </Typography>
      )}
      <Typography variant="caption" color="textSecondary" component="div">
        {t(`fulfillment.orders.taxCategory.${item.taxCategory as 'standard'}`)} {format.percent(item.taxRate)}
      </Typography>
    </>
  );
}

function Article({ item }: { item: OrderItem }) {
  const to = item.buildId ? `/builds/${item.buildId}` : item.partId ? `/parts/${item.partId}` : null;
  const chosen = Array.isArray(item.customizations)
    ? chosenOf(item.customizations).map((one) => `${one.option}: ${one.choice}`)
    : Object.entries(item.customizations ?? {}).map(([key, value]) => `${key}: ${String(value)}`);
  return (
    <Box>
      {to ? (
        <Link component={RouterLink} to={to} sx={{ fontWeight: 560, color: 'text.primary' }}>
          {item.name}
        </Link>
      ) : (
        <Box component="span" sx={{ whiteSpace: 'pre-line' }}>
          {item.name}
        </Box>
      )}
      {item.sku && (
        <Typography variant="caption" color="textSecondary" component="div">
          {item.sku}
        </Typography>
      )}
      {to && item.description && (
        <Typography variant="body2" component="div" sx={{ whiteSpace: 'pre-line' }}>
          {item.description}
        </Typography>
      )}
      {item.prescription && <EyesInLine exam={item.prescription} />}
      {chosen.map((text) => (
        <Typography key={text} variant="body2" color="textSecondary" component="div">
          {text}
        </Typography>
      ))}
    </Box>
  );
}
