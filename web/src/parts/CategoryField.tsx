import { Autocomplete, TextField } from '@mui/material';
import { useBound } from '../core/form/context';
import { Place } from '../core/form';

/** One of the categories there are, or a new one as it is typed. */
export function CategoryField({ options, width }: { options: string[]; width?: number }) {
  const { field, shown, typed } = useBound({ name: 'category' });
  const { id, disabled, ...input } = shown;
  return (
    <Place width={width}>
      <Autocomplete
        freeSolo
        disableClearable
        id={id}
        options={options}
        disabled={disabled}
        value={(field.value as string | null) ?? ''}
        onInputChange={(_, text) => field.onChange(text.trim() || null)}
        onBlur={typed.onBlur}
        renderInput={(params) => <TextField {...params} {...input} inputRef={typed.inputRef} />}
      />
    </Place>
  );
}
