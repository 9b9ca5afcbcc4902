import Delete from '@mui/icons-material/DeleteOutlined';
import { Box, Checkbox, Chip, IconButton, Link, Tooltip, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { Activity } from '../api';
import { api, queries } from '../core/api';
import { useFormat } from '../core/format';
import { recordLink } from '../core/frame/registry';
import { complain, notify } from '../core/notify';
import { useCan, useMe } from '../core/session';
import { useText } from '../core/texts';
import { ICONS } from './activities';

const write = async (run: Promise<unknown>) => {
  await run.catch(complain);
  await queries.invalidateQueries();
};

/** One entry: what happened, who wrote it and when; a task is ticked off here, what one wrote oneself is deleted with undo. */
export function TimelineEntry({ entry, where = false }: { entry: Activity; where?: boolean }) {
  const t = useText();
  const { time } = useFormat();
  const Icon = ICONS[entry.type];
  const who = entry.authorName ?? t('record.system');
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1.5, py: 1.25, borderBottom: 1, borderColor: 'divider' }}>
      {entry.dueAt ? (
        <Done entry={entry} />
      ) : (
        <Tooltip title={t(`crm.types.${entry.type}`)}>
          <Icon titleAccess={t(`crm.types.${entry.type}`)} sx={{ color: 'text.secondary', mt: 0.25, fontSize: 20, flexShrink: 0 }} />
        </Tooltip>
      )}
      <Box sx={{ minWidth: 0, flex: 1 }}>
        <Title entry={entry} />
        {entry.description && entry.description !== entry.title && (
          <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {entry.description}
          </Typography>
        )}
        <Typography variant="caption" color="textSecondary" component="div">
          {where && entry.customerName ? `${entry.customerName} · ` : ''}
          <time dateTime={entry.dueAt ?? entry.occurredAt}>{entry.dueAt ? t('crm.due', { at: time(entry.dueAt) }) : time(entry.occurredAt)}</time>
          {' · '}
          {entry.dueAt && entry.ownerName ? entry.ownerName : who}
        </Typography>
      </Box>
      <Remove entry={entry} />
    </Box>
  );
}

function Title({ entry }: { entry: Activity }) {
  const t = useText();
  const { noteType, isInternal } = (entry.data ?? {}) as { noteType?: string; isInternal?: boolean };
  const link = entry.subjectType && entry.subjectType !== 'notes' ? recordLink(entry.subjectType) : undefined;
  const to = link && entry.subjectId ? link.to({ id: entry.subjectId } as never) : entry.dueAt && entry.customerId ? `/customers/${entry.customerId}` : null;
  const done = entry.doneAt !== null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'center' }}>
      <Typography component="span" sx={{ fontWeight: 560, overflowWrap: 'anywhere', textDecoration: done ? 'line-through' : undefined }}>
        {to ? (
          <Link component={RouterLink} to={to} color="inherit">
            {entry.title}
          </Link>
        ) : (
          entry.title
        )}
      </Typography>
      {noteType && noteType !== 'general' && (
        <Chip size="small" color={noteType === 'complaint' ? 'warning' : 'default'} variant="outlined" label={t(`crm.noteTypes.${noteType as 'complaint'}`)} />
      )}
      {isInternal && <Chip size="small" variant="outlined" label={t('crm.internal')} />}
      {entry.overdue && <Chip size="small" color="error" variant="outlined" label={t('core.status.overdue')} />}
    </Box>
  );
}

function Done({ entry }: { entry: Activity }) {
  const t = useText();
  const can = useCan();
  const label = t(entry.doneAt ? 'crm.undone' : 'crm.done', { title: entry.title });
  const tick = () => void write(api.patch(`/activities/${entry.id}`, { version: entry.version, doneAt: entry.doneAt ? null : new Date().toISOString() }));
  return (
    <Checkbox
      size="small"
      checked={entry.doneAt !== null}
      disabled={!can('activities:write')}
      onChange={tick}
      slotProps={{ input: { 'aria-label': label } }}
      sx={{ p: 0.25, alignSelf: 'flex-start', '@media (pointer: coarse)': { p: 1.5, m: -1 } }}
    />
  );
}

/** What an event wrote stays; a note is deleted as a note. */
function Remove({ entry }: { entry: Activity }) {
  const t = useText();
  const can = useCan();
  const { user, role } = useMe();
  const path = entry.subjectType === 'notes' ? `/notes/${entry.subjectId}` : entry.event ? null : `/activities/${entry.id}`;
  const mine = role !== 'staff' || entry.createdBy === user.id || entry.ownerId === user.id;
  if (!path || !mine || !can(path.startsWith('/notes') ? 'notes:write' : 'activities:write')) return null;
  const remove = async () => {
    const { data } = await api.get<{ version: number }>(path);
    await api.delete(path, { version: data.version });
    notify(t('core.deleted'), { undo: () => write(api.post(`${path}/restore`)) });
  };
  return (
    <Tooltip title={t('crm.delete')}>
      <IconButton aria-label={t('crm.delete')} onClick={() => void write(remove())} sx={{ alignSelf: 'flex-start' }}>
        <Delete fontSize="small" />
      </IconButton>
    </Tooltip>
  );
}
