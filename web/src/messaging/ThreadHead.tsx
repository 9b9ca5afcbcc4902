import ArrowBack from '@mui/icons-material/ArrowBack';
import Info from '@mui/icons-material/InfoOutlined';
import { Box, IconButton, MenuItem, Stack, TextField, Tooltip, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink, useLocation } from 'react-router';
import type { ConversationView } from '../api';
import { api, queries, useAll, type Rec } from '../core/api';
import { Others } from '../core/live/Others';
import { complain } from '../core/notify';
import { Actions, type Action } from '../core/record';
import { useCan } from '../core/session';
import { Status } from '../core/table/status';
import { useText } from '../core/texts';
import { useTitle } from '../core/title';
import { nameOf, useBase } from './inbox';
import { SnoozeDialog } from './SnoozeDialog';
import { SourceIcon } from './SourceIcon';

const PRIORITIES = ['low', 'medium', 'high', 'urgent'] as const;

/** Whose conversation it is, how it stands, who cares for it, and what may be done with it. */
export function ThreadHead({ of, onAbout }: { of: ConversationView; onAbout?: () => void }) {
  const t = useText();
  const { search } = useLocation();
  const [snoozing, setSnoozing] = useState(false);
  useTitle(nameOf(of));
  return (
    <Box sx={{ px: { xs: 1, md: 2 }, py: 1, borderBottom: 1, borderColor: 'divider' }}>
      <Stack direction="row" useFlexGap spacing={1} sx={{ alignItems: 'center' }}>
        <IconButton component={RouterLink} to={`/conversations${search}`} aria-label={t('messaging.back')} sx={{ display: { md: 'none' } }}>
          <ArrowBack />
        </IconButton>
        <Box sx={{ minWidth: 0, flex: 1 }}>
          <Typography variant="h1" noWrap>
            {nameOf(of)}
          </Typography>
          <Typography variant="body2" color="textSecondary" noWrap sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
            <SourceIcon source={of.source} size={16} /> {of.channelName} · {of.subject ?? of.phone ?? of.email ?? of.address}
          </Typography>
        </Box>
        <Others />
        {onAbout && (
          <Tooltip title={t('messaging.about')}>
            <IconButton aria-label={t('messaging.about')} onClick={onAbout}>
              <Info />
            </IconButton>
          </Tooltip>
        )}
      </Stack>
      <Stack direction="row" useFlexGap spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap', mt: 1 }}>
        <Status of={of.status} texts="messaging" />
        <Stack direction="row" spacing={1} sx={{ display: { xs: 'none', md: 'flex' } }}>
          <Caring of={of} />
        </Stack>
        <Stack direction="row" spacing={1} sx={{ ml: 'auto' }}>
          <Actions of={useSteps(of, () => setSnoozing(true))} />
        </Stack>
      </Stack>
      {snoozing && <SnoozeDialog of={of} onClose={() => setSnoozing(false)} />}
    </Box>
  );
}

function useSteps(of: ConversationView, snooze: () => void): Action[] {
  const t = useText();
  const base = `${useBase()}/${of.id}`;
  const can = 'conversations:write';
  const may = useCan();
  const step = (verb: string) => ({ key: verb, can, run: () => api.post(`${base}/${verb}`) });
  const all: Action[] = [
    { ...step('resolve'), label: t('messaging.steps.resolve'), done: t('messaging.steps.resolved'), undo: () => api.post(`${base}/reopen`) },
    { ...step('reopen'), label: t('messaging.steps.reopen') },
    { key: 'snooze', can, label: t('messaging.steps.snooze'), run: snooze },
  ];
  return [
    ...all.filter(({ key }) => of.moves.includes(key)),
    ...(of.provider === 'sandbox' && may('channels:read')
      ? [{ key: 'play', rare: true, label: t('messaging.sandbox.open'), run: () => void window.open(sandboxOf(of), '_blank', 'noopener') }]
      : []),
    { key: 'unread', label: t('messaging.steps.unread'), rare: true, run: () => api.post(`${base}/read`, { read: false }) },
    {
      key: 'optOut',
      can,
      rare: true,
      danger: !of.optedOut,
      label: t(of.optedOut ? 'messaging.steps.optIn' : 'messaging.steps.optOut'),
      confirm: of.optedOut ? undefined : t('messaging.steps.optOutText'),
      run: () => api.post(`${base}/opt-out`, { optedOut: !of.optedOut }),
    },
  ];
}

/** The window in which one plays this customer. */
const sandboxOf = (of: ConversationView) =>
  `/channels/${of.channelId}/sandbox?${new URLSearchParams({ from: of.address, ...(of.contactName && { name: of.contactName }) }).toString()}`;

/** Who answers, and how much it presses. */
export function Caring({ of }: { of: ConversationView }) {
  const t = useText();
  const can = useCan();
  const base = `${useBase()}/${of.id}`;
  const { data } = useAll<Rec & { name: string }>(can('users:read') ? '/users' : null, { active: true });
  const write = (run: Promise<unknown>) => void run.catch(complain).finally(() => void queries.invalidateQueries());
  const disabled = !can('conversations:write');
  const people = data?.data ?? [];
  return (
    <>
      {people.length > 0 && (
        <TextField
          select
          size="small"
          label={t('messaging.fields.assigneeId')}
          disabled={disabled}
          value={people.some(({ id }) => id === of.assigneeId) ? of.assigneeId : ''}
          onChange={(event) => write(api.post(`${base}/assign`, { assigneeId: event.target.value || null }))}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
          sx={{ width: 160 }}
        >
          <MenuItem value="">{t('messaging.nobody')}</MenuItem>
          {people.map(({ id, name }) => (
            <MenuItem key={id} value={id}>
              {name}
            </MenuItem>
          ))}
        </TextField>
      )}
      <TextField
        select
        size="small"
        label={t('messaging.fields.priority')}
        disabled={disabled}
        value={of.priority}
        onChange={(event) => write(api.patch(base, { version: of.version, priority: event.target.value }))}
        sx={{ width: 120 }}
      >
        {PRIORITIES.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`messaging.priority.${one}`)}
          </MenuItem>
        ))}
      </TextField>
    </>
  );
}
