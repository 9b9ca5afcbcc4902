import { useWatch } from 'react-hook-form';
import type { AppointmentType } from '../api';
import { fields, Section } from '../core/form';
import { useFormat } from '../core/format';
import { useText, useWord } from '../core/texts';
import { ColorField } from './ColorField';
import { QuestionsField } from './QuestionsField';
import { ResourcesField } from './ResourcesField';
import { SetupForm, SetupPage } from '../core/record/Setup';

const F = fields('scheduling.types');
const NOUN = {
  texts: 'scheduling.types',
  path: '/appointment-types',
  right: 'appointment-types',
  up: { label: 'scheduling.calendar.title', to: '/calendar' },
  title: 'scheduling.types.title',
  create: 'scheduling.types.create',
  edit: 'scheduling.types.edit',
  nameOf: ({ name }: AppointmentType) => name,
} as const;
const FIELDS = [
  'name',
  'description',
  'durationMinutes',
  'bufferBeforeMinutes',
  'bufferAfterMinutes',
  'slotStepMinutes',
  'price',
  'priceMode',
  'color',
  'questions',
  'needsStaff',
  'staffIds',
  'resourceKind',
  'resourceIds',
  'isPublic',
  'isActive',
  'bills',
  'billsNoShow',
] as const;
const INITIAL = {
  durationMinutes: 30,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  priceMode: 'gross',
  questions: [],
  needsStaff: true,
  staffIds: [],
  resourceIds: [],
  isPublic: false,
  isActive: true,
  bills: true,
  billsNoShow: false,
};

export function TypePage() {
  const t = useText();
  const word = useWord();
  const { money, measure } = useFormat();
  const minutes = (value: number) => measure(value, t('scheduling.minutes'));
  return (
    <SetupPage<AppointmentType>
      {...NOUN}
      facts={(one) => [
        { label: t('scheduling.types.fields.durationMinutes'), value: minutes(one.durationMinutes) },
        { label: t('scheduling.types.fields.bufferBeforeMinutes'), value: minutes(one.bufferBeforeMinutes) },
        { label: t('scheduling.types.fields.bufferAfterMinutes'), value: minutes(one.bufferAfterMinutes) },
        { label: t('scheduling.types.fields.price'), value: one.price ? `${money(one.price)} ${word(`scheduling.types.priceMode.${one.priceMode}`)}` : '–' },
        { label: t('scheduling.types.fields.isPublic'), value: t(one.isPublic ? 'core.yes' : 'core.no') },
        { label: t('scheduling.types.fields.isActive'), value: t(one.isActive ? 'core.yes' : 'core.no') },
        ...(one.resourceKind ? [{ label: t('scheduling.types.fields.resourceKind'), value: word(`scheduling.resources.kind.${one.resourceKind}`) }] : []),
        ...(one.description ? [{ label: t('scheduling.types.fields.description'), value: one.description }] : []),
        ...(one.questions.length ? [{ label: t('scheduling.types.fields.questions'), value: one.questions.map(({ label }) => label).join(' · ') }] : []),
      ]}
    />
  );
}

export function TypeForm() {
  return (
    <SetupForm<AppointmentType> {...NOUN} fields={FIELDS} initial={INITIAL}>
      {() => (
        <>
          <F.Text name="name" required width={8} autoFocus maxLength={100} />
          <F.Quantity name="durationMinutes" required width={4} />
          <F.Quantity name="bufferBeforeMinutes" width={4} />
          <F.Quantity name="bufferAfterMinutes" width={4} />
          <F.Quantity name="slotStepMinutes" width={4} />
          <F.Money name="price" width={4} />
          <F.Select name="priceMode" required options={['net', 'gross']} width={4} />
          <F.Flag name="isActive" width={4} />
          <F.Flag name="bills" width={6} />
          <F.Flag name="billsNoShow" width={6} />
          <ColorField />
          <Section title="scheduling.types.sections.who" />
          <Needs />
          <Section title="scheduling.types.sections.online" />
          <F.Flag name="isPublic" />
          <F.Text name="description" multiline />
          <QuestionsField />
        </>
      )}
    </SetupForm>
  );
}

function Needs() {
  const word = useWord();
  const [needsStaff, resourceKind] = useWatch({ name: ['needsStaff', 'resourceKind'] }) as [boolean, string | null];
  const kinds = ['room', 'equipment'].map((value) => ({ value, label: word(`scheduling.resources.kind.${value}`) }));
  return (
    <>
      <F.Flag name="needsStaff" width={4} />
      {needsStaff && <ResourcesField name="staffIds" kinds={['staff']} width={8} />}
      <F.Select name="resourceKind" options={kinds} width={4} />
      {resourceKind && <ResourcesField name="resourceIds" kinds={[resourceKind]} width={8} />}
    </>
  );
}
