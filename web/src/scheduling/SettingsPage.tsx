import { Link } from '@mui/material';
import { useWatch } from 'react-hook-form';
import type { SchedulingSettings } from '../api';
import { api, useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { fields, Form, Place, Section } from '../core/form';
import { notify } from '../core/notify';
import { Page } from '../core/record';
import { useCan } from '../core/session';
import { useText, useWord } from '../core/texts';
import { Feeds } from './Feeds';
import { HoursField } from '../core/form/HoursField';
import { RemindBy, RemindersField } from './RemindersField';

const F = fields('scheduling.settings');
const FIELDS = [
  'openingHours',
  'holidayCountry',
  'holidayState',
  'bookingEnabled',
  'bookingSlug',
  'bookingIntro',
  'bookingConfirms',
  'minimumNoticeMinutes',
  'horizonDays',
  'cutoffHours',
  'reminderHours',
  'remindBy',
  'waitlistHoldMinutes',
  'noShowMessage',
  'noShowAfterHours',
] as const;
const STATES = ['BW', 'BY', 'BE', 'BB', 'HB', 'HH', 'HE', 'MV', 'NI', 'NW', 'RP', 'SL', 'SN', 'ST', 'SH', 'TH'];

/** `/calendar/settings`: hours of the week and public holidays. */
export function SettingsPage() {
  const t = useText();
  const can = useCan();
  const { data: record, isError, error } = useOne<SchedulingSettings>('/scheduling-settings');
  if (isError) return <Failed error={error} />;
  if (!record) return null;
  return (
    <Page title={t('scheduling.settings.title')} crumbs={[{ label: t('scheduling.calendar.title'), to: '/calendar' }]}>
      <Form<SchedulingSettings>
        texts="scheduling.settings"
        record={record}
        fields={FIELDS}
        disabled={!can('settings:write')}
        onSaved={() => notify(t('core.saved'))}
        save={async (values) => (await api.patch<SchedulingSettings>('/scheduling-settings', values)).data}
      >
        <HoursField name="openingHours" />
        <Section title="scheduling.settings.sections.holidays" />
        <Holidays />
        <Section title="scheduling.settings.sections.online" />
        <Online />
        <Section title="scheduling.settings.sections.mails" />
        <RemindersField />
        <RemindBy />
        <F.Quantity name="waitlistHoldMinutes" width={6} />
        <F.Flag name="noShowMessage" width={8} />
        <F.Quantity name="noShowAfterHours" width={4} />
      </Form>
      {can('calendar-feeds:read') && <Feeds />}
    </Page>
  );
}

function Online() {
  const t = useText();
  const [enabled, slug] = useWatch({ name: ['bookingEnabled', 'bookingSlug'] }) as [boolean, string | null];
  return (
    <>
      <F.Flag name="bookingEnabled" width={6} />
      <F.Flag name="bookingConfirms" width={6} />
      <F.Text name="bookingSlug" required={enabled} maxLength={60} width={6} />
      {enabled && slug && (
        <Place width={6}>
          <Link href={`/book/${slug}`} target="_blank" rel="noreferrer" sx={{ display: 'inline-block', py: 1.5 }}>
            {t('scheduling.settings.page')}: {location.origin}/book/{slug}
          </Link>
        </Place>
      )}
      <F.Text name="bookingIntro" multiline />
      <F.Quantity name="minimumNoticeMinutes" width={4} />
      <F.Quantity name="horizonDays" width={4} />
      <F.Quantity name="cutoffHours" width={4} />
    </>
  );
}

function Holidays() {
  const word = useWord();
  const country = useWatch({ name: 'holidayCountry' }) as string | null;
  const countries = ['AT', 'DE'].map((value) => ({ value, label: word(`scheduling.settings.holidayCountry.${value}`) }));
  const states = STATES.map((value) => ({ value, label: word(`scheduling.settings.holidayState.${value}`) }));
  return (
    <>
      <F.Select name="holidayCountry" options={countries} width={6} />
      {country === 'DE' && <F.Select name="holidayState" options={states} width={6} />}
    </>
  );
}
