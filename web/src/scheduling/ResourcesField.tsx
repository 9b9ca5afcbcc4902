import { Autocomplete, TextField } from '@mui/material';
import { Controller } from 'react-hook-form';
import type { Resource } from '../api';
import { useAll } from '../core/api';
import { Place } from '../core/form';
import { useField } from '../core/form/context';
import { useText, useWord } from '../core/texts';

interface Props {
  name: string;
  width?: number;
  /** Only of these kinds. */
  kinds?: string[];
}

/** Several resources; the form holds their ids. */
export function ResourcesField({ name, width, kinds }: Props) {
  const t = useText();
  const word = useWord();
  const { form, label, error, helperText, disabled, id } = useField({ name });
  const { data } = useAll<Resource>('/resources', { isActive: true, kind: kinds });
  const all = [...(data?.data ?? [])].sort((a, b) => b.kind.localeCompare(a.kind) || a.name.localeCompare(b.name));
  return (
    <Place width={width}>
      <Controller
        name={name}
        control={form.control}
        render={({ field }) => (
          <Autocomplete
            multiple
            id={id}
            disableCloseOnSelect
            disabled={disabled}
            options={all}
            groupBy={({ kind }) => word(`scheduling.resources.kind.${kind}`)}
            getOptionLabel={(one) => one.name}
            getOptionKey={(one) => one.id}
            isOptionEqualToValue={(a, b) => a.id === b.id}
            value={all.filter((one) => ((field.value as string[] | null) ?? []).includes(one.id))}
            onChange={(_, chosen) => field.onChange(chosen.map((one) => one.id))}
            onBlur={field.onBlur}
            clearText={t('core.actions.clear')}
            openText={t('core.actions.open')}
            closeText={t('core.actions.close')}
            noOptionsText={t('table.noMatch')}
            renderInput={(params) => <TextField {...params} label={label} error={error} helperText={helperText} inputRef={field.ref} />}
          />
        )}
      />
    </Place>
  );
}
