import { Stack, Typography } from '@mui/material';
import { Suspense } from 'react';
import { useSearchParams } from 'react-router';
import type { Activity } from '../api';
import { useMany } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { useOffer } from '../core/frame/registry';
import { Page, Views } from '../core/record';
import { useMe } from '../core/session';
import { useText } from '../core/texts';
import { TimelineEntry } from './TimelineEntry';
import { clockOf, instantOf } from '../core/time/zone';

const WHOSE = ['mine', 'all'] as const;
const DAY = 86_400_000;

/** The tasks of the day: overdue, today, the week, later; and what was done today. */
export function TasksPage() {
  const t = useText();
  const { user } = useMe();
  const { day } = useOffer();
  const [params, setParams] = useSearchParams();
  const whose = WHOSE.find((one) => one === params.get('of')) ?? 'mine';
  const ownerId = whose === 'mine' ? user.id : undefined;
  return (
    <Page title={t('crm.tasks.title')}>
      <Stack spacing={3} sx={{ maxWidth: 860 }}>
        <Views
          label={t('crm.tasks.whose')}
          value={whose}
          of={WHOSE.map((value) => ({ value, label: t(`crm.tasks.${value}`) }))}
          onChange={(of) => setParams({ of })}
        />
        <Tasks ownerId={ownerId} />
        <Suspense>
          {day.map(({ part: Part }, at) => (
            <Part key={at} ownerId={ownerId} />
          ))}
        </Suspense>
      </Stack>
    </Page>
  );
}

function useDays() {
  const { organization } = useMe();
  const zone = organization.timeZone ?? 'UTC';
  const now = new Date().toISOString();
  const tomorrow = instantOf(`${clockOf(new Date(Date.parse(now) + DAY).toISOString(), zone).slice(0, 10)}T00:00`, zone);
  return { today: instantOf(`${clockOf(now, zone).slice(0, 10)}T00:00`, zone), tomorrow, week: new Date(Date.parse(tomorrow) + 6 * DAY).toISOString() };
}

function Tasks({ ownerId }: { ownerId?: string }) {
  const t = useText();
  const { today, tomorrow, week } = useDays();
  const { data, isError, error } = useMany<Activity>('/activities', { state: 'open', ownerId, sort: 'dueAt', perPage: 200 });
  const { data: done } = useMany<Activity>('/activities', { state: 'done', ownerId, updatedFrom: today, sort: '-updatedAt', perPage: 20 });
  if (isError) return <Failed error={error} />;
  if (!data) return null;
  const due = (from: string, to: string) => data.data.filter(({ dueAt }) => dueAt! >= from && dueAt! < to);
  const sections: ['overdue' | 'today' | 'week' | 'later' | 'done', Activity[]][] = [
    ['overdue', due('', today)],
    ['today', due(today, tomorrow)],
    ['week', due(tomorrow, week)],
    ['later', due(week, '9')],
    ['done', done?.data ?? []],
  ];
  const shown = sections.filter(([, tasks]) => tasks.length);
  if (!shown.length) return <Typography color="textSecondary">{t('crm.tasks.none')}</Typography>;
  return shown.map(([key, tasks]) => (
    <section key={key} aria-labelledby={`tasks-${key}`}>
      <Typography id={`tasks-${key}`} component="h2" variant="h2">
        {t(`crm.tasks.sections.${key}`)} ({tasks.length})
      </Typography>
      <Stack component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {tasks.map((task) => (
          <TimelineEntry key={task.id} entry={task} where />
        ))}
      </Stack>
    </section>
  ));
}
