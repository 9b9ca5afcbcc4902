import { Autocomplete, TextField } from '@mui/material';
import { Controller } from 'react-hook-form';
import { Place } from '../core/form';
import { useField } from '../core/form/context';
import { useText } from '../core/texts';

const HOURS = [1, 2, 4, 24, 48, 72, 168];

/** How many hours before an appointment a mail reminds of it; none: no mail. */
export function RemindersField({ width }: { width?: number }) {
  const t = useText();
  const { form, label, error, helperText, disabled, id } = useField({ name: 'reminderHours' });
  return (
    <Place width={width}>
      <Controller
        name="reminderHours"
        control={form.control}
        render={({ field }) => (
          <Autocomplete
            multiple
            id={id}
            disabled={disabled}
            disableCloseOnSelect
            options={HOURS}
            getOptionLabel={(hours) => t('scheduling.settings.hoursBefore', { count: hours })}
            value={(field.value as number[] | null) ?? []}
            onChange={(_, chosen) => field.onChange([...chosen].sort((a, b) => b - a).slice(0, 5))}
            onBlur={field.onBlur}
            clearText={t('core.actions.clear')}
            openText={t('core.actions.open')}
            closeText={t('core.actions.close')}
            renderInput={(params) => <TextField {...params} label={label} error={error} helperText={helperText} inputRef={field.ref} />}
          />
        )}
      />
    </Place>
  );
}
