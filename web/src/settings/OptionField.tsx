import { Autocomplete, TextField } from '@mui/material';
import { Controller } from 'react-hook-form';
import { Place } from '../core/form';
import { useField, type FieldProps } from '../core/form/context';
import { useText } from '../core/texts';

interface Props extends FieldProps {
  options: string[];
  word?: (value: string) => string;
}

/** One of many values, found by typing. */
export function OptionField({ options, word = (value) => value, width, ...props }: Props) {
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
            id={id}
            options={options}
            autoHighlight
            disableClearable={required}
            disabled={disabled}
            value={(field.value as string) ?? null}
            getOptionLabel={word}
            onChange={(_, value) => field.onChange(value)}
            onBlur={field.onBlur}
            openText={t('core.actions.open')}
            closeText={t('core.actions.close')}
            clearText={t('core.actions.clear')}
            noOptionsText={t('table.noMatch')}
            renderInput={(params) => <TextField {...params} label={label} required={required} error={error} helperText={helperText} inputRef={field.ref} />}
          />
        )}
      />
    </Place>
  );
}
