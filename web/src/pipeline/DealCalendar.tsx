import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { Box, IconButton, Link, Skeleton, Stack, Tooltip, Typography } from '@mui/material';
import { Link as RouterLink, useSearchParams } from 'react-router';
import type { Deal } from '../api';
import { useAll } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { useListFilters } from '../core/table';
import { language, useText } from '../core/texts';
import { dealsTable } from './deals';
import { daysOfMonth, stepMonth } from './month';

const short = (options: Intl.DateTimeFormatOptions, day: string) =>
  new Intl.DateTimeFormat(language(), { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
const WIDE = { xs: 'none', md: 'block' };

/** Deals on the day they are expected to close; on phones a list of the days that have any. */
export function DealCalendar({ pipelineId }: { pipelineId?: string }) {
  const [params] = useSearchParams();
  const asked = params.get('month') ?? '';
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? asked : new Date().toISOString().slice(0, 7);
  const days = daysOfMonth(month);
  const { query, bar } = useListFilters(dealsTable);
  const { data, isError, error } = useAll<Deal>('/deals', { ...query, pipelineId, closeFrom: days[0], closeTo: days.at(-1), sort: 'expectedCloseDate' });
  if (isError) return <Failed error={error} />;
  return (
    <Stack spacing={1.5}>
      {bar(<Months month={month} />)}
      {data ? <Grid month={month} days={days} deals={data.data} /> : <Skeleton variant="rounded" height={420} />}
    </Stack>
  );
}

function Months({ month }: { month: string }) {
  const t = useText();
  const [, setParams] = useSearchParams();
  const go = (steps: number) =>
    setParams((now) => {
      now.set('month', stepMonth(month, steps));
      return now;
    });
  const arrow = (label: string, steps: number) => (
    <Tooltip title={label}>
      <IconButton aria-label={label} onClick={() => go(steps)}>
        {steps < 0 ? <ChevronLeft /> : <ChevronRight />}
      </IconButton>
    </Tooltip>
  );
  return (
    <Stack direction="row" spacing={0.5} sx={{ alignItems: 'center' }}>
      {arrow(t('pipeline.deals.calendar.before'), -1)}
      <Typography component="h2" variant="h2" aria-live="polite" sx={{ minWidth: 140, textAlign: 'center' }}>
        {short({ month: 'long', year: 'numeric' }, `${month}-01`)}
      </Typography>
      {arrow(t('pipeline.deals.calendar.after'), 1)}
    </Stack>
  );
}

function Grid({ month, days, deals }: { month: string; days: string[]; deals: Deal[] }) {
  const t = useText();
  const of = (day: string) => deals.filter(({ expectedCloseDate }) => expectedCloseDate === day);
  const none = !deals.some(({ expectedCloseDate }) => expectedCloseDate?.startsWith(month));
  return (
    <>
      {none && <Typography color="textSecondary">{t('pipeline.deals.calendar.none')}</Typography>}
      <Box
        role="region"
        aria-label={t('pipeline.deals.view.calendar')}
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(7, minmax(0, 1fr))' },
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          bgcolor: 'background.paper',
        }}
      >
        {days.slice(0, 7).map((day) => (
          <Typography key={day} variant="caption" color="textSecondary" sx={{ display: WIDE, p: 0.5, textAlign: 'center' }}>
            {short({ weekday: 'short' }, day)}
          </Typography>
        ))}
        {days.map((day) => (
          <Day key={day} day={day} outside={!day.startsWith(month)} deals={of(day)} />
        ))}
      </Box>
    </>
  );
}

function Day({ day, outside, deals }: { day: string; outside: boolean; deals: Deal[] }) {
  const { money } = useFormat();
  const here = deals.length > 0 && !outside ? 'block' : 'none';
  return (
    <Box
      sx={{
        display: { xs: here, md: 'block' },
        minHeight: { md: 92 },
        p: 0.75,
        minWidth: 0,
        borderTop: 1,
        borderLeft: { md: 1 },
        borderColor: { xs: 'divider', md: 'divider' }, // the border of a breakpoint begins with the colour of the text
        bgcolor: { md: outside ? 'action.hover' : undefined },
      }}
    >
      <Typography variant="caption" sx={{ fontWeight: 600, display: WIDE }}>
        {Number(day.slice(8))}
      </Typography>
      <Typography component="h3" variant="h3" sx={{ display: { md: 'none' } }}>
        {short({ weekday: 'long', day: 'numeric', month: 'long' }, day)}
      </Typography>
      {deals.map((deal) => (
        <Link
          key={deal.id}
          component={RouterLink}
          to={`/deals/${deal.id}`}
          underline="hover"
          sx={{
            display: 'block',
            color: 'text.primary',
            py: { xs: 1, md: 0.25 },
            overflowWrap: 'anywhere',
            textDecoration: deal.status === 'lost' ? 'line-through' : undefined,
          }}
        >
          <Typography component="span" variant="body2" sx={{ display: 'block', fontWeight: 600 }}>
            {deal.status === 'won' && '✓ '}
            {deal.title}
          </Typography>
          <Typography component="span" variant="caption" color="textSecondary">
            {money(deal.value, deal.currency)} · {deal.stageName}
          </Typography>
        </Link>
      ))}
    </Box>
  );
}
