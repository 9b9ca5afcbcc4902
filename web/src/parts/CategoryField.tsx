import { Autocomplete, TextField } from '@mui/material';
import { Controller } from 'react-hook-form';
import { useField } from '../core/form/context';
import { Place } from '../core/form';

/** One of the categories there are, or a new one as it is typed. */
export function CategoryField({ options, width }: { options: string[]; width?: number }) {
  const { form, label, error, helperText, disabled, id } = useField({ name: 'category' });
  return (
    <Place width={width}>
      <Controller
        name="category"
        control={form.control}
        render={({ field }) => (
          <Autocomplete
            freeSolo
            disableClearable
            id={id}
            options={options}
            disabled={disabled}
            value={(field.value as string | null) ?? ''}
            onInputChange={(_, text) => field.onChange(text.trim() || null)}
            onBlur={field.onBlur}
            renderInput={(params) => <TextField {...params} label={label} error={error} helperText={helperText} inputRef={field.ref} />}
          />
        )}
      />
    </Place>
  );
}
