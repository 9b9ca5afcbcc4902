import LockOutlined from '@mui/icons-material/LockOutlined';
import { Alert, Box, Button, Chip, Paper, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import type { MedicalAnswer } from '../api';
import { api } from '../core/api';
import { complain } from '../core/notify';
import { VerbDialog } from '../core/record';
import { useCan } from '../core/session';
import { useText } from '../core/texts';

const LISTS = ['conditions', 'allergies', 'medications'] as const;

/**
 * Asked for by hand and once: what is read is written into the audit log, so nothing here reads again by itself, as the other pages do when
 * somebody changes something.
 */
export function MedicalTab({ customerId }: { customerId: string }) {
  const t = useText();
  const path = `/customers/${customerId}/medical-information`;
  const [held, setHeld] = useState<MedicalAnswer | null>(null);
  const [busy, setBusy] = useState(false);
  const show = async () => {
    setBusy(true);
    await api.get<MedicalAnswer>(path).then(({ data }) => setHeld(data), complain);
    setBusy(false);
  };
  if (held) return <Shown path={path} held={held} onChange={setHeld} />;
  return (
    <Stack spacing={2} sx={{ maxWidth: 640, alignItems: 'flex-start' }}>
      <Alert severity="info" icon={<LockOutlined />}>
        {t('health.medical.locked')}
      </Alert>
      <Button variant="contained" loading={busy} onClick={() => void show()}>
        {t('health.medical.show')}
      </Button>
    </Stack>
  );
}

function Shown({ path, held, onChange }: { path: string; held: MedicalAnswer; onChange: (held: MedicalAnswer) => void }) {
  const t = useText();
  const can = useCan();
  const [open, setOpen] = useState(false);
  return (
    <Paper variant="outlined" component="section" sx={{ p: 2, maxWidth: 860 }} aria-label={t('health.medical.title')}>
      <Stack spacing={2}>
        {LISTS.map((name) => (
          <Box key={name}>
            <Typography variant="caption" color="textSecondary">
              {t(`health.medical.${name}`)}
            </Typography>
            <Stack direction="row" useFlexGap spacing={0.75} sx={{ flexWrap: 'wrap', pt: 0.5 }}>
              {held[name].map((one) => (
                <Chip key={one} label={one} color={name === 'allergies' ? 'error' : 'default'} variant="outlined" />
              ))}
              {!held[name].length && t('health.medical.none')}
            </Stack>
          </Box>
        ))}
        {held.notes && <Typography sx={{ whiteSpace: 'pre-line' }}>{held.notes}</Typography>}
        {can('medical-information:write') && (
          <Button variant="outlined" sx={{ alignSelf: 'flex-start' }} onClick={() => setOpen(true)}>
            {t('health.medical.change')}
          </Button>
        )}
      </Stack>
      {open && <MedicalDialog path={path} held={held} onSaved={onChange} onClose={() => setOpen(false)} />}
    </Paper>
  );
}

const lines = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((one) => one.trim())
      .filter(Boolean),
  ),
];

function MedicalDialog({ path, held, onSaved, onClose }: { path: string; held: MedicalAnswer; onSaved: (held: MedicalAnswer) => void; onClose: () => void }) {
  const t = useText();
  const [typed, setTyped] = useState(() => Object.fromEntries(LISTS.map((name) => [name, held[name].join('\n')])) as Record<(typeof LISTS)[number], string>);
  const [notes, setNotes] = useState(held.notes ?? '');
  const save = async () => {
    const values = Object.fromEntries(LISTS.map((name) => [name, lines(typed[name])]));
    onSaved((await api.put<MedicalAnswer>(path, { ...values, notes: notes || null, version: held.version })).data);
  };
  return (
    <VerbDialog title={t('health.medical.title')} submit={t('core.actions.save')} run={save} done={t('core.saved')} onClose={onClose}>
      {LISTS.map((name) => (
        <TextField
          key={name}
          multiline
          minRows={2}
          label={t(`health.medical.${name}`)}
          helperText={t('health.medical.lines')}
          value={typed[name]}
          onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
        />
      ))}
      <TextField multiline minRows={2} label={t('health.medical.notes')} value={notes} onChange={(event) => setNotes(event.target.value)} />
    </VerbDialog>
  );
}
