import { FormControlLabel, Switch } from '@mui/material';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Resource } from '../api';
import { fields, Place } from '../core/form';
import { useText, useWord } from '../core/texts';
import { ColorField } from './ColorField';
import { HoursField } from '../core/form/HoursField';
import { SetupForm, SetupPage } from '../core/record/Setup';
import { KINDS } from './tables';
import { hoursText } from './words';

const F = fields('scheduling.resources');
const NOUN = {
  texts: 'scheduling.resources',
  path: '/resources',
  right: 'resources',
  up: { label: 'scheduling.calendar.title', to: '/calendar' },
  title: 'scheduling.resources.title',
  create: 'scheduling.resources.create',
  edit: 'scheduling.resources.edit',
  nameOf: ({ name }: Resource) => name,
} as const;

export function ResourcePage() {
  const t = useText();
  const word = useWord();
  return (
    <SetupPage<Resource>
      {...NOUN}
      facts={(one) => [
        { label: t('scheduling.resources.fields.kind'), value: word(`scheduling.resources.kind.${one.kind}`) },
        { label: t('scheduling.resources.fields.userName'), value: one.userName ?? '–' },
        { label: t('scheduling.resources.fields.isActive'), value: t(one.isActive ? 'core.yes' : 'core.no') },
        { label: t('scheduling.resources.fields.openingHours'), value: one.openingHours ? hoursText(one.openingHours) : t('scheduling.resources.usual') },
        ...(one.description ? [{ label: t('scheduling.resources.fields.description'), value: one.description }] : []),
      ]}
    />
  );
}

export function ResourceForm() {
  return (
    <SetupForm<Resource>
      {...NOUN}
      fields={['name', 'kind', 'userId', 'color', 'description', 'openingHours', 'isActive']}
      initial={{ kind: 'staff', isActive: true, openingHours: null }}
    >
      {() => (
        <>
          <F.Text name="name" required width={6} autoFocus maxLength={100} />
          <F.Select name="kind" required options={KINDS} width={3} />
          <Person />
          <ColorField width={9} />
          <F.Flag name="isActive" width={3} />
          <F.Text name="description" multiline />
          <OwnHours />
        </>
      )}
    </SetupForm>
  );
}

/** Only somebody of the staff is a user. */
function Person() {
  const kind = useWatch({ name: 'kind' }) as string;
  return kind === 'staff' ? <F.Pick name="userId" resource="users" width={3} /> : null;
}

function OwnHours() {
  const { setValue } = useFormContext();
  const hours = useWatch({ name: 'openingHours' }) as object[] | null;
  const t = useText();
  return (
    <>
      <Own
        checked={hours !== null}
        label={t('scheduling.resources.ownHours')}
        onChange={(own) => setValue('openingHours', own ? WEEK : null, { shouldDirty: true })}
      />
      {hours !== null && <HoursField name="openingHours" />}
    </>
  );
}

const WEEK = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' }));

function Own({ checked, label, onChange }: { checked: boolean; label: string; onChange: (own: boolean) => void }) {
  return (
    <Place>
      <FormControlLabel control={<Switch checked={checked} onChange={(_, own) => onChange(own)} />} label={label} />
    </Place>
  );
}
