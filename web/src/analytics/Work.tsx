import { Alert, Box } from '@mui/material';
import type { WorkNumber } from '../api';
import { useText } from '../core/texts';
import { NumberLink } from './NumberLink';
import { pageOf } from './useSummary';

const ALARMING: WorkNumber['key'][] = ['orders_late', 'shortages', 'purchase_orders_overdue', 'invoices_overdue'];

const toneOf = ({ key, count }: WorkNumber) => (!count ? 'text.secondary' : ALARMING.includes(key) ? 'error.main' : 'text.primary');

/** What there is to do; each number opens its rows. */
export function Work({ numbers, large }: { numbers: WorkNumber[]; large?: boolean }) {
  const t = useText();
  return (
    <Box>
      {numbers.every(({ count }) => !count) && (
        <Alert severity="success" sx={{ mb: 1.5 }}>
          {t('analytics.calm')}
        </Alert>
      )}
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'repeat(4, minmax(0, 1fr))' }, gap: 1.25 }}>
        {numbers.map((one) => (
          <NumberLink key={one.key} inset label={t(`analytics.work.${one.key}`)} value={one.count} to={pageOf(one.list)} large={large} tone={toneOf(one)} />
        ))}
      </Box>
    </Box>
  );
}
