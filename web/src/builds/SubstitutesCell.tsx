import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useId, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { useText } from '../core/texts';
import { PartChips } from '../parts';

/** Parts that do as well in this place of the list; those of the part itself count besides. */
export function SubstitutesCell({ line, label, disabled }: { line: string; label: string; disabled: boolean }) {
  const t = useText();
  const { watch, setValue } = useFormContext();
  const id = useId();
  const [open, setOpen] = useState(false);
  const value = (watch(`${line}.substituteIds`) as string[] | undefined) ?? [];
  return (
    <>
      <Button color="inherit" size="small" disabled={disabled} aria-label={`${label}: ${value.length}`} onClick={() => setOpen(true)}>
        {value.length || '+'}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} fullWidth maxWidth="xs" aria-labelledby={id}>
        <DialogTitle id={id} component="h2" variant="h2">
          {label}
        </DialogTitle>
        <DialogContent sx={{ pt: '8px !important' }}>
          <PartChips
            label={t('builds.production.fields.name')}
            value={value}
            onChange={(ids) => setValue(`${line}.substituteIds`, ids, { shouldDirty: true })}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setOpen(false)}>{t('core.actions.close')}</Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
