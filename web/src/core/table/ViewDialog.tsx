import { Button, Dialog, DialogActions, DialogContent, DialogTitle, FormControlLabel, FormHelperText, Stack, Switch, TextField } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { api, isProblem, useWrite } from '../api';
import { messageOf } from '../notify';
import { useText } from '../texts';
import type { SavedView } from './SavedViews';

interface Props {
  /** The one to rename or share; without, a new one. */
  view?: SavedView;
  list: string;
  query: string;
  onClose: () => void;
  onSaved: (view: SavedView) => void;
}

/** Name, sharing and default of a view. */
export function ViewDialog({ view, list, query, onClose, onSaved }: Props) {
  const t = useText();
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(view?.shared ?? false);
  const [isDefault, setDefault] = useState(view?.isDefault ?? false);
  const save = useWrite(async () => {
    const values = { name: name.trim(), shared, isDefault };
    return (
      await (view
        ? api.patch<SavedView>(`/saved-views/${view.id}`, { ...values, version: view.version })
        : api.post<SavedView>('/saved-views', { ...values, list, query }))
    ).data;
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) save.mutate(undefined, { onSuccess: onSaved });
  };
  const failure = save.error && messageOf(save.error);
  const onName = isProblem(save.error) && save.error.faults.some(({ field }) => field === 'name');
  return (
    <Dialog open onClose={onClose} maxWidth="xs" aria-labelledby="view-title">
      <form onSubmit={submit}>
        <DialogTitle id="view-title" component="h2" variant="h2">
          {view ? t('table.views.edit') : t('table.views.save')}
        </DialogTitle>
        <DialogContent>
          <Stack spacing={1} sx={{ pt: 1 }}>
            <TextField
              autoFocus
              required
              label={t('table.views.name')}
              value={name}
              onChange={(event) => setName(event.target.value)}
              error={onName}
              helperText={(onName && failure) || t('table.views.keeps')}
              slotProps={{ htmlInput: { maxLength: 80 } }}
            />
            <FormControlLabel control={<Switch checked={shared} onChange={(_, on) => setShared(on)} />} label={t('table.views.share')} />
            <FormControlLabel control={<Switch checked={isDefault} onChange={(_, on) => setDefault(on)} />} label={t('table.views.default')} />
            {failure && !onName && <FormHelperText error>{failure}</FormHelperText>}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button color="inherit" onClick={onClose}>
            {t('core.actions.cancel')}
          </Button>
          <Button type="submit" variant="contained" loading={save.isPending} disabled={!name.trim()}>
            {t('core.actions.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
