import { Box, ButtonBase, Typography } from '@mui/material';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { Profile } from '../api';
import { useMany, type Query } from '../core/api';
import { useFormat } from '../core/format';
import { DataTable, Status, useListFilters } from '../core/table';
import { useText } from '../core/texts';
import { STATUSES, useInsights, type Summary } from './insights';
import { profilesTable } from './insights.tables';
import { InsightsFrame } from './InsightsFrame';

/** `/insights`: who comes, who has gone quiet, who is about to leave. */
export function InsightsPage() {
  const t = useText();
  const base = useInsights();
  const table = useMemo(() => profilesTable(base), [base]);
  const { query } = useListFilters(table);
  return (
    <InsightsFrame hint={t('insights.profiles.text')}>
      <Counters path={table.path} query={query} />
      <DataTable of={table} />
    </InsightsFrame>
  );
}

/** How many of those that are looked for stand how; a touch shows only them. */
function Counters({ path, query: { status, ...others } }: { path: string; query: Query }) {
  const t = useText();
  const [params, setParams] = useSearchParams();
  // counted without the status: it is what is chosen here
  const { data } = useMany<Profile>(path, { ...others, perPage: 1 });
  const summary = data?.meta.summary as Summary | undefined;
  const chosen = Array.isArray(status) ? status[0] : status;
  const choose = (next?: string) => {
    const now = new URLSearchParams(params);
    for (const name of ['status', 'page', 'peek']) now.delete(name);
    if (next) now.set('status', next);
    setParams(now);
  };
  const counts = { active: summary?.activeCustomers, dormant: summary?.dormantCustomers, at_risk: summary?.atRiskCustomers };
  return (
    <Box
      role="group"
      aria-label={t('insights.profiles.counters')}
      sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', sm: 'repeat(4, minmax(0, 170px))' } }}
    >
      <Counter count={summary?.totalCustomers} on={!chosen} onClick={() => choose()}>
        <Typography component="span" variant="body2">
          {t('insights.profiles.all')}
        </Typography>
      </Counter>
      {STATUSES.map((one) => (
        <Counter key={one} count={counts[one]} on={chosen === one} onClick={() => choose(chosen === one ? undefined : one)}>
          <Status of={one} texts="insights" />
        </Counter>
      ))}
    </Box>
  );
}

interface CounterProps {
  count?: number;
  on: boolean;
  onClick: () => void;
  children: React.ReactNode;
}

function Counter({ count, on, onClick, children }: CounterProps) {
  const { number } = useFormat();
  return (
    <ButtonBase
      aria-pressed={on}
      onClick={onClick}
      sx={{
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'flex-start',
        gap: 0.5,
        px: 1.5,
        py: 1,
        minHeight: 64,
        border: 1,
        borderColor: on ? 'primary.main' : 'divider',
        boxShadow: on ? 'inset 0 0 0 1px var(--mui-palette-primary-main)' : 'none',
        borderRadius: 1,
        bgcolor: 'background.paper',
        '&:hover': { borderColor: 'primary.main' },
      }}
    >
      {children}
      <Box component="span" sx={{ fontSize: '1.35rem', lineHeight: 1.2, fontWeight: 650, fontVariantNumeric: 'tabular-nums' }}>
        {count === undefined ? '–' : number(count)}
      </Box>
    </ButtonBase>
  );
}
