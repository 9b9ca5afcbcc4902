import { Autocomplete, Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, TextField } from '@mui/material';
import { useId, useState } from 'react';
import { useText } from '../core/texts';
import { REASONS } from './deals';

/** Asks why a deal was lost; null for “not after all”. */
export function LoseDialog({ title, onReason }: { title: string; onReason: (reason: string | null) => void }) {
  const t = useText();
  const id = useId();
  const [reason, setReason] = useState('');
  return (
    <Dialog
      open
      onClose={() => onReason(null)}
      maxWidth="xs"
      fullWidth
      aria-labelledby={id}
      slotProps={{
        paper: { component: 'form', onSubmit: (event: React.FormEvent) => (event.preventDefault(), reason.trim() && onReason(reason.trim())) } as object,
      }}
    >
      <DialogTitle id={id} component="h2" variant="h2">
        {t('pipeline.deals.loseTitle', { title })}
      </DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>{t('pipeline.deals.loseText')}</DialogContentText>
        <Autocomplete
          freeSolo
          openOnFocus
          options={REASONS.map((one) => t(`pipeline.deals.reasons.${one}`))}
          inputValue={reason}
          onInputChange={(_, value) => setReason(value)}
          clearText={t('core.actions.clear')}
          renderInput={(params) => <TextField {...params} label={t('pipeline.deals.reason')} required autoFocus />}
        />
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={() => onReason(null)}>
          {t('core.actions.cancel')}
        </Button>
        <Button type="submit" variant="contained" color="error" disabled={!reason.trim()}>
          {t('pipeline.deals.lose')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
