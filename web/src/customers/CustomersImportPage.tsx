import { ImportWizard } from '../core/import';
import { Page } from '../core/record';
import { useText } from '../core/texts';

/** A list of customers, from any table program. */
export function CustomersImportPage() {
  const t = useText();
  return (
    <Page title={t('care.import.title')} crumbs={[{ label: t('customers.title'), to: '/customers' }]}>
      <ImportWizard
        path="/customers/import"
        kind="customers"
        custom="customers"
        texts="customers"
        resource="customers"
        to="/customers"
        fields={[
          { field: 'name' },
          { field: 'customerNumber' },
          { field: 'type' },
          { field: 'firstName' },
          { field: 'lastName' },
          { field: 'birthDate' },
          { field: 'email' },
          { field: 'phone' },
          { field: 'vatId' },
          { field: 'line1' },
          { field: 'postalCode' },
          { field: 'city' },
          { field: 'country' },
          { field: 'tags' },
          { field: 'notes' },
        ]}
      />
    </Page>
  );
}
