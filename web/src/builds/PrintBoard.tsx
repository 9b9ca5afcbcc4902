import { Button, Link, Skeleton, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { api, useMany } from '../core/api';
import { Board } from '../core/board';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { PrintedDialog } from './PrintedDialog';
import type { PrintJob } from './prints';

const COLUMNS = ['planned', 'printing', 'done'] as const;
type Lane = (typeof COLUMNS)[number];
/** What a drop into a column does. */
const verbOf = (job: PrintJob, to: string) =>
  job.status === 'planned' && to === 'printing' ? 'start' : job.status === 'printing' && to === 'done' ? 'complete' : null;

export function PrintBoard() {
  const t = useText();
  const can = useCan();
  const [asked, setAsked] = useState<{ job: PrintJob; answer: (done: boolean) => void } | null>(null);
  const ask = (status: Lane, sort: string, perPage: number) => ({ status, sort, perPage });
  const lanes = [
    useMany<PrintJob>('/print-jobs', ask('planned', 'createdAt', 50)),
    useMany<PrintJob>('/print-jobs', ask('printing', 'createdAt', 50)),
    useMany<PrintJob>('/print-jobs', ask('done', '-updatedAt', 10)),
  ];
  const failed = lanes.find((lane) => lane.isError && !lane.data);
  if (failed) return <Failed error={failed.error} retry={() => void failed.refetch()} />;
  if (lanes.some((lane) => !lane.data)) return <Skeleton variant="rounded" height={320} />;
  const label = (status: string) => t(`core.status.${status as Lane}`);
  const columns = COLUMNS.map((key, at) => {
    const total = lanes[at].data!.pagination?.total ?? 0;
    const more = total > lanes[at].data!.data.length;
    return { key, label: label(key), total, foot: more && <More status={key} /> };
  });
  const close = (done: boolean) => {
    asked?.answer(done);
    setAsked(null);
  };
  const move = async (job: PrintJob, to: string) => {
    if (verbOf(job, to) === 'complete') return new Promise<boolean>((answer) => setAsked({ job, answer }));
    await api.post(`/print-jobs/${job.id}/start`);
    return true;
  };
  return (
    <>
      <Board<PrintJob>
        label={t('builds.prints.board')}
        columns={columns}
        cards={lanes.flatMap((lane) => lane.data!.data)}
        idOf={({ id }) => id}
        columnOf={({ status }) => status}
        titleOf={({ number }) => number}
        render={(job) => <Card job={job} />}
        targets={(job) =>
          COLUMNS.filter((to) => {
            const verb = verbOf(job, to);
            return verb && can(`print-jobs:${verb}`);
          })
        }
        reason={(job, to) =>
          t('builds.production.refused', { number: job.number, why: t('builds.production.noWay', { from: label(job.status), to: label(to) }) })
        }
        onMove={move}
      />
      {asked && <PrintedDialog job={asked.job} onClose={close} />}
    </>
  );
}

function More({ status }: { status: string }) {
  const t = useText();
  return (
    <Button size="small" component={RouterLink} to={`/print-jobs?as=list&status=${status}`}>
      {t('builds.prints.more')}
    </Button>
  );
}

function Card({ job }: { job: PrintJob }) {
  const t = useText();
  const { date, number } = useFormat();
  const where = [job.machineName, job.materialName].filter(Boolean).join(' · ');
  const result =
    job.status === 'done' &&
    `${t('builds.prints.fields.goodQuantity')} ${number(job.goodQuantity)} · ${t('builds.prints.fields.scrappedQuantity')} ${number(job.scrappedQuantity)}`;
  return (
    <Stack spacing={0.5}>
      <Link component={RouterLink} to={`/print-jobs/${job.id}`} sx={{ fontWeight: 600, color: 'text.primary', alignSelf: 'flex-start' }}>
        {job.number}
      </Link>
      <Typography>{t('builds.prints.pieces', { quantity: number(job.quantity), name: job.partName })}</Typography>
      {[where, result || null, job.productionNumber, job.dueDate && date(job.dueDate)]
        .filter((line): line is string => !!line)
        .map((line) => (
          <Typography key={line} variant="body2" color="textSecondary">
            {line}
          </Typography>
        ))}
    </Stack>
  );
}
