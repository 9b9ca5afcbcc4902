import Call from '@mui/icons-material/CallOutlined';
import Camera from '@mui/icons-material/PhotoCameraOutlined';
import Navigation from '@mui/icons-material/NearMeOutlined';
import Timer from '@mui/icons-material/TimerOutlined';
import { Button, Paper, Stack, Typography } from '@mui/material';
import type { ServiceJob } from '../api';
import { api, queries, useMany } from '../core/api';
import { complain, notify } from '../core/notify';
import { useCan, useMe } from '../core/session';
import { useText } from '../core/texts';
import { useTimes } from './TimeTab';

const BIG = { minHeight: 56, justifyContent: 'flex-start', textTransform: 'none' } as const;

/** What the crew needs with one hand: where to, whom to call, the clock, a photo. */
export function OnSite({ job }: { job: ServiceJob }) {
  const t = useText();
  const { address } = job;
  const lines = [address?.line1, address?.line2, [address?.postalCode, address?.city].filter(Boolean).join(' ')].filter(Boolean);
  return (
    <Stack spacing={2} sx={{ maxWidth: 520 }}>
      {job.notes && (
        <Paper variant="outlined" sx={{ p: 2 }}>
          <Typography sx={{ whiteSpace: 'pre-line' }}>{job.notes}</Typography>
        </Paper>
      )}
      <Stack spacing={1}>
        {job.moves.length > 0 && <Clock job={job} />}
        {job.moves.length > 0 && <Photo job={job} />}
        {job.customerPhone && (
          <Button variant="outlined" color="inherit" startIcon={<Call />} href={`tel:${job.customerPhone}`} sx={BIG}>
            {t('pipeline.jobs.call', { name: job.customerName })}
          </Button>
        )}
        {lines.length > 0 && (
          <Button variant="outlined" color="inherit" startIcon={<Navigation />} href={`geo:0,0?q=${encodeURIComponent(lines.join(', '))}`} sx={BIG}>
            <span>
              {t('pipeline.jobs.route')}
              <Typography variant="body2" color="textSecondary" component="span" sx={{ display: 'block' }}>
                {lines.join(', ')}
              </Typography>
            </span>
          </Button>
        )}
      </Stack>
      <Crew job={job} />
    </Stack>
  );
}

/** My own clock on this job: one button. */
function Clock({ job }: { job: ServiceJob }) {
  const t = useText();
  const can = useCan();
  const { user } = useMe();
  const mine = useTimes(job.id).find(({ userId, endedAt }) => userId === user.id && !endedAt);
  if (!can('jobs:start')) return null;
  const turn = () => {
    const path = `/jobs/${job.id}/time-entries`;
    const done = mine ? api.post(`${path}/${mine.id}/stop`, {}) : api.post(path, {});
    void done.catch(complain).then(() => queries.invalidateQueries());
  };
  return (
    <Button variant="contained" color={mine ? 'secondary' : 'primary'} startIcon={<Timer />} onClick={turn} sx={BIG}>
      {t(mine ? 'pipeline.jobs.clockOut' : 'pipeline.jobs.clockIn')}
    </Button>
  );
}

/** The camera of the phone, straight to the files of the job. */
function Photo({ job }: { job: ServiceJob }) {
  const t = useText();
  const can = useCan();
  if (!can('jobs:write')) return null;
  const attach = async (files: FileList | null) => {
    for (const file of files ?? []) {
      const body = new FormData();
      body.append('file', file);
      await api.post(`/jobs/${job.id}/files`, body);
    }
    notify(t('pipeline.jobs.photoSaved'));
    await queries.invalidateQueries();
  };
  return (
    <Button component="label" variant="outlined" color="inherit" startIcon={<Camera />} sx={BIG}>
      {t('pipeline.jobs.photo')}
      <input hidden type="file" accept="image/*" capture="environment" multiple onChange={(event) => void attach(event.target.files).catch(complain)} />
    </Button>
  );
}

function Crew({ job }: { job: ServiceJob }) {
  const t = useText();
  const can = useCan();
  const { data } = useMany<{ id: string; version: number; name: string }>(can('users:read') && job.crew.length ? '/users' : null, { perPage: 200 });
  if (!job.crew.length) return null;
  return (
    <Stack spacing={0.5} component="section" aria-label={t('pipeline.jobs.crewOf')}>
      <Typography variant="h3" component="h2">
        {t('pipeline.jobs.crewOf')}
      </Typography>
      {job.crew.map(({ userId, role }) => (
        <Typography key={userId}>
          {data?.data.find(({ id }) => id === userId)?.name ?? '–'}{' '}
          <Typography component="span" color="textSecondary">
            {t(`pipeline.jobs.role.${role}`)}
          </Typography>
        </Typography>
      ))}
    </Stack>
  );
}
