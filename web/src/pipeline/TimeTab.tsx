import Delete from '@mui/icons-material/DeleteOutlined';
import { IconButton } from '@mui/material';
import type { ServiceJob, TimeEntry } from '../api';
import { api, queries, useOne } from '../core/api';
import { useFormat } from '../core/format';
import { complain } from '../core/notify';
import { useCan } from '../core/session';
import { PlainTable } from '../core/table';
import { useText } from '../core/texts';

/** Minutes as hours and minutes. */
export function useWorked(): (minutes: number) => string {
  const t = useText();
  return (minutes) => t('pipeline.jobs.minutes', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

export const useTimes = (jobId: string) => useOne<TimeEntry[]>(`/jobs/${jobId}/time-entries`).data ?? [];

/** Who worked from when until when. */
export function TimeTab({ job }: { job: ServiceJob }) {
  const t = useText();
  const can = useCan();
  const worked = useWorked();
  const { time } = useFormat();
  const times = useTimes(job.id);
  const remove = ({ id, version }: TimeEntry) =>
    void api
      .delete(`/jobs/${job.id}/time-entries/${id}`, { version })
      .catch(complain)
      .then(() => queries.invalidateQueries());
  return (
    <PlainTable
      label={t('pipeline.jobs.tabs.time')}
      rows={times}
      keyOf={({ id }) => id}
      empty={t('pipeline.jobs.noTime')}
      columns={[
        { label: t('pipeline.jobs.fields.userName'), bare: true, cell: ({ userName }) => userName ?? '–' },
        { label: t('pipeline.jobs.fields.scheduledStart'), cell: ({ startedAt }) => time(startedAt) },
        { label: t('pipeline.jobs.fields.endedAt'), cell: ({ endedAt }) => (endedAt ? time(endedAt) : t('pipeline.jobs.running')) },
        { label: t('pipeline.jobs.fields.minutes'), right: true, cell: ({ minutes }) => worked(minutes) },
        { label: t('pipeline.jobs.fields.note'), cell: ({ note }) => note ?? '' },
        ...(can('jobs:write')
          ? [
              {
                label: t('core.actions.delete'),
                hidden: true,
                bare: true,
                cell: (entry: TimeEntry) => (
                  <IconButton size="small" aria-label={t('pipeline.jobs.removeTime', { name: entry.userName })} onClick={() => remove(entry)}>
                    <Delete fontSize="small" />
                  </IconButton>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
