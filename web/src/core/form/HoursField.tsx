import Add from '@mui/icons-material/Add';
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import { Box, Button, FormHelperText, IconButton, Stack, Typography } from '@mui/material';
import { Controller } from 'react-hook-form';
import { language, useText } from '../texts';
import { ClockInput } from '../time';
import { useField } from './context';
import { Place } from './Place';

interface Hours {
  from: string;
  to: string;
  weekday?: number;
}

const nameOf = (weekday: number) => new Intl.DateTimeFormat(language(), { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, weekday)));

/** Hours of the week, several a day where there is a break; `week={false}`: of one day. */
export function HoursField({ name, week = true }: { name: string; week?: boolean }) {
  const t = useText();
  const { form, label, error, helperText, disabled } = useField({ name });
  return (
    <Place>
      <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, minWidth: 0 }} id={`field-${name}`}>
        <Typography component="legend" variant="h3" sx={{ mb: 1, p: 0 }}>
          {label}
        </Typography>
        <Controller
          name={name}
          control={form.control}
          render={({ field }) => {
            const all = (field.value as Hours[] | null) ?? [];
            const rows = week ? [1, 2, 3, 4, 5, 6, 7] : [undefined];
            return (
              <Stack spacing={1}>
                {rows.map((weekday) => (
                  <Stack key={weekday ?? 0} direction={{ xs: 'column', sm: 'row' }} spacing={{ xs: 0.5, sm: 2 }} sx={{ alignItems: { sm: 'center' } }}>
                    {weekday && <Typography sx={{ width: 110, flex: 'none' }}>{nameOf(weekday)}</Typography>}
                    <DayRow
                      label={weekday ? nameOf(weekday) : label}
                      hours={all.filter((one) => one.weekday === weekday)}
                      disabled={disabled}
                      onChange={(mine) =>
                        field.onChange([...all.filter((one) => one.weekday !== weekday), ...mine.map((one) => ({ ...one, ...(weekday && { weekday }) }))])
                      }
                    />
                  </Stack>
                ))}
              </Stack>
            );
          }}
        />
        {(helperText || error) && <FormHelperText error={error}>{helperText ?? t('core.unexpected')}</FormHelperText>}
      </Box>
    </Place>
  );
}

function DayRow({ label, hours, disabled, onChange }: { label: string; hours: Hours[]; disabled?: boolean; onChange: (hours: Hours[]) => void }) {
  const t = useText();
  const set = (at: number, patch: Partial<Hours>) => onChange(hours.map((one, i) => (i === at ? { ...one, ...patch } : one)));
  const next = () => {
    const last = hours.at(-1);
    onChange([...hours, last ? { from: last.to, to: '18:00' } : { from: '09:00', to: '17:00' }]);
  };
  return (
    <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
      {!hours.length && (
        <Typography variant="body2" color="textSecondary" sx={{ minWidth: 100 }}>
          {t('form.hours.closed')}
        </Typography>
      )}
      {hours.map((one, i) => (
        <Stack key={i} direction="row" spacing={0.5} sx={{ alignItems: 'center', maxWidth: '100%' }}>
          <Clock label={`${label} ${t('core.from')}`} value={one.from} disabled={disabled} onChange={(from) => set(i, { from })} />
          <span aria-hidden>–</span>
          <Clock label={`${label} ${t('core.to')}`} value={one.to} disabled={disabled} onChange={(to) => set(i, { to })} />
          {!disabled && (
            <IconButton aria-label={t('form.hours.remove', { day: label })} size="small" onClick={() => onChange(hours.filter((_, at) => at !== i))}>
              <DeleteOutline fontSize="small" />
            </IconButton>
          )}
        </Stack>
      ))}
      {!disabled && (
        <Button size="small" color="inherit" startIcon={<Add />} onClick={next} aria-label={t('form.hours.addTo', { day: label })}>
          {t('form.hours.add')}
        </Button>
      )}
    </Stack>
  );
}

const Clock = ({ label, value, disabled, onChange }: { label: string; value: string; disabled?: boolean; onChange: (value: string) => void }) => (
  <ClockInput counts="late" ariaLabel={label} value={value} disabled={disabled} onChange={(clock) => clock && onChange(clock)} sx={{ width: 104 }} />
);
