import { FormControlLabel, MenuItem, Stack, Switch, TextField } from '@mui/material';
import { useFormContext, useWatch } from 'react-hook-form';
import { Place } from '../core/form';
import { useText } from '../core/texts';

interface Rule {
  frequency: 'daily' | 'weekly' | 'monthly';
  interval: number;
  count: number;
}

const WHOLE = (value: string, most: number, least: number) => Math.min(Math.max(Math.round(Number(value)) || least, least), most);

/** Whether a new appointment comes again, how often and how many times. */
export function SeriesField() {
  const t = useText();
  const { setValue, control } = useFormContext();
  const rule = useWatch({ control, name: 'series' }) as Rule | null;
  const put = (next: Rule | null) => setValue('series', next, { shouldDirty: true });
  return (
    <Place>
      <FormControlLabel
        control={<Switch checked={!!rule} onChange={(_, on) => put(on ? { frequency: 'weekly', interval: 1, count: 6 } : null)} />}
        label={t('scheduling.appointments.series.repeat')}
      />
      {rule && (
        <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', mt: 1 }}>
          <TextField
            select
            label={t('scheduling.appointments.series.frequency')}
            value={rule.frequency}
            onChange={({ target }) => put({ ...rule, frequency: target.value as Rule['frequency'] })}
            sx={{ flex: '2 1 150px' }}
          >
            {(['daily', 'weekly', 'monthly'] as const).map((one) => (
              <MenuItem key={one} value={one}>
                {t(`scheduling.appointments.series.${one}`)}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            type="number"
            label={t(`scheduling.appointments.series.every.${rule.frequency}`)}
            value={rule.interval}
            onChange={({ target }) => put({ ...rule, interval: WHOLE(target.value, 52, 1) })}
            sx={{ flex: '1 1 90px' }}
          />
          <TextField
            type="number"
            label={t('scheduling.appointments.series.count')}
            value={rule.count}
            onChange={({ target }) => put({ ...rule, count: WHOLE(target.value, 200, 2) })}
            sx={{ flex: '1 1 90px' }}
          />
        </Stack>
      )}
    </Place>
  );
}
