import { Autocomplete, Chip, FormControlLabel, FormHelperText, MenuItem, Switch, TextField } from '@mui/material';
import { useText, useWord } from '../texts';
import { DayInput } from '../time';
import { useBound, type FieldProps } from './context';
import { Place } from './Place';
import { RecordPicker, type PickerProps } from './RecordPicker';

interface TextProps extends FieldProps {
  multiline?: boolean;
  type?: 'text' | 'email' | 'tel' | 'url' | 'password';
  maxLength?: number;
  autoComplete?: string;
}

/** An empty text is null, as the API keeps it. */
export function Text({ multiline, type = 'text', maxLength, autoComplete = 'off', width, ...props }: TextProps) {
  const { field, shown, typed } = useBound(props);
  return (
    <Place width={width}>
      <TextField
        {...shown}
        {...typed}
        multiline={multiline}
        minRows={multiline ? 3 : undefined}
        type={type}
        autoComplete={autoComplete}
        value={field.value ?? ''}
        onChange={(event) => field.onChange(event.target.value === '' ? null : event.target.value)}
        slotProps={{ htmlInput: { maxLength } }}
      />
    </Place>
  );
}

const isDay = (value: unknown): boolean => !value || /^\d{4}-\d{2}-\d{2}$/.test(String(value));

/** A day: `2026-11-21`, or null. */
export function DateField({ width, ...props }: FieldProps) {
  const t = useText();
  const { field, shown, typed } = useBound(props, (value) => isDay(value) || t('dates.notDay'));
  return (
    <Place width={width}>
      <DayInput {...shown} {...typed} counts="typed" value={field.value as string | null} onChange={(day) => field.onChange(day || null)} />
    </Place>
  );
}

interface SelectProps extends FieldProps {
  /** Values, whose words are `<texts>.<name>.<value>` or `core.status.<value>`; or values with their words. */
  options: readonly string[] | readonly { value: string; label: string }[];
}

export function Select({ options, width, ...props }: SelectProps) {
  const t = useText();
  const word = useWord();
  const { field, shown, typed, texts } = useBound(props);
  const all = options.map((one) =>
    typeof one === 'string'
      ? { value: one, label: word(`${texts}.${props.name}.${one}`, `${texts}.${props.name.split('.').at(-1)}.${one}`, `core.status.${one}`) }
      : one,
  );
  return (
    <Place width={width}>
      <TextField select {...shown} {...typed} value={field.value ?? ''} onChange={(event) => field.onChange(event.target.value || null)}>
        {!props.required && (
          <MenuItem value="">
            <em>{t('core.none')}</em>
          </MenuItem>
        )}
        {all.map((one) => (
          <MenuItem key={one.value} value={one.value}>
            {one.label}
          </MenuItem>
        ))}
      </TextField>
    </Place>
  );
}

export function Flag({ width, ...props }: FieldProps) {
  const { field, shown, typed } = useBound({ ...props, required: false });
  const { label, disabled, error, helperText } = shown;
  return (
    <Place width={width}>
      <FormControlLabel
        disabled={disabled}
        control={
          <Switch checked={field.value === true} onChange={(_, on) => field.onChange(on)} slotProps={{ input: { ref: typed.inputRef, name: typed.name } }} />
        }
        label={label}
      />
      {helperText && <FormHelperText error={error}>{helperText}</FormHelperText>}
    </Place>
  );
}

/** Several words; `options` are offered, others may be typed unless `closed`. */
export function Tags({ options = [], closed, width, ...props }: FieldProps & { options?: string[]; closed?: boolean }) {
  const t = useText();
  const { field, shown, typed } = useBound(props);
  const { id, disabled, ...input } = shown;
  return (
    <Place width={width}>
      <Autocomplete
        multiple
        freeSolo={!closed}
        id={id}
        options={options}
        disabled={disabled}
        value={(field.value as string[]) ?? []}
        onChange={(_, value) => field.onChange(value)}
        onBlur={typed.onBlur}
        clearText={t('core.actions.clear')}
        renderValue={(value, itemProps) =>
          value.map((one, index) => {
            const { key, ...item } = itemProps({ index });
            return <Chip key={key} size="small" label={one} {...item} />;
          })
        }
        renderInput={(params) => (
          <TextField {...params} {...input} helperText={input.helperText ?? (closed ? undefined : t('form.tagsHint'))} inputRef={typed.inputRef} />
        )}
      />
    </Place>
  );
}

type PickProps = FieldProps & Pick<PickerProps, 'resource' | 'query' | 'onCreate' | 'createLabel'> & { onPick?: PickerProps['onChange'] };

/** A record, searched while typing, created in place where `onCreate` is given. The form holds its id. */
export function Pick({ resource, query, onCreate, createLabel, onPick, width, ...props }: PickProps) {
  const { field, shown } = useBound(props);
  const { label, required, error, helperText, disabled } = shown;
  return (
    <Place width={width}>
      <RecordPicker
        {...{ resource, query, onCreate, createLabel, label, required, error, helperText, disabled }}
        value={field.value ?? null}
        onBlur={field.onBlur}
        onChange={(id, row) => {
          field.onChange(id);
          onPick?.(id, row);
        }}
      />
    </Place>
  );
}
