import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Paper, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import type { ReportRunEntry, RunRecipient } from '../api';
import { api, download, queries, useMany, useOne, type Rec } from '../core/api';
import { useFormat } from '../core/format';
import { complain } from '../core/notify';
import { useCan } from '../core/session';
import { Status } from '../core/table';
import { useText } from '../core/texts';

type Run = ReportRunEntry & Rec;

/** What was sent when, to whom, and what became of it. */
export function ScheduleRuns({ id }: { id: string }) {
  const t = useText();
  const path = `/report-schedules/${id}/runs`;
  const { data } = useMany<Run>(path, { perPage: 50 });
  if (!data) return null;
  if (!data.data.length) return <Typography color="textSecondary">{t('schedules.runs.none')}</Typography>;
  return (
    <Stack component="ul" spacing={1.5} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {data.data.map((run) => (
        <OneRun key={run.id} run={run} path={`${path}/${run.id}`} />
      ))}
    </Stack>
  );
}

function OneRun({ run, path }: { run: Run; path: string }) {
  const t = useText();
  const can = useCan();
  const { time, date } = useFormat();
  const retry = () => void api.post(`${path}/retry`).then(() => queries.invalidateQueries(), complain);
  const again = can('reports:send') && (run.status === 'failed' || run.status === 'partly');
  return (
    <Paper component="li" variant="outlined" sx={{ p: 1.5 }}>
      <Stack direction="row" useFlexGap spacing={1.5} sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
        <Typography sx={{ fontWeight: 560 }}>{time(run.dueAt)}</Typography>
        <Status of={run.status} texts="schedules" />
        {run.period && (
          <Typography variant="body2" color="textSecondary">
            {date(run.period.from)} – {date(run.period.to)} ({run.timeZone})
          </Typography>
        )}
        {run.trigger === 'hand' && (
          <Typography variant="body2" color="textSecondary">
            {t('schedules.runs.byHand', { name: run.startedByName ?? '' })}
          </Typography>
        )}
        {again && (
          <Button size="small" onClick={retry} sx={{ ml: 'auto' }}>
            {t('schedules.runs.retry')}
          </Button>
        )}
      </Stack>
      {run.error && (
        <Typography variant="body2" color="error" sx={{ mt: 0.5 }}>
          {run.error}
        </Typography>
      )}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, mt: 1, p: 0, display: 'grid', gap: 0.75 }}>
        {run.recipients.map((one) => (
          <Recipient key={one.id} one={one} path={`${path}/mails/${one.id}`} />
        ))}
      </Box>
    </Paper>
  );
}

function Recipient({ one, path }: { one: RunRecipient; path: string }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <Box component="li" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5, rowGap: 0.25 }}>
      <Typography variant="body2" sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        {one.email === null ? t('schedules.erased') : one.name ? `${one.name} (${one.email})` : one.email}
      </Typography>
      <Status of={one.status} texts="schedules" />
      {one.rows !== null && (
        <Typography variant="body2" color="textSecondary">
          {t('schedules.runs.rows', { count: one.rows })}
        </Typography>
      )}
      {one.mayOpen && one.mailId && (
        <Button size="small" onClick={() => setOpen(true)}>
          {t('schedules.runs.read')}
        </Button>
      )}
      {one.mayOpen &&
        one.files.map(({ id, name }) => (
          <Button key={id} size="small" color="inherit" onClick={() => void download(`${path}/files/${id}`, {}, name).catch(complain)}>
            {name}
          </Button>
        ))}
      {one.error && (
        <Typography variant="body2" color="error">
          {one.error}
        </Typography>
      )}
      {open && <Letter path={path} name={one.name ?? one.email ?? ''} onClose={() => setOpen(false)} />}
    </Box>
  );
}

/** The mail as it was sent, in a frame of its own in which nothing runs. */
function Letter({ path, name, onClose }: { path: string; name: string; onClose: () => void }) {
  const t = useText();
  const { data } = useOne<{ subject: string; html: string }>(path);
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby="letter-title">
      <DialogTitle id="letter-title" component="h2" variant="h2">
        {data?.subject ?? t('schedules.runs.subject', { name })}
      </DialogTitle>
      <DialogContent>
        {data && <Box component="iframe" title={data.subject} sandbox="" srcDoc={data.html} sx={{ width: 1, height: '65vh', border: 0, bgcolor: '#fff' }} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('core.actions.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
