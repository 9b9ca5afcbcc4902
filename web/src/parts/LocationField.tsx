import { MenuItem, TextField, type TextFieldProps } from '@mui/material';
import type { ReactNode } from 'react';
import { useLocations } from './locations';

interface Props {
  label: string;
  value: string;
  onChange: (id: string) => void;
  /** A place that is not to be chosen. */
  without?: string;
  helperText?: ReactNode;
  sx?: TextFieldProps['sx'];
}

/** One of the locations, by its way from the root. */
export function LocationField({ label, value, onChange, without, helperText, sx }: Props) {
  const { all } = useLocations();
  return (
    <TextField
      select
      label={label}
      value={all.some((one) => one.id === value) ? value : ''}
      onChange={(event) => onChange(event.target.value)}
      helperText={helperText}
      sx={sx}
    >
      {all.map((one) => (
        <MenuItem key={one.id} value={one.id} disabled={one.id === without}>
          {one.path}
        </MenuItem>
      ))}
    </TextField>
  );
}
