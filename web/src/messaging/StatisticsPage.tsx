import { Box, MenuItem, Paper, Stack, TextField, Typography } from '@mui/material';
import { BarChart } from '@mui/x-charts/BarChart';
import { useTheme } from '@mui/material/styles';
import { useMemo, useState, type ReactNode } from 'react';
import type { ConversationStats, PeriodFigures } from '../api';
import { useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { Facts, Page } from '../core/record';
import { PlainTable } from '../core/table';
import { useText, useWord } from '../core/texts';
import { useBase } from './inbox';

const DAY_MS = 86_400_000;

/** How much is written, how fast it is answered: the server's figures, and "–" where there is nothing to measure. */
export function StatisticsPage() {
  const t = useText();
  const [days, setDays] = useState(30);
  const from = useMemo(() => new Date(Date.now() - days * DAY_MS).toISOString(), [days]);
  const { data, isError, error, refetch } = useOne<ConversationStats>(`${useBase()}/stats`, { from });
  const { number } = useFormat();
  const wait = useWait();
  if (isError) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <Page
      title={t('messaging.stats.title')}
      crumbs={[{ label: t('messaging.title'), to: '/conversations' }]}
      actions={
        <TextField
          select
          size="small"
          label={t('messaging.stats.period')}
          value={days}
          onChange={(event) => setDays(Number(event.target.value))}
          sx={{ width: 160 }}
        >
          {[7, 30, 90, 365].map((value) => (
            <MenuItem key={value} value={value}>
              {t('messaging.stats.days', { count: value })}
            </MenuItem>
          ))}
        </TextField>
      }
    >
      {data && (
        <Stack spacing={3}>
          <Facts
            facts={[
              { label: t('messaging.stats.unread'), value: number(data.unreadConversations) },
              { label: t('messaging.stats.active'), value: number(data.activeConversations) },
              { label: t('messaging.stats.needsReply'), value: number(data.needsReply) },
              { label: t('messaging.stats.today'), value: number(data.conversationsToday) },
              { label: t('messaging.stats.begun'), value: number(data.period.conversations) },
              { label: t('messaging.stats.incoming'), value: number(data.period.incoming) },
              { label: t('messaging.stats.outgoing'), value: number(data.period.outgoing) },
              { label: t('messaging.stats.resolved'), value: number(data.period.resolved) },
              { label: t('messaging.stats.firstResponse'), value: wait(data.period.avgFirstResponse) },
              { label: t('messaging.stats.response'), value: wait(data.period.avgResponseTime) },
              { label: t('messaging.stats.resolution'), value: wait(data.period.avgResolutionTime) },
            ]}
          />
          <Tables period={data.period} />
          <Hours period={data.period} />
        </Stack>
      )}
    </Page>
  );
}

/** Minutes as people say them. */
function useWait() {
  const t = useText();
  const { number } = useFormat();
  return (minutes: number | null) => {
    if (minutes === null) return '–';
    if (minutes < 90) return t('messaging.stats.minutes', { value: number(minutes, minutes < 10 ? 1 : 0) });
    return minutes < 48 * 60
      ? t('messaging.stats.hours', { value: number(minutes / 60, 1) })
      : t('messaging.stats.wholeDays', { value: number(minutes / 1440, 1) });
  };
}

const Block = ({ title, children }: { title: string; children: ReactNode }) => (
  <Stack spacing={1} component="section" aria-label={title}>
    <Typography variant="h2">{title}</Typography>
    {children}
  </Stack>
);

function Tables({ period }: { period: PeriodFigures }) {
  const t = useText();
  const word = useWord();
  const { number } = useFormat();
  const wait = useWait();
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '1fr 1fr' }, gap: 3 }}>
      <Block title={t('messaging.stats.bySource')}>
        <PlainTable
          label={t('messaging.stats.bySource')}
          rows={period.bySource}
          keyOf={({ source }) => source}
          empty={t('messaging.stats.nothing')}
          columns={[
            { label: t('messaging.fields.source'), cell: ({ source }) => word(`messaging.source.${source}`) },
            { label: t('messaging.stats.begun'), right: true, cell: ({ conversations }) => number(conversations) },
            { label: t('messaging.stats.firstResponse'), right: true, cell: ({ avgFirstResponse }) => wait(avgFirstResponse) },
          ]}
        />
      </Block>
      <Block title={t('messaging.stats.byPerson')}>
        <PlainTable
          label={t('messaging.stats.byPerson')}
          rows={period.byPerson}
          keyOf={({ userId }) => userId}
          empty={t('messaging.stats.nothing')}
          columns={[
            { label: t('messaging.stats.person'), cell: ({ name }) => name ?? '–' },
            { label: t('messaging.stats.answers'), right: true, cell: ({ answers }) => number(answers) },
            { label: t('messaging.stats.response'), right: true, cell: ({ avgResponseTime }) => wait(avgResponseTime) },
          ]}
        />
      </Block>
    </Box>
  );
}

function Hours({ period: { byHour } }: { period: PeriodFigures }) {
  const t = useText();
  const theme = useTheme();
  const { primary, secondary } = (theme.vars ?? theme).palette;
  if (!byHour.some(({ incoming, outgoing }) => incoming + outgoing)) return null;
  return (
    <Paper variant="outlined" sx={{ p: 2 }}>
      <Typography variant="h2">{t('messaging.stats.byHour')}</Typography>
      <Box aria-hidden>
        <BarChart
          height={240}
          skipAnimation
          disableKeyboardNavigation
          xAxis={[{ data: byHour.map(({ hour }) => hour), scaleType: 'band' }]}
          series={[
            { data: byHour.map(({ incoming }) => incoming), label: t('messaging.stats.incoming'), color: primary.main },
            { data: byHour.map(({ outgoing }) => outgoing), label: t('messaging.stats.outgoing'), color: secondary.main },
          ]}
          borderRadius={3}
        />
      </Box>
      <Box component="details" sx={{ mt: 1 }}>
        <Typography component="summary" variant="body2" sx={{ cursor: 'pointer', color: 'text.secondary', minHeight: 24 }}>
          {t('messaging.stats.asTable')}
        </Typography>
        <PlainTable
          label={t('messaging.stats.byHour')}
          rows={byHour}
          keyOf={({ hour }) => String(hour)}
          columns={[
            { label: t('messaging.stats.hour'), cell: ({ hour }) => `${hour}:00` },
            { label: t('messaging.stats.incoming'), right: true, cell: ({ incoming }) => String(incoming) },
            { label: t('messaging.stats.outgoing'), right: true, cell: ({ outgoing }) => String(outgoing) },
          ]}
        />
      </Box>
    </Paper>
  );
}
