import { InputAdornment, TextField } from '@mui/material';
import { useEffect, useState } from 'react';
import { useMe } from '../session';
import { unitWord, language, useText } from '../texts';
import { useBound, type FieldProps } from './context';
import { decimalOf, typedOf } from './decimal';
import { Place } from './Place';

interface NumberProps extends FieldProps {
  /** Stands behind the number. */
  unit?: string;
  /** Money and prices are decimal strings, quantities and whole numbers JSON numbers. */
  as?: 'string' | 'number';
}

/** What stands in the form is a number, or nothing yet. */
export const isNumber = (value: unknown): boolean => value === null || value === undefined || value === '' || !Number.isNaN(Number(value));

function Decimal({ unit, as = 'string', width, ...props }: NumberProps) {
  const t = useText();
  const { field, shown, typed } = useBound(props, (value) => isNumber(value) || t('form.notNumber'));
  return (
    <Place width={width}>
      <NumberInput {...shown} {...typed} unit={unit} as={as} value={field.value} onChange={field.onChange} />
    </Place>
  );
}

interface NumberInputProps {
  value: unknown;
  onChange: (value: string | number | null) => void;
  as?: 'string' | 'number';
  unit?: string;
  id?: string;
  name?: string;
  label?: string;
  required?: boolean;
  error?: boolean;
  helperText?: string;
  disabled?: boolean;
  autoFocus?: boolean;
  onBlur?: () => void;
  inputRef?: (node: HTMLInputElement | null) => void;
  bare?: boolean;
  placeholder?: string;
}

/** A number as people type it; the form holds what the API takes. What is no number stays as typed and is refused. */
export function NumberInput({ value, onChange, as = 'string', unit, label, onBlur, bare, ...rest }: NumberInputProps) {
  const [typed, setTyped] = useState(typedOf(value, language()));
  const meant = decimalOf(typed, language());
  useEffect(() => {
    // somebody else changed it: the form was reset, or a colleague saved
    if (String(value ?? '') !== (meant ?? typed) && Number(value) !== Number(meant ?? NaN)) setTyped(typedOf(value, language()));
  }, [value]);
  const change = (text: string) => {
    setTyped(text);
    const decimal = decimalOf(text, language());
    onChange(text.trim() === '' ? null : decimal === undefined ? text : as === 'number' ? Number(decimal) : decimal);
  };
  return (
    <TextField
      {...rest}
      label={bare ? undefined : label}
      value={typed}
      onChange={(event) => change(event.target.value)}
      onBlur={() => {
        if (meant !== undefined) setTyped(typedOf(meant, language()));
        onBlur?.();
      }}
      autoComplete="off"
      slotProps={{
        htmlInput: { inputMode: 'decimal', style: { textAlign: 'right' }, ...(bare && { 'aria-label': label }) },
        input: unit ? { endAdornment: <InputAdornment position="end">{unitWord(unit)}</InputAdornment> } : {},
      }}
    />
  );
}

/** A decimal string with its currency beside it. */
export function Money({ currency, ...props }: FieldProps & { currency?: string }) {
  const { organization } = useMe();
  return <Decimal unit={currency ?? organization.currency ?? 'EUR'} {...props} />;
}
export const Quantity = (props: FieldProps & { unit?: string }) => <Decimal as="number" {...props} />;
export const Percent = (props: FieldProps) => <Decimal unit="%" {...props} />;
