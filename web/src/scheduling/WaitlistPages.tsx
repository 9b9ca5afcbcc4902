import { Page } from '../core/record';
import { DataTable } from '../core/table';
import { fields } from '../core/form';
import { useFormat } from '../core/format';
import { useText, useWord } from '../core/texts';
import type { WaitlistEntry } from '../api';
import { SetupForm, SetupPage } from '../core/record/Setup';
import { waitlistTable } from './tables.waitlist';
import { useMe } from '../core/session';
import { wallOf } from './zone';

const F = fields('scheduling.waitlist');
const NOUN = {
  texts: 'scheduling.waitlist',
  path: '/waitlist-entries',
  right: 'waitlist-entries',
  up: { label: 'scheduling.calendar.title', to: '/calendar' },
  title: 'scheduling.waitlist.title',
  create: 'scheduling.waitlist.create',
  edit: 'scheduling.waitlist.edit',
  nameOf: ({ customerName }: WaitlistEntry) => customerName,
} as const;

export function WaitlistPage() {
  const t = useText();
  return (
    <Page title={t('scheduling.waitlist.title')} crumbs={[{ label: t('scheduling.calendar.title'), to: '/calendar' }]}>
      <DataTable of={waitlistTable} />
    </Page>
  );
}

export function WaitlistEntryPage() {
  const t = useText();
  const word = useWord();
  const { date, time } = useFormat();
  return (
    <SetupPage<WaitlistEntry>
      {...NOUN}
      facts={(one) => [
        { label: t('scheduling.waitlist.fields.typeName'), value: one.typeName ?? '–' },
        { label: t('scheduling.waitlist.fields.resourceName'), value: one.resourceName ?? t('scheduling.online.anybody') },
        { label: t('scheduling.waitlist.fields.earliestDay'), value: date(one.earliestDay) },
        { label: t('scheduling.waitlist.fields.latestDay'), value: date(one.latestDay) },
        { label: t('scheduling.waitlist.fields.status'), value: word(`scheduling.waitlist.status.${one.status}`) },
        ...(one.offeredAt ? [{ label: t('scheduling.waitlist.fields.offeredAt'), value: time(one.offeredAt) }] : []),
        ...(one.offeredUntil ? [{ label: t('scheduling.waitlist.fields.offeredUntil'), value: time(one.offeredUntil) }] : []),
        ...(one.notes ? [{ label: t('scheduling.waitlist.fields.notes'), value: one.notes }] : []),
      ]}
    />
  );
}

export function WaitlistForm() {
  const zone = useMe().organization.timeZone ?? 'Europe/Vienna';
  return (
    <SetupForm<WaitlistEntry>
      {...NOUN}
      fields={['customerId', 'typeId', 'resourceId', 'earliestDay', 'latestDay', 'notes']}
      initial={{ earliestDay: wallOf(Date.now(), zone).day }}
    >
      {() => (
        <>
          <F.Pick name="customerId" resource="customers" required width={6} />
          <F.Pick name="typeId" resource="appointment-types" query={{ isActive: true }} required width={6} />
          <F.Pick name="resourceId" resource="resources" query={{ kind: 'staff' }} width={6} />
          <F.Date name="earliestDay" required width={3} />
          <F.Date name="latestDay" width={3} />
          <F.Text name="notes" multiline />
        </>
      )}
    </SetupForm>
  );
}
