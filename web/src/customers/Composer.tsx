import { Box, Button, FormControlLabel, MenuItem, Paper, Stack, Switch, TextField, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useState } from 'react';
import { api, queries } from '../core/api';
import { RecordPicker } from '../core/form';
import { complain, notify } from '../core/notify';
import { MentionField } from '../core/record';
import { useCan, useMe } from '../core/session';
import { useText } from '../core/texts';
import { MomentInput } from '../core/time';
import { ICONS, KINDS, NOTE_KINDS, type About, type Kind } from './activities';
import { clockOf, instantOf } from '../core/time/zone';

interface Draft {
  text: string;
  title: string;
  noteType: string;
  isInternal: boolean;
  mentionIds: string[];
  at: string;
  ownerId: string | null;
}
const EMPTY: Draft = { text: '', title: '', noteType: 'general', isInternal: true, mentionIds: [], at: '', ownerId: null };

/** Writes down what was said or what is to be done. A note with `@` tells colleagues; on a deal notes are entries like any other. */
export function Composer({ about }: { about: About }) {
  const t = useText();
  const can = useCan();
  const { organization } = useMe();
  const zone = organization.timeZone ?? 'UTC';
  const kinds = KINDS.filter((kind) => kind !== 'note' || about.subjectId || can('notes:write'));
  const [kind, setKind] = useState<Kind>(kinds[0]);
  const [draft, setDraft] = useState(EMPTY);
  const [busy, setBusy] = useState(false);
  const set = (patch: Partial<Draft>) => setDraft((now) => ({ ...now, ...patch }));
  const noted = kind === 'note' && !about.subjectId;
  const ready = noted ? draft.text.trim() : draft.title.trim() && (kind !== 'task' || draft.at);
  const send = async () => {
    setBusy(true);
    try {
      await (noted ? api.post('/notes', noteOf(about, draft)) : api.post('/activities', activityOf(about, kind, draft, zone)));
      setDraft(EMPTY);
      notify(t('core.saved'));
    } catch (error) {
      complain(error);
    }
    setBusy(false);
    await queries.invalidateQueries();
  };
  return (
    <Paper variant="outlined" component="section" aria-label={t('crm.compose')} sx={{ p: 1.5 }}>
      <Stack spacing={1.5}>
        <ToggleButtonGroup
          exclusive
          size="small"
          value={kind}
          aria-label={t('crm.kind')}
          onChange={(_, next) => next && setKind(next)}
          sx={{ flexWrap: 'wrap' }}
        >
          {kinds.map((one) => (
            <Kinds key={one} kind={one} />
          ))}
        </ToggleButtonGroup>
        {noted ? <NoteFields draft={draft} set={set} onSend={() => void send()} /> : <ActivityFields kind={kind} draft={draft} set={set} zone={zone} />}
        <Box>
          <Button variant="contained" disabled={!ready} loading={busy} onClick={() => void send()}>
            {t(`crm.save.${kind}`)}
          </Button>
        </Box>
      </Stack>
    </Paper>
  );
}

const noteOf = ({ customerId }: About, { text, noteType, isInternal, mentionIds }: Draft) => ({
  customerId,
  type: noteType,
  content: text,
  isInternal,
  mentionIds,
});

function activityOf({ customerId, subjectType, subjectId }: About, type: Kind, { title, text, at, ownerId }: Draft, zone: string) {
  const when = at ? instantOf(at, zone) : undefined;
  const about = subjectId ? { subjectType, subjectId } : { customerId };
  return { ...about, type, title, description: text || null, ...(type === 'task' ? { dueAt: when, ownerId } : { occurredAt: when }) };
}

function Kinds({ kind, ...props }: { kind: Kind }) {
  const t = useText();
  const Icon = ICONS[kind];
  return (
    <ToggleButton {...props} value={kind} sx={{ textTransform: 'none', gap: 0.75, px: { xs: 1, sm: 1.5 }, minHeight: { xs: 44, sm: 36 } }}>
      <Icon fontSize="small" />
      {t(`crm.types.${kind}`)}
    </ToggleButton>
  );
}

interface Fields {
  draft: Draft;
  set: (patch: Partial<Draft>) => void;
}

function NoteFields({ draft, set, onSend }: Fields & { onSend: () => void }) {
  const t = useText();
  return (
    <>
      <MentionField
        label={t('crm.noteText')}
        hint={t('crm.noteHint')}
        text={draft.text}
        onText={(text) => set({ text })}
        onChoose={({ id }) => set({ mentionIds: [...new Set([...draft.mentionIds, id])] })}
        onSend={onSend}
      />
      <Stack direction="row" useFlexGap spacing={2} sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
        <TextField select label={t('crm.noteType')} value={draft.noteType} onChange={(event) => set({ noteType: event.target.value })} sx={{ minWidth: 160 }}>
          {NOTE_KINDS.map((one) => (
            <MenuItem key={one} value={one}>
              {t(`crm.noteTypes.${one}`)}
            </MenuItem>
          ))}
        </TextField>
        <FormControlLabel control={<Switch checked={draft.isInternal} onChange={(_, on) => set({ isInternal: on })} />} label={t('crm.internalLabel')} />
      </Stack>
    </>
  );
}

function ActivityFields({ kind, draft, set, zone }: Fields & { kind: Kind; zone: string }) {
  const t = useText();
  const can = useCan();
  return (
    <>
      <TextField
        label={t('crm.title')}
        value={draft.title}
        required
        fullWidth
        onChange={(event) => set({ title: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
      <TextField
        label={t('crm.text')}
        value={draft.text}
        multiline
        minRows={2}
        fullWidth
        onChange={(event) => set({ text: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 10_000 } }}
      />
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={1.5}>
        <MomentInput
          label={t(kind === 'task' ? 'crm.dueAt' : 'crm.occurredAt')}
          required={kind === 'task'}
          value={draft.at}
          onFocus={() => !draft.at && kind !== 'task' && set({ at: clockOf(new Date().toISOString(), zone) })}
          onChange={(at) => set({ at })}
          sx={{ minWidth: 270 }}
        />
        {kind === 'task' && can('users:read') && (
          <RecordPicker resource="users" label={t('crm.owner')} value={draft.ownerId} onChange={(ownerId) => set({ ownerId })} query={{ active: true }} />
        )}
      </Stack>
    </>
  );
}
