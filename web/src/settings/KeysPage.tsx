import { Alert, Button, TextField } from '@mui/material';
import { useState } from 'react';
import type { NewApiKey, Permission } from '../api';
import { api, useWrite } from '../core/api';
import { useCan } from '../core/session';
import { DataTable } from '../core/table';
import { useText } from '../core/texts';
import { DayInput } from '../core/time';
import { Dialogue } from './Dialogue';
import { keysTable } from './keys';
import { PermissionGrid } from './PermissionGrid';
import { Secret } from './Secret';
import { Sheet } from './Sheet';

/** `/settings/keys`: keys of other programs. */
export function KeysPage() {
  const t = useText();
  const can = useCan();
  const [creating, setCreating] = useState(false);
  const create = can('api-keys:write') && (
    <Button variant="contained" onClick={() => setCreating(true)}>
      {t('settings.keys.create')}
    </Button>
  );
  return (
    <Sheet title={t('settings.keys.title')} hint={t('settings.keys.hint')} actions={create}>
      <DataTable of={keysTable} />
      {creating && <KeyDialog onClose={() => setCreating(false)} />}
    </Sheet>
  );
}

function KeyDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const [name, setName] = useState('');
  const [until, setUntil] = useState('');
  const [scopes, setScopes] = useState<Permission[]>([]);
  const end = new Date(`${until}T23:59:59`);
  const expiresAt = until ? (Number.isNaN(end.getTime()) ? until : end.toISOString()) : null; // what is no day is refused, not left out
  const create = useWrite(async () => (await api.post<NewApiKey>('/api-keys', { name: name.trim(), scopes, expiresAt })).data);
  if (create.data)
    return (
      <Dialogue title={t('settings.keys.created', { name: create.data.name })} onClose={onClose}>
        <Alert severity="warning">{t('settings.keys.once')}</Alert>
        <Secret label={t('settings.keys.secret')} value={create.data.key} />
      </Dialogue>
    );
  return (
    <Dialogue
      wide
      title={t('settings.keys.create')}
      action={t('core.actions.create')}
      busy={create.isPending}
      disabled={!name.trim() || !scopes.length}
      error={create.error}
      onSubmit={() => create.mutate()}
      onClose={onClose}
    >
      <TextField
        autoFocus
        required
        label={t('settings.keys.fields.name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        helperText={t('settings.keys.nameHint')}
        slotProps={{ htmlInput: { maxLength: 100 } }}
      />
      <DayInput counts="typed" label={t('settings.keys.fields.expiresAt')} value={until} onChange={setUntil} helperText={t('settings.keys.expiryHint')} />
      <PermissionGrid value={scopes} onChange={setScopes} />
    </Dialogue>
  );
}
