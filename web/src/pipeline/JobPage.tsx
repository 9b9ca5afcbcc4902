import { FormControlLabel, Link, Switch, TextField } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import type { ServiceJob } from '../api';
import { api } from '../core/api';
import { useFormat } from '../core/format';
import { moves, RecordPage, useRemove, VerbDialog, type Action } from '../core/record';
import { useText } from '../core/texts';
import { OnSite } from './OnSite';
import { SalesItems } from './SalesItems';
import { TimeTab, useWorked } from './TimeTab';
import { useJobChain } from './useChain';

type Asking = { job: ServiceJob; verb: 'complete' | 'cancel' };

export function JobPage() {
  const t = useText();
  const worked = useWorked();
  const { id } = useParams();
  const { time } = useFormat();
  const [asking, setAsking] = useState<Asking | null>(null);
  const actions = useJobActions((job, verb) => setAsking({ job, verb }));
  const chain = useJobChain(id);
  const close = () => setAsking(null);
  return (
    <>
      <RecordPage<ServiceJob>
        path={`/jobs/${id}`}
        texts="pipeline.jobs"
        canWrite="jobs:write"
        crumbs={[{ label: t('pipeline.jobs.title'), to: '/jobs' }]}
        title={({ jobNumber, title }) => `${jobNumber} · ${title}`}
        hint={({ customerId, customerName }) => (
          <Link component={RouterLink} underline="always" to={`/customers/${customerId}`}>
            {customerName}
          </Link>
        )}
        actions={actions}
        chain={chain}
        facts={(job) => [
          { label: t('pipeline.jobs.fields.scheduledStart'), value: time(job.scheduledStart) },
          { label: t('pipeline.jobs.fields.scheduledEnd'), value: time(job.scheduledEnd) },
          { label: t('pipeline.jobs.fields.minutes'), value: worked(job.minutes) },
          ...(job.completionNote ? [{ label: t('pipeline.jobs.fields.completionNote'), value: job.completionNote }] : []),
          ...(job.cancelReason ? [{ label: t('pipeline.jobs.fields.cancelReason'), value: job.cancelReason }] : []),
        ]}
        tabs={[
          { key: 'crew', label: t('pipeline.jobs.tabs.crew'), content: (job) => <OnSite job={job} /> },
          { key: 'time', label: t('pipeline.jobs.tabs.time'), content: (job) => <TimeTab job={job} /> },
          { key: 'lines', label: t('pipeline.jobs.tabs.lines'), content: (job) => <SalesItems of={job} empty={t('pipeline.jobs.noLines')} /> },
        ]}
      />
      {asking?.verb === 'complete' && <CompleteDialog job={asking.job} onClose={close} />}
      {asking?.verb === 'cancel' && <CancelDialog job={asking.job} onClose={close} />}
    </>
  );
}

function useJobActions(ask: (job: ServiceJob, verb: Asking['verb']) => void): (job: ServiceJob) => Action[] {
  const t = useText();
  const go = useNavigate();
  const remove = useRemove();
  return (job) => {
    const path = `/jobs/${job.id}`;
    return [
      ...moves(job, {
        start: { label: t('pipeline.jobs.start'), can: 'jobs:start', run: () => api.post(`${path}/start`), done: t('pipeline.jobs.started') },
        complete: { label: t('pipeline.jobs.complete'), can: 'jobs:complete', run: () => ask(job, 'complete') },
      }),
      ...(job.invoiceId ? [{ key: 'invoice', label: t('pipeline.jobs.toInvoice'), can: 'invoices:read', run: () => go(`/invoices/${job.invoiceId}`) }] : []),
      ...(job.moves.length ? [{ key: 'edit', label: t('core.actions.edit'), can: 'jobs:write', rare: true, run: () => go(`${path}/edit`) }] : []),
      ...moves(job, { cancel: { label: t('pipeline.jobs.cancel'), can: 'jobs:cancel', danger: true, rare: true, run: () => ask(job, 'cancel') } }),
      ...(job.status === 'in_progress' ? [] : [remove(job, { path, title: job.jobNumber, to: '/jobs', can: 'jobs:delete' })]),
    ];
  };
}

function CompleteDialog({ job, onClose }: { job: ServiceJob; onClose: () => void }) {
  const t = useText();
  const [note, setNote] = useState('');
  const [invoice, setInvoice] = useState(true);
  return (
    <VerbDialog
      title={t('pipeline.jobs.completeTitle', { number: job.jobNumber })}
      text={t('pipeline.jobs.completeText')}
      submit={t('pipeline.jobs.complete')}
      run={() => api.post(`/jobs/${job.id}/complete`, { note: note.trim() || undefined, invoice })}
      done={t('pipeline.jobs.completed')}
      onClose={onClose}
    >
      <TextField label={t('pipeline.jobs.note')} multiline minRows={3} autoFocus value={note} onChange={(event) => setNote(event.target.value)} />
      <FormControlLabel control={<Switch checked={invoice} onChange={(_, on) => setInvoice(on)} />} label={t('pipeline.jobs.makeInvoice')} />
    </VerbDialog>
  );
}

function CancelDialog({ job, onClose }: { job: ServiceJob; onClose: () => void }) {
  const t = useText();
  const [reason, setReason] = useState('');
  return (
    <VerbDialog
      danger
      title={t('pipeline.jobs.cancelTitle', { number: job.jobNumber })}
      text={t('pipeline.jobs.cancelText')}
      submit={t('pipeline.jobs.cancel')}
      run={() => api.post(`/jobs/${job.id}/cancel`, { reason: reason.trim() || undefined })}
      done={t('pipeline.jobs.cancelled')}
      onClose={onClose}
    >
      <TextField label={t('pipeline.jobs.reason')} autoFocus value={reason} onChange={(event) => setReason(event.target.value)} />
    </VerbDialog>
  );
}
