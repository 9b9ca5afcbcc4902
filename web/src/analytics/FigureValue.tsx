import ArrowDown from '@mui/icons-material/ArrowDownward';
import ArrowUp from '@mui/icons-material/ArrowUpward';
import { Box, Skeleton, Typography } from '@mui/material';
import type { MetricFigure, MetricEntry } from '../api';
import { useFormat } from '../core/format';
import { useText } from '../core/texts';
import type { Shown } from './metrics';
import { useUnit } from './units';

const WHY = { no_data: 'boards.figure.noData', failed: 'boards.figure.failed', missing_permission: 'boards.figure.forbidden' } as const;

/** A number, or in words why there is none: what failed is never a number. */
export function FigureValue({ shown, large }: { shown: Shown; large?: boolean }) {
  const t = useText();
  const unit = useUnit();
  const size = large ? 'clamp(1.4rem, 11cqi, 4.5rem)' : '1.6rem';
  if (shown.state === 'waiting') return <Skeleton width="60%" sx={{ fontSize: size }} />;
  if (shown.state === 'failed' || shown.figure.value === null) {
    const why = shown.state === 'failed' ? 'failed' : (shown.figure.reason ?? 'no_data');
    return (
      <Typography component="span" color="textSecondary" sx={{ fontSize: large ? '1.5rem' : '1rem', lineHeight: 1.4 }}>
        {t(WHY[why])}
      </Typography>
    );
  }
  const { value, unit: of, currency } = shown.figure;
  return (
    <Box component="span" sx={{ fontSize: size, lineHeight: 1.2, fontWeight: 650, fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' }}>
      {unit(value, of, currency)}
    </Box>
  );
}

/** Against the period before: in percent, "new" where there was nothing, nothing where nothing can be compared. */
export function Comparison({ figure, metric, large }: { figure: MetricFigure; metric: Pick<MetricEntry, 'better'>; large?: boolean }) {
  const t = useText();
  const unit = useUnit();
  const { number } = useFormat();
  const { change, changeKind, previous } = figure;
  if (figure.value === null || changeKind === null) return null;
  const text = { fontSize: large ? '1.1rem' : '0.8125rem' };
  if (changeKind !== 'percent' || change === null)
    return (
      <Typography component="span" variant="body2" color="textSecondary" sx={text} title={changeKind === 'new' ? t('boards.figure.newLong') : undefined}>
        {t(changeKind === 'new' ? 'boards.figure.new' : 'boards.figure.same')}
      </Typography>
    );
  // a share that went from 60 to 66 % has grown by 6 points: 10 % would say something else to most readers
  const points = figure.unit === 'percent' && previous !== null ? Number(figure.value) - Number(previous) : null;
  const good = metric.better && (metric.better === 'more') === change > 0;
  const Arrow = change > 0 ? ArrowUp : ArrowDown;
  return (
    <Typography component="span" variant="body2" color="textSecondary" sx={{ ...text, display: 'inline-flex', flexWrap: 'wrap', columnGap: 0.75 }}>
      <Box
        component="span"
        sx={{
          display: 'inline-flex',
          alignItems: 'center',
          whiteSpace: 'nowrap',
          fontWeight: 600,
          color: metric.better ? (good ? 'success.main' : 'error.main') : 'text.primary',
        }}
      >
        <Arrow aria-hidden sx={{ fontSize: '1.1em' }} />
        {points === null
          ? `${change > 0 ? '+' : '−'}${number(Math.abs(change), 1)} %`
          : t('boards.figure.points', { value: `${points > 0 ? '+' : '−'}${number(Math.abs(points), 1)}` })}
      </Box>
      <span>{t('boards.figure.before', { value: unit(previous, figure.unit, figure.currency) })}</span>
    </Typography>
  );
}
