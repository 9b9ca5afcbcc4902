import { Alert, Stack, Typography } from '@mui/material';
import type { NumberGaps } from '../api';
import { useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { Page } from '../core/record';
import { PlainTable } from '../core/table';
import { useText, useWord } from '../core/texts';

/** Proves that every number that was drawn is on a document. */
export function NumbersPage() {
  const t = useText();
  const word = useWord();
  const { number } = useFormat();
  const { data: series, error, refetch } = useOne<NumberGaps[]>('/invoices/number-gaps');
  const whole = series?.every(({ missing }) => !missing.length);
  return (
    <Page title={t('billing.numbers.title')} crumbs={[{ label: t('billing.invoices.title'), to: '/invoices' }]}>
      {error && <Failed error={error} retry={() => void refetch()} />}
      <Stack spacing={2} sx={{ maxWidth: 960 }}>
        <Typography color="textSecondary">{t('billing.numbers.text')}</Typography>
        {series && series.length > 0 && <Alert severity={whole ? 'success' : 'error'}>{t(whole ? 'billing.numbers.proven' : 'billing.numbers.broken')}</Alert>}
        {series && (
          <PlainTable
            label={t('billing.numbers.title')}
            rows={series}
            keyOf={(row) => `${row.series}${row.year}`}
            empty={t('billing.numbers.empty')}
            columns={[
              { label: t('billing.numbers.series'), bare: true, cell: (row) => word(`billing.numbers.kinds.${row.series}`) },
              { label: t('billing.numbers.year'), cell: ({ year }) => (year ? String(year) : t('billing.numbers.running')) },
              { label: t('billing.numbers.count'), right: true, cell: ({ count }) => number(count) },
              { label: t('billing.numbers.first'), cell: ({ firstNumber }) => firstNumber },
              { label: t('billing.numbers.last'), cell: ({ lastNumber }) => lastNumber },
              { label: t('billing.numbers.missing'), right: true, cell: ({ missing }) => (missing.length ? missing.join(', ') : t('billing.numbers.none')) },
            ]}
          />
        )}
      </Stack>
    </Page>
  );
}
