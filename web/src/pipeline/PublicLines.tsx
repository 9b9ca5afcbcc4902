import { Box, Typography } from '@mui/material';
import type { PublicQuote } from '../api';
import type { Format } from '../core/format';
import { PlainTable } from '../core/table';
import { useText, useWord } from '../core/texts';

/** The lines and what they come to, as on the paper. */
export function PublicLines({ quote, format }: { quote: PublicQuote; format: Format }) {
  const t = useText();
  const word = useWord();
  const { currency } = quote;
  const sums = [
    ...(quote.discountPercent
      ? [[`${t('pipeline.quotes.open.discount')} ${format.percent(quote.discountPercent)}`, `− ${format.money(quote.discountAmount, currency)}`]]
      : []),
    [t('pipeline.quotes.open.net'), format.money(quote.subtotal, currency)],
    ...quote.taxBreakdown.map((share) => [t('pipeline.quotes.open.tax', { rate: format.percent(share.taxRate) }), format.money(share.tax, currency)]),
    [t('pipeline.quotes.open.total'), format.money(quote.totalAmount, currency)],
  ];
  return (
    <Box>
      <PlainTable
        label={t('pipeline.quotes.tabs.lines')}
        rows={quote.items}
        keyOf={(item) => `${quote.items.indexOf(item)}`}
        columns={[
          { label: t('pipeline.quotes.open.item'), bare: true, cell: ({ description, sku }) => [description, sku].filter(Boolean).join(' · ') },
          {
            label: t('pipeline.quotes.open.quantity'),
            right: true,
            cell: ({ quantity, unit }) => `${format.number(quantity)} ${word(`core.units.${unit ?? 'pcs'}`)}`,
          },
          {
            label: t('pipeline.quotes.open.unitPrice'),
            right: true,
            cell: ({ unitPrice, discountPercent }) => (
              <>
                {format.price(unitPrice, currency)}
                {discountPercent > 0 && (
                  <Typography variant="caption" color="textSecondary" component="div">
                    {t('pipeline.quotes.open.less', { percent: format.percent(discountPercent) })}
                  </Typography>
                )}
              </>
            ),
          },
          { label: t('pipeline.quotes.open.amount'), right: true, cell: ({ lineTotal }) => format.money(lineTotal, currency) },
        ]}
      />
      <Box component="dl" sx={{ m: 0, mt: 1.5, ml: 'auto', maxWidth: 340, px: 1.5 }}>
        {sums.map(([label, value], at) => (
          <Box
            key={label}
            sx={{
              display: 'flex',
              justifyContent: 'space-between',
              gap: 3,
              ...(at === sums.length - 1 && { borderTop: 1, borderColor: 'divider', mt: 0.5, pt: 0.5, fontWeight: 650 }),
            }}
          >
            <Box component="dt">{label}</Box>
            <Box component="dd" sx={{ m: 0, whiteSpace: 'nowrap' }}>
              {value}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
