import { FormControlLabel, Stack, Switch, TextField } from '@mui/material';
import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Absence, SpecialHours } from '../api';
import { useMany } from '../core/api';
import { fields, Place } from '../core/form';
import { useFormat } from '../core/format';
import { useCan, useMe } from '../core/session';
import { useText, useWord } from '../core/texts';
import { HoursField } from '../core/form/HoursField';
import { OffersDialog } from './OffersDialog';
import { SetupForm, SetupPage } from '../core/record/Setup';
import { useSpan } from './span';
import { ABSENCE_KINDS } from './tables';
import { clockOf, instantOf, iso, minutesOf, plusDays, wallOf } from './zone';

const A = fields('scheduling.absences');
const S = fields('scheduling.special');
const useZone = () => useMe().organization.timeZone ?? 'Europe/Vienna';

const useAbsence = () => {
  const t = useText();
  const word = useWord();
  return {
    texts: 'scheduling.absences',
    path: '/absences',
    right: 'absences',
    up: { label: 'scheduling.calendar.title', to: '/calendar' } as const,
    title: 'scheduling.absences.title',
    create: 'scheduling.absences.create',
    edit: 'scheduling.absences.edit',
    nameOf: ({ resourceName, kind }: Absence) => `${resourceName ?? t('scheduling.absences.everyone')}: ${word(`scheduling.absences.kind.${kind}`)}`,
  } as const;
};

export function AbsencePage() {
  const t = useText();
  const span = useSpan();
  const noun = useAbsence();
  const can = useCan();
  const [offering, setOffering] = useState<string | null>(null);
  const offer = (one: Absence) => ({ key: 'offer', label: t('scheduling.absences.offers.action'), can: 'appointments:write', run: () => setOffering(one.id) });
  return (
    <>
      <SetupPage<Absence>
        {...noun}
        actions={(one) => (one.endsAt > new Date().toISOString() && can('appointments:read') ? [offer(one)] : [])}
        facts={(one) => [
          { label: t('scheduling.absences.fields.startsAt'), value: span(one).from },
          { label: t('scheduling.absences.fields.endsAt'), value: span(one).to },
          ...(one.reason ? [{ label: t('scheduling.absences.fields.reason'), value: one.reason }] : []),
          { label: t('scheduling.absences.affected'), value: <Affected absence={one} /> },
        ]}
      />
      {offering && <OffersDialog id={offering} onClose={() => setOffering(null)} />}
    </>
  );
}

/** How many appointments lie in an absence: they are not moved by themselves. */
function Affected({ absence }: { absence: Absence }) {
  const { number } = useFormat();
  const { data } = useMany(`/appointments`, {
    resourceId: absence.resourceId ?? undefined,
    status: ['scheduled', 'confirmed'],
    startsFrom: absence.startsAt,
    startsTo: absence.endsAt,
    perPage: 1,
  });
  return <>{number(data?.pagination?.total)}</>;
}

export function AbsenceForm() {
  const zone = useZone();
  const today = wallOf(Date.now(), zone).day;
  const initial = { kind: 'vacation', allDay: true, startsAt: iso(instantOf(today, 0, zone)), endsAt: iso(instantOf(plusDays(today, 1), 0, zone)) };
  return (
    <SetupForm<Absence> {...useAbsence()} fields={['resourceId', 'kind', 'reason', 'startsAt', 'endsAt', 'allDay']} initial={initial}>
      {() => (
        <>
          <A.Pick name="resourceId" resource="resources" width={6} />
          <A.Select name="kind" required options={ABSENCE_KINDS} width={6} />
          <Span zone={zone} />
          <A.Text name="reason" maxLength={300} />
        </>
      )}
    </SetupForm>
  );
}

/** From a day to a day, or from a time to a time. */
function Span({ zone }: { zone: string }) {
  const t = useText();
  const { setValue, control } = useFormContext();
  const [startsAt, endsAt, allDay] = useWatch({ control, name: ['startsAt', 'endsAt', 'allDay'] }) as [string, string, boolean];
  const [from, to] = [wallOf(startsAt, zone), wallOf(endsAt, zone)];
  // the last day of whole days ends at the next midnight
  const last = allDay ? plusDays(to.day, -1) : to.day;
  const set = (name: 'startsAt' | 'endsAt', day: string, minutes: number) => setValue(name, iso(instantOf(day, minutes, zone)), { shouldDirty: true });
  const whole = (on: boolean) => {
    setValue('allDay', on, { shouldDirty: true });
    set('startsAt', from.day, on ? 0 : 540);
    set('endsAt', on ? plusDays(last, 1) : last, on ? 0 : 1_020);
  };
  const input = (label: string, type: 'date' | 'time', value: string, onChange: (value: string) => void) => (
    <TextField
      type={type}
      label={label}
      value={value}
      onChange={({ target }) => target.value && onChange(target.value)}
      slotProps={{ inputLabel: { shrink: true } }}
      sx={{ flex: '1 1 140px' }}
    />
  );
  return (
    <Place>
      <FormControlLabel control={<Switch checked={allDay} onChange={(_, on) => whole(on)} />} label={t('scheduling.absences.fields.allDay')} />
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', mt: 1.5 }} id="field-startsAt">
        {input(t('scheduling.absences.fields.startsAt'), 'date', from.day, (day) => set('startsAt', day, allDay ? 0 : from.minutes))}
        {!allDay && input(t('core.from'), 'time', clockOf(from.minutes), (clock) => set('startsAt', from.day, minutesOf(clock)))}
        {input(t('scheduling.absences.fields.endsAt'), 'date', last, (day) => set('endsAt', allDay ? plusDays(day, 1) : day, allDay ? 0 : to.minutes))}
        {!allDay && input(t('core.to'), 'time', clockOf(to.minutes), (clock) => set('endsAt', to.day, minutesOf(clock)))}
      </Stack>
    </Place>
  );
}

const useSpecial = () => {
  const { date } = useFormat();
  return {
    texts: 'scheduling.special',
    path: '/special-hours',
    right: 'special-hours',
    up: { label: 'scheduling.calendar.title', to: '/calendar' } as const,
    title: 'scheduling.special.title',
    create: 'scheduling.special.create',
    edit: 'scheduling.special.edit',
    nameOf: ({ day }: SpecialHours) => date(day),
  } as const;
};

export function SpecialHoursOnePage() {
  const t = useText();
  return (
    <SetupPage<SpecialHours>
      {...useSpecial()}
      facts={(one) => [
        { label: t('scheduling.special.fields.hours'), value: one.hours.map(({ from, to }) => `${from}–${to}`).join(', ') || t('form.hours.closed') },
        { label: t('scheduling.special.fields.resourceName'), value: one.resourceName ?? t('scheduling.absences.everyone') },
        ...(one.reason ? [{ label: t('scheduling.special.fields.reason'), value: one.reason }] : []),
      ]}
    />
  );
}

export function SpecialHoursForm() {
  return (
    <SetupForm<SpecialHours> {...useSpecial()} fields={['day', 'resourceId', 'hours', 'reason']} initial={{ hours: [{ from: '10:00', to: '12:00' }] }}>
      {() => (
        <>
          <S.Date name="day" required width={4} />
          <S.Pick name="resourceId" resource="resources" width={8} />
          <HoursField name="hours" week={false} />
          <S.Text name="reason" maxLength={300} />
        </>
      )}
    </SetupForm>
  );
}
