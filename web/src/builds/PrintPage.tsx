import { Link, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import { api } from '../core/api';
import { useFormat } from '../core/format';
import { Facts, moves, RecordPage, useRemove, type Action, type Fact } from '../core/record';
import { useText } from '../core/texts';
import { PrintedDialog } from './PrintedDialog';
import type { PrintJob } from './prints';

export function PrintPage() {
  const t = useText();
  const { number } = useFormat();
  const { id } = useParams();
  const path = `/print-jobs/${id}`;
  const [asked, setAsked] = useState<PrintJob | null>(null);
  const actions = usePrintActions(path, setAsked);
  const facts = usePrintFacts();
  return (
    <>
      <RecordPage<PrintJob>
        path={path}
        texts="builds.prints"
        canWrite="print-jobs:write"
        crumbs={[{ label: t('builds.prints.title'), to: '/print-jobs' }]}
        title={(job) => job.number}
        hint={(job) => (
          <>
            {number(job.quantity)} ×{' '}
            <Link component={RouterLink} underline="always" to={`/parts/${job.partId}`}>
              {job.partName}
            </Link>
          </>
        )}
        actions={actions}
        facts={facts.head}
        tabs={[
          {
            key: 'facts',
            label: t('builds.prints.tabs.facts'),
            content: (job) => (
              <>
                <Facts facts={facts.body(job)} />
                {job.notes && <Typography sx={{ mt: 2, whiteSpace: 'pre-line' }}>{job.notes}</Typography>}
              </>
            ),
          },
        ]}
      />
      {asked && <PrintedDialog job={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function usePrintFacts(): { head: (job: PrintJob) => Fact[]; body: (job: PrintJob) => Fact[] } {
  const t = useText();
  const { date, number, price, time } = useFormat();
  const grams = (value: number) => t('builds.prints.grams', { value: number(value) });
  const minutes = (value: number) => t('builds.prints.minutes', { value: number(value) });
  return {
    head: (job) => [
      { label: t('builds.prints.fields.machineName'), value: job.machineName ?? '–' },
      { label: t('builds.prints.fields.dueDate'), value: date(job.dueDate) },
      { label: t('builds.prints.fields.productionOrderId'), value: <For job={job} /> },
      ...(job.status === 'done'
        ? [
            { label: t('builds.prints.fields.goodQuantity'), value: number(job.goodQuantity) },
            { label: t('builds.prints.fields.scrappedQuantity'), value: number(job.scrappedQuantity) },
            { label: t('builds.prints.fields.unitCost'), value: price(job.unitCost) },
          ]
        : []),
    ],
    body: (job) => [
      {
        label: t('builds.prints.fields.materialName'),
        value: (
          <Link component={RouterLink} to={`/parts/${job.materialPartId}`}>
            {job.materialName}
          </Link>
        ),
      },
      { label: t('builds.prints.fields.grams'), value: grams(job.grams) },
      { label: t('builds.prints.fields.minutes'), value: minutes(job.minutes) },
      ...(job.usedGrams !== null ? [{ label: t('builds.prints.fields.usedGrams'), value: grams(job.usedGrams) }] : []),
      ...(job.usedMinutes !== null ? [{ label: t('builds.prints.fields.usedMinutes'), value: minutes(job.usedMinutes) }] : []),
      ...(job.startedAt ? [{ label: t('builds.prints.fields.startedAt'), value: time(job.startedAt) }] : []),
      ...(job.finishedAt ? [{ label: t('builds.prints.fields.finishedAt'), value: time(job.finishedAt) }] : []),
    ],
  };
}

function For({ job }: { job: PrintJob }) {
  const t = useText();
  if (!job.productionOrderId) return t('builds.prints.forStock');
  return (
    <Link component={RouterLink} to={`/production/${job.productionOrderId}`}>
      {job.productionNumber}
    </Link>
  );
}

function usePrintActions(path: string, ask: (job: PrintJob) => void): (job: PrintJob) => Action[] {
  const t = useText();
  const go = useNavigate();
  const remove = useRemove();
  return (job) => [
    ...moves(job, {
      start: {
        label: t('core.moves.start'),
        can: 'print-jobs:start',
        confirm: t('builds.prints.startText'),
        run: () => api.post(`${path}/start`),
        done: t('builds.prints.started'),
      },
      complete: { label: t('core.moves.complete'), can: 'print-jobs:complete', run: () => ask(job) },
      reverse: {
        label: t('core.moves.reverse'),
        can: 'print-jobs:reverse',
        danger: true,
        rare: true,
        confirm: t('builds.prints.reverseText'),
        run: () => api.post(`${path}/reverse`),
        done: t('builds.prints.reversed'),
      },
    }),
    ...(job.status === 'planned' || job.status === 'printing'
      ? [{ key: 'edit', label: t('core.actions.edit'), can: 'print-jobs:write', run: () => go(`${path}/edit`) }]
      : []),
    ...moves(job, {
      cancel: {
        label: t('core.moves.cancel'),
        can: 'print-jobs:cancel',
        danger: true,
        rare: true,
        confirm: t('builds.prints.cancelText', { number: job.number }),
        run: () => api.post(`${path}/cancel`),
        done: t('builds.prints.cancelled'),
      },
    }),
    ...(job.status === 'planned' || job.status === 'cancelled' ? [remove(job, { path, title: job.number, to: '/print-jobs', can: 'print-jobs:delete' })] : []),
  ];
}
