import type { SxProps, TextFieldProps, Theme } from '@mui/material';
import type { Counts, useTyped } from './useTyped';

export interface TimeInputProps {
  value: string | null | undefined;
  onChange: (value: string) => void;
  counts?: Counts;
  label?: string;
  /** Where no label is shown. */
  ariaLabel?: string;
  id?: string;
  name?: string;
  required?: boolean;
  error?: boolean;
  helperText?: string;
  disabled?: boolean;
  autoFocus?: boolean;
  fullWidth?: boolean;
  onBlur?: () => void;
  inputRef?: (node: HTMLInputElement | null) => void;
  sx?: SxProps<Theme>;
}

type Rest = Omit<TimeInputProps, 'value' | 'onChange' | 'counts' | 'onBlur'>;

/** What a field for days and one for times hand to their text field. */
export function fieldOf({ ariaLabel: _shown, ...rest }: Rest, typed: ReturnType<typeof useTyped>, unreadable: string): TextFieldProps {
  return {
    ...rest,
    value: typed.text,
    onChange: (event) => typed.type(event.target.value),
    error: rest.error || typed.unreadable,
    helperText: rest.helperText ?? (typed.unreadable ? unreadable : undefined),
    autoComplete: 'off',
  };
}
