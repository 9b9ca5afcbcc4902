import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { DashboardView } from '../api';
import { api, useMany } from '../core/api';
import { VerbDialog } from '../core/record';
import { useCan } from '../core/session';
import { useText, useWord } from '../core/texts';

const SHARES = ['none', 'read', 'write'] as const;
const BUILT_IN = ['admin', 'manager', 'staff', 'viewer'];

/** Name, who sees it, who begins with it; of a new dashboard too. */
export function BoardSettings({ board, onClose }: { board?: DashboardView; onClose: () => void }) {
  const t = useText();
  const go = useNavigate();
  const [values, setValues] = useState({ name: board?.name ?? '', shared: board?.shared ?? 'none', role: board?.role ?? null });
  const run = async () => {
    if (board) return api.patch(`/dashboards/${board.id}`, { version: board.version, ...values });
    const { data } = await api.post<DashboardView>('/dashboards', values);
    return go(`/dashboards/${data.id}?arrange=true`);
  };
  return (
    <VerbDialog
      title={t(board ? 'boards.settingsTitle' : 'boards.create')}
      submit={t(board ? 'core.actions.save' : 'core.actions.create')}
      disabled={!values.name.trim()}
      run={run}
      onClose={onClose}
    >
      <TextField
        autoFocus
        required
        label={t('boards.name')}
        value={values.name}
        onChange={(event) => setValues({ ...values, name: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 80 } }}
      />
      <TextField
        select
        label={t('boards.shared.label')}
        value={values.shared}
        onChange={(event) => {
          const shared = event.target.value as (typeof SHARES)[number];
          setValues({ ...values, shared, role: shared === 'none' ? null : values.role });
        }}
      >
        {SHARES.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`boards.shared.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      <RoleField value={values.role} disabled={values.shared === 'none'} onChange={(role) => setValues({ ...values, role })} />
    </VerbDialog>
  );
}

/** Only those who set up the organization say what others begin with. */
function RoleField({ value, disabled, onChange }: { value: string | null; disabled: boolean; onChange: (role: string | null) => void }) {
  const t = useText();
  const word = useWord();
  const can = useCan();
  const { data } = useMany<{ id: string; name: string; version: number }>(can('roles:read') ? '/roles' : null, { perPage: 200 });
  if (!can('organization:write')) return null;
  const names = [...new Set([...BUILT_IN, ...(data?.data.map(({ name }) => name) ?? []), ...(value ? [value] : [])])];
  return (
    <TextField select label={t('boards.role.label')} value={value ?? ''} disabled={disabled} onChange={(event) => onChange(event.target.value || null)}>
      <MenuItem value="">{t('boards.role.none')}</MenuItem>
      {names.map((name) => (
        <MenuItem key={name} value={name}>
          {word(`core.roles.${name}`, name)}
        </MenuItem>
      ))}
    </TextField>
  );
}
