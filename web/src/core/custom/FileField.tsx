import AttachFile from '@mui/icons-material/AttachFile';
import Close from '@mui/icons-material/Close';
import { Button, FormHelperText, IconButton, Stack, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { upload, type Rec } from '../api';
import { useBound, type FieldProps } from '../form/context';
import { Place } from '../form/Place';
import { complain, notify } from '../notify';
import { useText } from '../texts';
import { FileLink } from './FileLink';

const LIMIT_MB = 50;

/** One file: the form holds its id. */
export function FileField({ width, ...props }: FieldProps) {
  const { field, shown } = useBound(props);
  const { id, label, error, helperText, disabled, required } = shown;
  return (
    <Place width={width}>
      <Stack spacing={0.5} component="fieldset" sx={{ border: 0, p: 0, m: 0 }}>
        <Typography component="legend" variant="body2" color={error ? 'error' : 'textSecondary'} sx={{ p: 0 }}>
          {label}
          {required && ' *'}
        </Typography>
        <Held id={id} value={field.value as string | null} disabled={disabled} onChange={field.onChange} />
        {helperText && <FormHelperText error={error}>{helperText}</FormHelperText>}
      </Stack>
    </Place>
  );
}

interface HeldProps {
  id: string;
  value: string | null | undefined;
  disabled?: boolean;
  onChange: (id: string | null) => void;
}

function Held({ id, value, disabled, onChange }: HeldProps) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const take = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > LIMIT_MB * 1_048_576) return notify(t('custom.file.tooBig'), { tone: 'error' });
    setBusy(true);
    await upload<Rec>('/files', { file }).then(({ data }) => onChange(data.id), complain);
    setBusy(false);
  };
  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
      <input ref={input} id={id} type="file" hidden onChange={(event) => void take(event.target.files?.[0])} />
      <Button variant="outlined" color="inherit" startIcon={<AttachFile />} disabled={disabled} loading={busy} onClick={() => input.current?.click()}>
        {t('custom.file.choose')}
      </Button>
      {value && <FileLink id={value} />}
      {value && !disabled && (
        <IconButton aria-label={t('custom.file.remove')} onClick={() => onChange(null)}>
          <Close fontSize="small" />
        </IconButton>
      )}
    </Stack>
  );
}
