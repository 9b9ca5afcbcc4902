import { Page } from '../core/record';
import { DataTable } from '../core/table';
import { useText } from '../core/texts';
import { absencesTable, appointmentsTable, resourcesTable, specialHoursTable, typesTable } from './tables';

const useCrumbs = () => {
  const t = useText();
  return [{ label: t('scheduling.calendar.title'), to: '/calendar' }];
};

export function AppointmentsPage() {
  const t = useText();
  return (
    <Page title={t('scheduling.appointments.title')} crumbs={useCrumbs()}>
      <DataTable of={appointmentsTable} />
    </Page>
  );
}
export function TypesPage() {
  const t = useText();
  return (
    <Page title={t('scheduling.types.title')} crumbs={useCrumbs()}>
      <DataTable of={typesTable} />
    </Page>
  );
}
export function ResourcesPage() {
  const t = useText();
  return (
    <Page title={t('scheduling.resources.title')} crumbs={useCrumbs()}>
      <DataTable of={resourcesTable} />
    </Page>
  );
}
export function AbsencesPage() {
  const t = useText();
  return (
    <Page title={t('scheduling.absences.title')} crumbs={useCrumbs()}>
      <DataTable of={absencesTable} />
    </Page>
  );
}
export function SpecialHoursPage() {
  const t = useText();
  return (
    <Page title={t('scheduling.special.title')} crumbs={useCrumbs()}>
      <DataTable of={specialHoursTable} />
    </Page>
  );
}
