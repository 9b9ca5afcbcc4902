import { FormHelperText, Stack } from '@mui/material';
import { useFormContext, useWatch } from 'react-hook-form';
import { Place } from '../core/form';
import { useField } from '../core/form/context';
import { useText } from '../core/texts';
import { ClockInput, DayInput } from '../core/time';
import { clockOf, instantOf, iso, minutesOf, MINUTE_MS, plusDays, wallOf } from './zone';

/** Day, begin and end on the wall clock of the organization; the form holds `startsAt` and `endsAt` as instants. */
export function WhenField({ zone, width, minutes = 30 }: { zone: string; width?: number; minutes?: number }) {
  const t = useText();
  const { setValue, control } = useFormContext();
  const { error, helperText, disabled } = useField({ name: 'startsAt', required: true });
  const end = useField({ name: 'endsAt' });
  const [startsAt, endsAt] = useWatch({ control, name: ['startsAt', 'endsAt'] }) as (string | null)[];
  const from = startsAt ? wallOf(startsAt, zone) : null;
  const to = endsAt ? wallOf(endsAt, zone) : null;
  const put = (day: string, fromAt: number, long: number) => {
    const start = instantOf(day, fromAt, zone);
    setValue('startsAt', iso(start), { shouldDirty: true, shouldTouch: true });
    setValue('endsAt', iso(start + long * MINUTE_MS), { shouldDirty: true });
  };
  const long = startsAt && endsAt ? Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / MINUTE_MS) : minutes;
  const stretch = (clock: string) => {
    if (!from || !clock) return;
    const at = minutesOf(clock);
    const day = at <= from.minutes ? plusDays(from.day, 1) : from.day;
    setValue('endsAt', iso(instantOf(day, at, zone)), { shouldDirty: true, shouldTouch: true });
  };
  return (
    <Place width={width}>
      <Stack direction="row" useFlexGap sx={{ flexWrap: 'wrap', columnGap: 1, rowGap: 2 }} id="field-startsAt">
        <DayInput
          name="startsAt"
          required
          disabled={disabled}
          error={error}
          label={t('scheduling.appointments.fields.day')}
          value={from?.day ?? ''}
          onChange={(day) => day && put(day, from?.minutes ?? 540, long)}
          sx={{ flex: '1 1 150px' }}
        />
        <Stack direction="row" spacing={1} sx={{ flex: '2 1 200px' }}>
          <ClockInput
            required
            disabled={disabled}
            error={error}
            label={t('scheduling.appointments.fields.from')}
            value={from ? clockOf(from.minutes) : ''}
            onChange={(clock) => from && clock && put(from.day, minutesOf(clock), long)}
          />
          <ClockInput
            name="endsAt"
            disabled={disabled}
            error={end.error}
            label={t('scheduling.appointments.fields.to')}
            value={to ? clockOf(to.minutes) : ''}
            counts="late"
            onChange={stretch}
          />
        </Stack>
      </Stack>
      {(helperText || end.helperText) && <FormHelperText error={error || end.error}>{helperText ?? end.helperText}</FormHelperText>}
    </Place>
  );
}
