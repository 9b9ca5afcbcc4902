import { Box, Typography } from '@mui/material';
import { useFormat } from '../core/format';
import { useText } from '../core/texts';
import type { Totals } from './orders';

/** Totals and tax lines, as the server computed them. */
export function OrderTotals({ of, currency }: { of: Totals; currency: string }) {
  const t = useText();
  const { money, percent } = useFormat();
  const row = (label: string, value: string, strong = false) => (
    <Box
      key={label}
      sx={{ display: 'flex', justifyContent: 'space-between', gap: 4, ...(strong && { borderTop: 1, borderColor: 'divider', mt: 0.5, pt: 0.75 }) }}
    >
      <Typography component="dt" color={strong ? 'textPrimary' : 'textSecondary'} sx={{ fontWeight: strong ? 620 : 400 }}>
        {label}
      </Typography>
      <Typography component="dd" sx={{ m: 0, fontWeight: strong ? 620 : 400, whiteSpace: 'nowrap' }}>
        {value}
      </Typography>
    </Box>
  );
  return (
    <Box component="dl" aria-label={t('fulfillment.orders.totals')} sx={{ m: 0, mt: 1.5, ml: 'auto', maxWidth: 380, px: 1.5 }}>
      {row(t('fulfillment.orders.fields.subtotal'), money(of.subtotal, currency))}
      {of.taxBreakdown.map((share) =>
        row(
          t('fulfillment.orders.taxLine', {
            category: t(`fulfillment.orders.taxCategory.${share.taxCategory as 'standard'}`),
            rate: percent(share.taxRate),
            base: money(share.base, currency),
          }),
          money(share.tax, currency),
        ),
      )}
      {row(t('fulfillment.orders.fields.totalAmount'), money(of.totalAmount, currency), true)}
    </Box>
  );
}
