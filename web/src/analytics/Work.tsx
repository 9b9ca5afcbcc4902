import ArrowForward from '@mui/icons-material/ArrowForward';
import { Alert, Box, ButtonBase, Typography } from '@mui/material';
import { Link } from 'react-router';
import type { WorkNumber } from '../api';
import { useFormat } from '../core/format';
import { useText } from '../core/texts';
import { pageOf } from './useSummary';

const ALARMING: WorkNumber['key'][] = ['orders_late', 'shortages', 'purchase_orders_overdue', 'invoices_overdue'];

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
          <Tile key={one.key} of={one} large={large} />
        ))}
      </Box>
    </Box>
  );
}

function Tile({ of: { key, count, list }, large }: { of: WorkNumber; large?: boolean }) {
  const t = useText();
  const { number } = useFormat();
  const tone = !count ? 'text.secondary' : ALARMING.includes(key) ? 'error.main' : 'text.primary';
  return (
    <ButtonBase
      component={Link}
      to={pageOf(list)}
      sx={{
        display: 'grid',
        gap: 0.5,
        gridTemplateColumns: 'minmax(0, 1fr)',
        justifyContent: 'stretch',
        justifyItems: 'start',
        alignContent: 'space-between',
        textAlign: 'left',
        p: 1.5,
        minHeight: 84,
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        bgcolor: 'background.default',
        '&:hover': { borderColor: 'primary.main' },
      }}
    >
      <Typography component="span" color="textSecondary" variant="body2" sx={{ hyphens: 'auto', minWidth: 0, overflowWrap: 'anywhere' }}>
        {t(`analytics.work.${key}`)}
      </Typography>
      <Box component="span" sx={{ display: 'flex', width: 1, alignItems: 'end', justifyContent: 'space-between', color: tone }}>
        <Box component="span" sx={{ fontSize: large ? '2.75rem' : '1.5rem', lineHeight: 1.1, fontWeight: 650, fontVariantNumeric: 'tabular-nums' }}>
          {number(count)}
        </Box>
        <ArrowForward aria-hidden sx={{ fontSize: 18, color: 'text.secondary' }} />
      </Box>
    </ButtonBase>
  );
}
