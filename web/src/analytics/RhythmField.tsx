import { Autocomplete, FormHelperText, MenuItem, Stack, TextField, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import type { ReportSchedule } from '../api';
import { api, isProblem } from '../core/api';
import { Place } from '../core/form';
import { useBound } from '../core/form/context';
import { useFormat } from '../core/format';
import { useDebounced } from '../core/hooks';
import { useText } from '../core/texts';
import { FREQUENCIES, WEEK, weekdayName } from './schedules';

type Rhythm = ReportSchedule['rhythm'];
const DAYS = Array.from({ length: 31 }, (_, at) => at + 1);
const NTH = [1, 2, 3, 4, -1];
const MONTHLY = ['day', 'last_day', 'weekday'] as const;

/** Every day, on weekdays, on a day of the month or by a rule; below it when that will be. */
export function RhythmField() {
  const t = useText();
  const { field, shown } = useBound({ name: 'rhythm', required: true });
  const rhythm = field.value as Rhythm;
  const set = (patch: Partial<Rhythm>) => field.onChange({ ...rhythm, ...patch });
  const choose = (frequency: Rhythm['frequency']) =>
    set({
      frequency,
      weekdays: frequency === 'weekly' ? [1] : [],
      monthly: frequency === 'monthly' ? 'day' : null,
      dayOfMonth: frequency === 'monthly' ? 1 : null,
      nth: null,
      weekday: null,
      rule: frequency === 'rule' ? 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1' : null,
    });
  return (
    <Place width={8}>
      <Stack id={shown.id} role="group" aria-label={shown.label} direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
        <TextField
          select
          label={t('schedules.rhythm.frequency')}
          value={rhythm.frequency}
          onChange={(event) => choose(event.target.value as Rhythm['frequency'])}
          sx={{ minWidth: 150, flex: 1 }}
        >
          {FREQUENCIES.map((one) => (
            <MenuItem key={one} value={one}>
              {t(`schedules.frequency.${one}`)}
            </MenuItem>
          ))}
        </TextField>
        {rhythm.frequency === 'weekly' && <Weekdays value={rhythm.weekdays} onChange={(weekdays) => set({ weekdays })} />}
        {rhythm.frequency === 'monthly' && <Monthly rhythm={rhythm} set={set} />}
        {rhythm.frequency === 'rule' && (
          <TextField
            label={t('schedules.rhythm.rule')}
            value={rhythm.rule ?? ''}
            onChange={(event) => set({ rule: event.target.value })}
            sx={{ flex: 3, minWidth: 220 }}
          />
        )}
      </Stack>
      <Coming rhythm={rhythm} error={shown.error ? String(shown.helperText) : undefined} />
    </Place>
  );
}

function Weekdays({ value, onChange }: { value: number[]; onChange: (next: number[]) => void }) {
  const t = useText();
  return (
    <ToggleButtonGroup value={value} aria-label={t('schedules.rhythm.weekdays')} onChange={(_, next: number[]) => next.length && onChange(next)} size="small">
      {WEEK.map((one) => (
        <ToggleButton key={one} value={one} title={weekdayName(one)} sx={{ textTransform: 'none', px: { xs: 0.75, sm: 1.25 }, minHeight: 44 }}>
          {weekdayName(one, 'short')}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

function Monthly({ rhythm, set }: { rhythm: Rhythm; set: (patch: Partial<Rhythm>) => void }) {
  const t = useText();
  const pick = <V extends string | number>(label: string, value: V, of: readonly V[], word: (one: V) => string, onChange: (next: V) => void) => (
    <Autocomplete
      disableClearable
      options={[...of]}
      value={value}
      getOptionLabel={word}
      onChange={(_, next) => onChange(next as V)}
      renderInput={(params) => <TextField {...params} label={label} />}
      sx={{ flex: 1, minWidth: 150 }}
    />
  );
  const which = (monthly: Rhythm['monthly']) =>
    set({ monthly, dayOfMonth: monthly === 'day' ? 1 : null, nth: monthly === 'weekday' ? 1 : null, weekday: monthly === 'weekday' ? 1 : null });
  return (
    <>
      {pick(t('schedules.rhythm.monthly'), rhythm.monthly ?? 'day', MONTHLY, (one) => t(`schedules.monthly.${one}`), which)}
      {rhythm.monthly === 'day' && pick(t('schedules.rhythm.dayOfMonth'), rhythm.dayOfMonth ?? 1, DAYS, String, (dayOfMonth) => set({ dayOfMonth }))}
      {rhythm.monthly === 'weekday' && (
        <>
          {pick(
            t('schedules.rhythm.nth'),
            rhythm.nth ?? 1,
            NTH,
            (one) => t(`schedules.nth.${String(one) as '1'}`),
            (nth) => set({ nth }),
          )}
          {pick(
            t('schedules.rhythm.weekday'),
            rhythm.weekday ?? 1,
            WEEK as readonly number[],
            (one) => weekdayName(one),
            (weekday) => set({ weekday }),
          )}
        </>
      )}
    </>
  );
}

/** The next three times, as the server reckons them in the zone of the organization. */
function Coming({ rhythm, error }: { rhythm: Rhythm; error?: string }) {
  const t = useText();
  const { time } = useFormat();
  const at = useWatch({ name: 'time' }) as string | null;
  const asked = useDebounced(JSON.stringify({ rhythm, time: at }), 300);
  const { data, error: refused } = useQuery({
    queryKey: ['/report-schedules/next-runs', asked],
    enabled: /^\d\d:\d\d$/.test(at ?? ''),
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: async () => (await api.post<{ timeZone: string; nextRuns: string[] }>('/report-schedules/next-runs', JSON.parse(asked))).data,
  });
  const wrong = error ?? (isProblem(refused) ? refused.message : undefined);
  if (wrong) return <FormHelperText error>{wrong}</FormHelperText>;
  if (!data) return null;
  return <FormHelperText>{t('schedules.rhythm.next', { dates: data.nextRuns.slice(0, 3).map(time).join(' · '), zone: data.timeZone })}</FormHelperText>;
}
