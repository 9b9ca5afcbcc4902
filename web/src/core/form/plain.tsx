import { Autocomplete, Chip, FormControlLabel, FormHelperText, MenuItem, Switch, TextField } from '@mui/material';
import { Controller } from 'react-hook-form';
import { useText, useWord } from '../texts';
import { DayInput } from '../time';
import { useField, type FieldProps } from './context';
import { Place } from './Place';
import { RecordPicker, type PickerProps } from './RecordPicker';

interface TextProps extends FieldProps {
  multiline?: boolean;
  type?: 'text' | 'email' | 'tel' | 'url' | 'password';
  maxLength?: number;
  autoComplete?: string;
}

/** An empty text is null, as the API keeps it. */
export function Text({ multiline, type = 'text', maxLength, autoComplete = 'off', width, autoFocus, ...props }: TextProps) {
  const { form, rules, label, error, helperText, disabled, required, id } = useField(props);
  return (
    <Place width={width}>
      <Controller
        name={props.name}
        control={form.control}
        rules={rules}
        render={({ field }) => (
          <TextField
            id={id}
            label={label}
            required={required}
            error={error}
            helperText={helperText}
            disabled={disabled}
            autoFocus={autoFocus}
            multiline={multiline}
            minRows={multiline ? 3 : undefined}
            type={type}
            autoComplete={autoComplete}
            name={field.name}
            inputRef={field.ref}
            onBlur={field.onBlur}
            value={field.value ?? ''}
            onChange={(event) => field.onChange(event.target.value === '' ? null : event.target.value)}
            slotProps={{ htmlInput: { maxLength } }}
          />
        )}
      />
    </Place>
  );
}

const isDay = (value: unknown): boolean => !value || /^\d{4}-\d{2}-\d{2}$/.test(String(value));

/** A day: `2026-11-21`, or null. */
export function DateField({ width, autoFocus, ...props }: FieldProps) {
  const t = useText();
  const { form, rules, label, error, helperText, disabled, required, id } = useField(props);
  return (
    <Place width={width}>
      <Controller
        name={props.name}
        control={form.control}
        rules={{ ...rules, validate: (value) => isDay(value) || t('dates.notDay') }}
        render={({ field }) => (
          <DayInput
            id={id}
            counts="typed"
            label={label}
            required={required}
            error={error}
            helperText={helperText}
            disabled={disabled}
            autoFocus={autoFocus}
            name={field.name}
            inputRef={field.ref}
            onBlur={field.onBlur}
            value={field.value as string | null}
            onChange={(day) => field.onChange(day || null)}
          />
        )}
      />
    </Place>
  );
}

interface SelectProps extends FieldProps {
  /** Values, whose words are `<texts>.<name>.<value>` or `core.status.<value>`; or values with their words. */
  options: readonly string[] | readonly { value: string; label: string }[];
}

export function Select({ options, width, autoFocus, ...props }: SelectProps) {
  const t = useText();
  const word = useWord();
  const { form, rules, label, error, helperText, disabled, required, id, texts } = useField(props);
  const all = options.map((one) => (typeof one === 'string' ? { value: one, label: word(`${texts}.${props.name}.${one}`, `core.status.${one}`) } : one));
  return (
    <Place width={width}>
      <Controller
        name={props.name}
        control={form.control}
        rules={rules}
        render={({ field }) => (
          <TextField
            select
            id={id}
            label={label}
            required={required}
            error={error}
            helperText={helperText}
            disabled={disabled}
            autoFocus={autoFocus}
            name={field.name}
            inputRef={field.ref}
            onBlur={field.onBlur}
            value={field.value ?? ''}
            onChange={(event) => field.onChange(event.target.value || null)}
          >
            {!required && (
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
        )}
      />
    </Place>
  );
}

export function Flag({ width, ...props }: FieldProps) {
  const { form, label, helperText, error, disabled } = useField(props);
  return (
    <Place width={width}>
      <Controller
        name={props.name}
        control={form.control}
        render={({ field }) => (
          <FormControlLabel
            disabled={disabled}
            control={
              <Switch checked={field.value === true} onChange={(_, on) => field.onChange(on)} slotProps={{ input: { ref: field.ref, name: field.name } }} />
            }
            label={label}
          />
        )}
      />
      {helperText && <FormHelperText error={error}>{helperText}</FormHelperText>}
    </Place>
  );
}

/** Several words; `options` are offered, others may be typed unless `closed`. */
export function Tags({ options = [], closed, width, ...props }: FieldProps & { options?: string[]; closed?: boolean }) {
  const t = useText();
  const { form, rules, label, error, helperText, disabled, required, id } = useField(props);
  return (
    <Place width={width}>
      <Controller
        name={props.name}
        control={form.control}
        rules={rules}
        render={({ field }) => (
          <Autocomplete
            multiple
            freeSolo={!closed}
            id={id}
            options={options}
            disabled={disabled}
            value={(field.value as string[]) ?? []}
            onChange={(_, value) => field.onChange(value)}
            onBlur={field.onBlur}
            clearText={t('core.actions.clear')}
            renderValue={(value, itemProps) =>
              value.map((one, index) => {
                const { key, ...item } = itemProps({ index });
                return <Chip key={key} size="small" label={one} {...item} />;
              })
            }
            renderInput={(params) => (
              <TextField
                {...params}
                label={label}
                required={required}
                error={error}
                helperText={helperText ?? (closed ? undefined : t('form.tagsHint'))}
                inputRef={field.ref}
              />
            )}
          />
        )}
      />
    </Place>
  );
}

type PickProps = FieldProps & Pick<PickerProps, 'resource' | 'query' | 'onCreate' | 'createLabel'> & { onPick?: PickerProps['onChange'] };

/** A record, searched while typing, created in place where `onCreate` is given. The form holds its id. */
export function Pick({ resource, query, onCreate, createLabel, onPick, width, ...props }: PickProps) {
  const { form, rules, label, error, helperText, disabled, required } = useField(props);
  return (
    <Place width={width}>
      <Controller
        name={props.name}
        control={form.control}
        rules={rules}
        render={({ field }) => (
          <RecordPicker
            resource={resource}
            query={query}
            onCreate={onCreate}
            createLabel={createLabel}
            label={label}
            required={required}
            error={error}
            helperText={helperText}
            disabled={disabled}
            value={field.value ?? null}
            onBlur={field.onBlur}
            onChange={(id, row) => {
              field.onChange(id);
              onPick?.(id, row);
            }}
          />
        )}
      />
    </Place>
  );
}
