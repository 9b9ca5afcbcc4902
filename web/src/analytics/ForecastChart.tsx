import { Box, Skeleton, Typography } from '@mui/material';
import type { ForecastAnswer } from '../api';
import { isProblem, useOne } from '../core/api';
import { useFormat } from '../core/format';
import { messageOf } from '../core/notify';
import { language, useText } from '../core/texts';
import { ChartView, type ChartSpec } from './ChartView';

/** So many months of the past stand beside those to come. */
const SHOWN = 24;

const monthWord = (month: string) =>
  new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : 'de-AT', { month: 'short', year: '2-digit', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );

/** The past as one line, what may come as another one that goes on from it, with the range around it. */
export function forecastChart({ history, forecast, unit, currency }: ForecastAnswer, words: { title: string; past: string; ahead: string }): ChartSpec {
  const past = history.slice(-SHOWN).map(({ month, value }) => ({ month, value: Number(value) }));
  const ahead = forecast.map(({ month, value, low, high }) => ({ month, value: Number(value), low: Number(low), high: Number(high) }));
  const last = past.at(-1)?.value ?? null;
  const before = past.slice(0, -1).map(() => null);
  return {
    kind: 'line',
    title: words.title,
    unit,
    currency,
    labels: [...past, ...ahead].map(({ month }) => monthWord(month)),
    series: [
      { name: words.past, values: [...past.map(({ value }) => value), ...ahead.map(() => null)] },
      { name: words.ahead, values: [...before, last, ...ahead.map(({ value }) => value)] },
    ],
    range: [...before, ...(last === null ? [] : [{ low: last, high: last }]), ...ahead.map(({ low, high }) => ({ low, high }))],
  };
}

interface Props {
  /** `/forecasts/revenue`, `/forecasts/parts/…` */
  path: string;
  title: string;
  height?: number;
  /** As high as what it stands in. */
  fill?: boolean;
  large?: boolean;
}

/** What months to come may bring, how it was calculated and how far off that was; in words where the past is too short. */
export function ForecastChart({ path, title, height, fill, large }: Props) {
  const t = useText();
  const { data, error } = useOne<ForecastAnswer>(path);
  if (error && !(data && isProblem(error) && error.code === 'network')) return <Typography color="textSecondary">{messageOf(error)}</Typography>;
  if (!data) return <Skeleton variant="rounded" height={height ?? '100%'} />;
  if (!data.method)
    return <Typography color="textSecondary">{t('boards.forecast.tooShort', { needed: data.neededMonths, there: data.history.length })}</Typography>;
  const chart = forecastChart(data, { title, past: t('boards.forecast.past'), ahead: t('boards.forecast.ahead') });
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', ...(fill && { height: 1 }) }}>
      <Box sx={fill ? { flex: '1 1 0', minHeight: 150 } : {}}>
        <ChartView chart={chart} height={height} fill={fill} large={large} column={t('boards.forecast.month')} />
      </Box>
      <Measured of={data} />
    </Box>
  );
}

/** How it was calculated, and what that is worth. */
function Measured({ of: { method, error, heldOutMonths, rangePercent, candidates } }: { of: ForecastAnswer }) {
  const t = useText();
  const { percent } = useFormat();
  const off = (value: number | null) => (value === null ? '–' : percent(Math.round(value * 10) / 10));
  const others = candidates.filter((one) => one.method !== method && one.error !== null);
  return (
    <Typography variant="caption" color="textSecondary" component="p" sx={{ m: 0, mt: 0.5 }}>
      {t('boards.forecast.method', { method: t(`boards.forecast.methods.${method!}`), percent: rangePercent })}{' '}
      {error !== null && t('boards.forecast.error', { error: off(error), months: heldOutMonths })}{' '}
      {others.length > 0 &&
        t('boards.forecast.others', { others: others.map((one) => `${t(`boards.forecast.methods.${one.method}`)} ${off(one.error)}`).join(', ') })}
    </Typography>
  );
}
