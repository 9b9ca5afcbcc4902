import type { Customer } from '../api';
import type { RecordTab } from '../core/record';
import { useCan, useMe } from '../core/session';
import { useText } from '../core/texts';
import { MedicalTab } from './MedicalTab';
import { PrescriptionsTab } from './PrescriptionsTab';

/** What an optician or a clinic knows of a customer, for those who may. */
export function useHealthTabs(): RecordTab<Customer>[] {
  const t = useText();
  const can = useCan();
  const { industry } = useMe().organization;
  const optician = industry === 'optician' && can('prescriptions:read');
  const clinic = industry === 'clinic' && can('medical-information:read');
  return [
    ...(optician
      ? [{ key: 'prescriptions', label: t('health.prescriptions.title'), content: ({ id }: Customer) => <PrescriptionsTab key={id} customerId={id} /> }]
      : []),
    ...(clinic ? [{ key: 'medical', label: t('health.medical.title'), content: ({ id }: Customer) => <MedicalTab key={id} customerId={id} /> }] : []),
  ];
}
