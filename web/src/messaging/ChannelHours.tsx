import { Alert, FormControlLabel, Switch, Typography } from '@mui/material';
import { useFormContext, useWatch } from 'react-hook-form';
import { useOne } from '../core/api';
import { fields } from '../core/form';
import { HoursField } from '../core/form/HoursField';
import { useFormat } from '../core/format';
import { useCan } from '../core/session';
import { useText } from '../core/texts';

const F = fields('messaging.channels');
const OFFICE = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' }));

/** When somebody of the channel is there: always, or by the week and without public holidays. */
export function ChannelHours() {
  const t = useText();
  const { setValue } = useFormContext();
  const [when, hours] = useWatch({ name: ['autoReplyWhen', 'businessHours'] }) as [string, unknown[] | null];
  return (
    <>
      <FormControlLabel
        sx={{ gridColumn: '1 / -1' }}
        control={<Switch checked={!!hours} onChange={(_, on) => setValue('businessHours', on ? OFFICE : null, { shouldDirty: true })} />}
        label={t('messaging.channels.hasHours')}
      />
      {hours ? (
        <>
          <HoursField name="businessHours" />
          <F.Flag name="closedOnHolidays" />
          <Holidays />
          <Typography color="textSecondary" sx={{ gridColumn: '1 / -1' }}>
            {t('messaging.channels.hoursHint', { reopening: '{{reopening}}' })}
          </Typography>
        </>
      ) : (
        when === 'outside_hours' && (
          <Alert severity="warning" sx={{ gridColumn: '1 / -1' }}>
            {t('messaging.channels.noHours')}
          </Alert>
        )
      )}
    </>
  );
}

/** Those that come next, by the settings of the calendar. */
function Holidays() {
  const t = useText();
  const can = useCan();
  const { date } = useFormat();
  const closed = useWatch({ name: 'closedOnHolidays' }) as boolean;
  const today = new Date().toISOString().slice(0, 10);
  const year = Number.parseInt(today, 10);
  const read = (of: number) => (closed && can('appointments:read') ? `/holidays?year=${of}` : null);
  const [now, next] = [useOne<{ day: string; name: string }[]>(read(year)).data ?? [], useOne<{ day: string; name: string }[]>(read(year + 1)).data ?? []];
  const coming = [...now, ...next].filter(({ day }) => day >= today).slice(0, 4);
  if (!coming.length) return null;
  return (
    <Typography variant="body2" color="textSecondary" sx={{ gridColumn: '1 / -1' }}>
      {t('messaging.channels.nextHolidays', { days: coming.map(({ day, name }) => `${date(day)} ${name}`).join(' · ') })}
    </Typography>
  );
}
