import { useWatch } from 'react-hook-form';
import type { SchedulingSettings } from '../api';
import { api, useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { fields, Form, Section } from '../core/form';
import { notify } from '../core/notify';
import { Page } from '../core/record';
import { useCan } from '../core/session';
import { useText, useWord } from '../core/texts';
import { HoursField } from './HoursField';

const F = fields('scheduling.settings');
const FIELDS = ['openingHours', 'holidayCountry', 'holidayState'] as const;
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
      </Form>
    </Page>
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
