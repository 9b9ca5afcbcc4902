import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, LinearProgress, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../api';
import { useText } from '../texts';

export interface Job<R = unknown> {
  id: string;
  type: string;
  status: 'queued' | 'running' | 'done' | 'failed';
  progress: number;
  result: R | null;
  error: string | { message: string } | null;
}

export const ended = (job?: Job): boolean => job?.status === 'done' || job?.status === 'failed';

/** Follows a job until it has ended. */
export function useJob<R>(id: string | null) {
  return useQuery({
    queryKey: ['jobs', id],
    enabled: id !== null,
    queryFn: async ({ signal }) => (await api.get<Job<R>>(`/jobs/${id}`, {}, signal)).data,
    refetchInterval: ({ state }) => (ended(state.data) ? false : 700),
  });
}

interface Props<R> {
  id: string;
  title: string;
  onClose: (result: R | null) => void;
  /** What to show of the result; left out, "done". */
  children?: (result: R) => ReactNode;
}

/** Real progress of long work; closing the dialog leaves it running. */
export function JobDialog<R>({ id, title, onClose, children }: Props<R>) {
  const t = useText();
  const { data: job } = useJob<R>(id);
  const failure = job?.status === 'failed' ? (typeof job.error === 'string' ? job.error : (job.error?.message ?? t('core.unexpected'))) : null;
  return (
    <Dialog open onClose={() => onClose(job?.result ?? null)} maxWidth="xs" aria-labelledby="job-title">
      <DialogTitle id="job-title" component="h2" variant="h2">
        {title}
      </DialogTitle>
      <DialogContent>
        {!ended(job) && (
          <LinearProgress variant={job?.progress ? 'determinate' : 'indeterminate'} value={job?.progress ?? 0} aria-label={title} sx={{ my: 1 }} />
        )}
        {failure && <Alert severity="error">{failure}</Alert>}
        <Typography role="status" component="div">
          {job?.status === 'done'
            ? children && job.result
              ? children(job.result)
              : t('core.done')
            : !failure && t(`core.status.${job?.status === 'running' ? 'running' : 'queued'}`)}
        </Typography>
      </DialogContent>
      <DialogActions>
        <Button onClick={() => onClose(job?.result ?? null)}>{t('core.actions.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
