import { Box, Link, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { DealItem, SalesPreview } from '../api';
import { useFormat } from '../core/format';
import { PlainTable } from '../core/table';
import { useText, useWord } from '../core/texts';
import { chosenOf, OrderTotals } from '../fulfillment/lines';

type Item = Omit<DealItem, 'dealId'>;
interface Sold extends Pick<SalesPreview, 'subtotal' | 'taxAmount' | 'totalAmount' | 'taxBreakdown'> {
  items: Item[];
  currency: string;
  discountPercent: number;
}

/** The lines of a deal, quote or job, and what they come to. */
export function SalesItems({ of, empty }: { of: Sold; empty: string }) {
  const t = useText();
  const word = useWord();
  const { money, number, price, percent } = useFormat();
  return (
    <Box>
      <PlainTable
        label={t('pipeline.deals.tabs.lines')}
        rows={of.items}
        keyOf={({ id }) => id}
        empty={empty}
        columns={[
          { label: t('fulfillment.orders.fields.name'), bare: true, cell: (item) => <Name item={item} /> },
          {
            label: t('fulfillment.orders.fields.quantity'),
            right: true,
            cell: (item) => `${number(item.quantity)} ${word(`core.units.${item.unit ?? 'pcs'}`)}`,
          },
          {
            label: t('fulfillment.orders.fields.unitPrice'),
            right: true,
            cell: (item) => (
              <>
                {price(item.unitPrice, of.currency)}
                {item.discountPercent > 0 && (
                  <Typography variant="caption" color="textSecondary" component="div">
                    {t('fulfillment.orders.lessDiscount', { percent: percent(item.discountPercent) })}
                  </Typography>
                )}
              </>
            ),
          },
          { label: t('fulfillment.orders.fields.lineTotal'), right: true, cell: (item) => <b>{money(item.lineTotal, of.currency)}</b> },
        ]}
      />
      {of.items.length > 0 && of.discountPercent > 0 && (
        <Typography variant="body2" color="textSecondary" align="right" sx={{ mt: 1, px: 1.5 }}>
          {t('pipeline.deals.fields.discountPercent')}: {percent(of.discountPercent)}
        </Typography>
      )}
      {of.items.length > 0 && <OrderTotals of={of} currency={of.currency} />}
    </Box>
  );
}

function Name({ item }: { item: Item }) {
  const to = item.buildId ? `/builds/${item.buildId}` : item.partId ? `/parts/${item.partId}` : null;
  return (
    <Box>
      {to ? (
        <Link component={RouterLink} to={to} sx={{ fontWeight: 560, color: 'text.primary' }}>
          {item.description}
        </Link>
      ) : (
        <Box component="span" sx={{ whiteSpace: 'pre-line' }}>
          {item.description}
        </Box>
      )}
      {item.sku && (
        <Typography variant="caption" color="textSecondary" component="div">
          {item.sku}
        </Typography>
      )}
      {chosenOf(item.customizations as never).map(({ option, choice }) => (
        <Typography key={option} variant="body2" color="textSecondary" component="div">
          {option}: {choice}
        </Typography>
      ))}
    </Box>
  );
}
