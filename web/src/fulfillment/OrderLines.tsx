import { Box, Link, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { useFormat } from '../core/format';
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
    <TableContainer
      tabIndex={0}
      role="region"
      aria-label={t('fulfillment.orders.tabs.lines')}
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper' }}
    >
      <Table size="small" sx={{ '& td': { verticalAlign: 'top' }, '& td, & th': { px: 1 }, '& th': { whiteSpace: 'nowrap' } }}>
        <TableHead>
          <TableRow>
            <TableCell>{label('name')}</TableCell>
            {(['quantity', 'reservedQuantity', 'deliveredQuantity', 'invoicedQuantity', 'unitPrice', 'lineTotal'] as const).map((field) => (
              <TableCell key={field} align="right">
                {label(field)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {order.items.map((item) => (
            <TableRow key={item.id}>
              <TableCell sx={{ minWidth: 200 }}>
                <Article item={item} />
              </TableCell>
              <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                {format.number(item.quantity)} {word(`core.units.${item.unit}`)}
              </TableCell>
              <TableCell align="right">{item.goodsPartId ? format.number(item.reservedQuantity) : '–'}</TableCell>
              <TableCell align="right">{item.goodsPartId ? format.number(item.deliveredQuantity) : '–'}</TableCell>
              <TableCell align="right">{format.number(item.invoicedQuantity)}</TableCell>
              <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                {format.price(item.unitPrice, order.currency)}
                {item.discountPercent > 0 && (
                  <Typography variant="caption" color="textSecondary" component="div">
                    {t('fulfillment.orders.lessDiscount', { percent: format.percent(item.discountPercent) })}
                  </Typography>
                )}
                <Typography variant="caption" color="textSecondary" component="div">
                  {t(`fulfillment.orders.taxCategory.${item.taxCategory as 'standard'}`)} {format.percent(item.taxRate)}
                </Typography>
              </TableCell>
              <TableCell align="right" sx={{ whiteSpace: 'nowrap', fontWeight: 560 }}>
                {format.money(item.lineTotal, order.currency)}
              </TableCell>
            </TableRow>
          ))}
          {!order.items.length && (
            <TableRow>
              <TableCell colSpan={7}>
                <Typography color="textSecondary">{t('fulfillment.orders.noLines')}</Typography>
              </TableCell>
            </TableRow>
          )}
        </TableBody>
      </Table>
    </TableContainer>
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
      {chosen.map((text) => (
        <Typography key={text} variant="body2" color="textSecondary" component="div">
          {text}
        </Typography>
      ))}
    </Box>
  );
}
