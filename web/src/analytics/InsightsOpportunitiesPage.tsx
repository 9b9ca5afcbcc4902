import { Alert, Box, Button, Checkbox, Chip, FormControlLabel, Pagination, Skeleton, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Opportunity } from '../api';
import { api, queries, useMany } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { complain, notify } from '../core/notify';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { KINDS, useInsights, type Potential } from './insights';
import { InsightsFrame } from './InsightsFrame';
import { OpportunityCard } from './InsightsOpportunity';
import { OutreachDialog } from './InsightsOutreachDialog';

const PER_PAGE = 25;

/** `/insights/opportunities`: whom to call today, the most urgent first. */
export function InsightsOpportunitiesPage() {
  const t = useText();
  const base = useInsights();
  const [params] = useSearchParams();
  const page = Number(params.get('page')) || 1;
  const kind = params.get('type') ?? undefined;
  const { data, isError, error, refetch } = useMany<Opportunity>(`${base}/opportunities`, { type: kind, page, perPage: PER_PAGE });
  const summary = data?.meta.summary as Potential | undefined;
  return (
    <InsightsFrame hint={t('insights.opportunities.text')}>
      {isError && <Failed error={error} retry={() => void refetch()} />}
      {!data && !isError && <Skeleton variant="rounded" height={320} />}
      {data && summary && (
        <>
          <Head summary={summary} kind={kind} />
          {data.data.length ? <Cards key={`${kind} ${page}`} of={data.data} /> : <None filtered={!!kind} />}
          <Pages total={data.pagination?.totalPages ?? 1} page={page} />
        </>
      )}
    </InsightsFrame>
  );
}

/** What is worth it, and of which kind. */
function Head({ summary, kind }: { summary: Potential; kind?: string }) {
  const t = useText();
  const { money } = useFormat();
  const [, setParams] = useSearchParams();
  const { totalOpportunities: count, potentialRevenue, currency } = summary;
  return (
    <Stack spacing={1}>
      <Stack direction="row" useFlexGap spacing={0.75} role="group" aria-label={t('insights.profiles.fields.opportunity')} sx={{ flexWrap: 'wrap' }}>
        {(['all', ...KINDS] as const).map((one) => {
          const on = one === (kind ?? 'all');
          return (
            <Chip
              key={one}
              label={t(`insights.opportunities.types.${one}`)}
              component="button"
              clickable
              aria-pressed={on}
              color={on ? 'primary' : 'default'}
              variant={on ? 'filled' : 'outlined'}
              onClick={() => setParams(one === 'all' ? {} : { type: one })}
              sx={{ height: 32, '@media (pointer: coarse)': { height: 44 } }}
            />
          );
        })}
      </Stack>
      <Typography>
        {t('insights.opportunities.count', { count })} ·{' '}
        {potentialRevenue === null
          ? t('insights.opportunities.potentialNone')
          : t('insights.opportunities.potential', { amount: money(potentialRevenue, currency) })}
      </Typography>
    </Stack>
  );
}

/** The cards, by how urgent they are; several may be dealt with at once. */
function Cards({ of }: { of: Opportunity[] }) {
  const t = useText();
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const may = useCan()('insights:write');
  const chosen = of.filter(({ customerId }) => ids.has(customerId));
  const toggle = (id: string) => setIds((now) => new Set(now.has(id) ? [...now].filter((one) => one !== id) : [...now, id]));
  const groups = [1, 2, 3, 4].map((priority) => ({ priority, of: of.filter((one) => one.priority === priority) })).filter((one) => one.of.length);
  return (
    <Stack spacing={2}>
      {may && (
        <FormControlLabel
          control={
            <Checkbox
              checked={chosen.length === of.length}
              indeterminate={chosen.length > 0 && chosen.length < of.length}
              onChange={(_, on) => setIds(new Set(on ? of.map(({ customerId }) => customerId) : []))}
            />
          }
          label={t('insights.opportunities.selectAll')}
          sx={{ alignSelf: 'flex-start', mr: 0 }}
        />
      )}
      {groups.map(({ priority, of: some }) => (
        <Box key={priority} component="section" aria-labelledby={`priority-${priority}`}>
          <Typography id={`priority-${priority}`} component="h2" variant="h2" sx={{ mb: 1 }}>
            {t(`insights.opportunities.priority.p${priority as 1}`)}
          </Typography>
          <Box
            component="ul"
            sx={{
              m: 0,
              p: 0,
              listStyle: 'none',
              display: 'grid',
              gap: 1.5,
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
            }}
          >
            {some.map((one) => (
              <OpportunityCard key={one.customerId} of={one} chosen={ids.has(one.customerId)} onChoose={may ? () => toggle(one.customerId) : undefined} />
            ))}
          </Box>
        </Box>
      ))}
      {chosen.length > 0 && <Bulk of={chosen} onDone={() => setIds(new Set())} />}
    </Stack>
  );
}

function Bulk({ of, onDone }: { of: Opportunity[]; onDone: () => void }) {
  const t = useText();
  const base = useInsights();
  const [logging, setLogging] = useState(false);
  const [busy, setBusy] = useState(false);
  const done = async () => {
    setBusy(true);
    try {
      await api.post(`${base}/opportunities/done`, { customerIds: of.map(({ customerId }) => customerId) });
      notify(t('insights.actions.doneSaved'));
      onDone();
    } catch (error) {
      complain(error);
    }
    setBusy(false);
    await queries.invalidateQueries();
  };
  return (
    <Alert
      severity="info"
      icon={false}
      sx={{
        position: 'sticky',
        bottom: { xs: 64, md: 8 },
        zIndex: 2,
        boxShadow: 4,
        '& .MuiAlert-action': { flexWrap: 'wrap', gap: 1, ml: 0 },
        flexWrap: 'wrap',
      }}
      action={
        <>
          <Button size="small" color="inherit" variant="outlined" onClick={() => setLogging(true)}>
            {t('insights.opportunities.bulkLog')}
          </Button>
          <Button size="small" variant="contained" loading={busy} onClick={() => void done()}>
            {t('insights.opportunities.bulkDone')}
          </Button>
        </>
      }
    >
      {t('insights.opportunities.selected', { count: of.length })}
      {logging && (
        <OutreachDialog
          people={of.map(({ customerId, customerName }) => ({ id: customerId, name: customerName }))}
          onSaved={onDone}
          onClose={() => setLogging(false)}
        />
      )}
    </Alert>
  );
}

function None({ filtered }: { filtered: boolean }) {
  const t = useText();
  return (
    <Stack
      spacing={1}
      sx={{ alignItems: 'center', textAlign: 'center', py: 7, px: 2, border: 1, borderStyle: 'dashed', borderColor: 'divider', borderRadius: 1 }}
    >
      <Typography component="p" variant="h2">
        {t(filtered ? 'insights.opportunities.noneOfThese' : 'insights.opportunities.empty')}
      </Typography>
      {!filtered && (
        <Typography color="textSecondary" sx={{ maxWidth: 460 }}>
          {t('insights.opportunities.emptyText')}
        </Typography>
      )}
    </Stack>
  );
}

function Pages({ total, page }: { total: number; page: number }) {
  const [params, setParams] = useSearchParams();
  if (total < 2) return null;
  const go = (next: number) => {
    const now = new URLSearchParams(params);
    if (next > 1) now.set('page', String(next));
    else now.delete('page');
    setParams(now);
  };
  return <Pagination count={total} page={page} onChange={(_, next) => go(next)} sx={{ alignSelf: 'center' }} />;
}
