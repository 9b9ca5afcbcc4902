import { Box, Button, Skeleton, Stack, TableCell, TableRow } from '@mui/material';
import { Link } from 'react-router';
import { api, queries, useMany } from '../core/api';
import { useConfirm } from '../core/confirm';
import { useFormat } from '../core/format';
import { complain, notify } from '../core/notify';
import { useCan } from '../core/session';
import { Status } from '../core/table';
import { useText } from '../core/texts';
import type { Build, Revision } from './builds';
import { Grid } from './Grid';

/** The states of the list of parts: one draft at most, the others released and locked. */
export function Revisions({ build }: { build: Build }) {
  const t = useText();
  const can = useCan();
  const confirm = useConfirm();
  const { time } = useFormat();
  const path = `/builds/${build.id}/revisions`;
  const { data } = useMany<Revision>(path, { perPage: 100 });
  if (!data) return <Skeleton variant="rounded" height={160} />;
  const all = data.data.toSorted((a, b) => b.number - a.number);
  const done = (text: string) => {
    notify(text);
    void queries.invalidateQueries();
  };
  const release = async (revision: Revision) => {
    if (
      !(await confirm({
        title: t('builds.revisions.release'),
        text: t('builds.revisions.releaseText', { number: revision.number }),
        action: t('builds.revisions.release'),
      }))
    )
      return;
    await api.post(`${path}/${revision.id}/release`).then(() => done(t('builds.revisions.released', { number: revision.number })), complain);
  };
  const open = async () => {
    if (!(await confirm({ title: t('builds.revisions.open'), text: t('builds.revisions.openText'), action: t('builds.revisions.open') }))) return;
    await api.post(path, {}).then(() => done(t('builds.revisions.opened')), complain);
  };
  return (
    <Stack spacing={1.5} sx={{ maxWidth: 900 }}>
      {can('builds:write') && all.every(({ status }) => status !== 'draft') && (
        <Box>
          <Button variant="outlined" color="inherit" onClick={() => void open()}>
            {t('builds.revisions.open')}
          </Button>
        </Box>
      )}
      <Grid
        label={t('builds.tabs.revisions')}
        head={[t('builds.compare.revision'), t('builds.fields.status'), t('builds.fields.note'), t('builds.revisions.actions')]}
      >
        {all.map((revision) => (
          <TableRow key={revision.id}>
            <TableCell sx={{ fontWeight: 560, whiteSpace: 'nowrap' }}>{t('builds.revisions.number', { number: revision.number })}</TableCell>
            <TableCell>
              <Status of={revision.status} />
              {revision.releasedAt && (
                <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>{t('builds.revisions.releasedAt', { at: time(revision.releasedAt) })}</Box>
              )}
            </TableCell>
            <TableCell>{revision.note ?? '–'}</TableCell>
            <TableCell align="right">
              <Button size="small" color="inherit" component={Link} to={`/builds/${build.id}?revisionId=${revision.id}`}>
                {t('builds.revisions.look')}
              </Button>
              {revision.status === 'draft' && can('builds:release') && (
                <Button size="small" onClick={() => void release(revision)}>
                  {t('builds.revisions.release')}
                </Button>
              )}
            </TableCell>
          </TableRow>
        ))}
      </Grid>
    </Stack>
  );
}
