import ContentCopy from '@mui/icons-material/ContentCopy';
import { Button, Stack, TextField } from '@mui/material';
import { notify } from '../core/notify';
import { useText } from '../core/texts';

/** A text to hand on, with a button that copies it. */
export function Secret({ label, value }: { label: string; value: string }) {
  const t = useText();
  const copy = () => void navigator.clipboard.writeText(value).then(() => notify(t('settings.copied')));
  return (
    <Stack direction={{ xs: 'column', sm: 'row' }} spacing={1} sx={{ alignItems: { sm: 'center' } }}>
      <TextField
        label={label}
        value={value}
        onFocus={(event) => event.target.select()}
        slotProps={{ htmlInput: { readOnly: true, spellCheck: false }, input: { sx: { fontFamily: 'ui-monospace, monospace', fontSize: 13 } } }}
      />
      <Button variant="outlined" color="inherit" startIcon={<ContentCopy />} onClick={copy} sx={{ borderColor: 'divider', flex: 'none' }}>
        {t('settings.copy')}
      </Button>
    </Stack>
  );
}
