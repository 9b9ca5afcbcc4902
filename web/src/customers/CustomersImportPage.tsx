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
        custom="customers"
        texts="customers"
        resource="customers"
        to="/customers"
        fields={[
          { field: 'name', known: ['Kunde', 'Firma', 'Company', 'Kundenname'] },
          { field: 'customerNumber', known: ['Kundennummer', 'Kunden-Nr.'] },
          { field: 'type', known: ['Art', 'Typ'] },
          { field: 'firstName', known: ['Vorname'] },
          { field: 'lastName', known: ['Nachname'] },
          { field: 'birthDate', known: ['Geburtsdatum', 'Date of birth'] },
          { field: 'email', known: ['E-Mail', 'Mail', 'E-Mail-Adresse'] },
          { field: 'phone', known: ['Telefon', 'Handy', 'Mobile'] },
          { field: 'vatId', known: ['UID', 'UID-Nummer', 'USt-IdNr.', 'VAT'] },
          { field: 'line1', known: ['Straße', 'Street', 'Adresse'] },
          { field: 'postalCode', known: ['PLZ', 'Zip', 'Postleitzahl'] },
          { field: 'city', known: ['Ort', 'Stadt', 'Town'] },
          { field: 'country', known: ['Land'] },
          { field: 'tags', known: ['Schlagwörter', 'Gruppe'] },
          { field: 'notes', known: ['Notizen', 'Bemerkung'] },
        ]}
      />
    </Page>
  );
}
