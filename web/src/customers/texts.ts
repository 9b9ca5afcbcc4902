import { defineTexts } from '../core/texts';

export const texts = defineTexts('customers', {
  en: {
    title: 'Customers', one: 'Customer', create: 'New customer', edit: 'Edit customer', search: 'Customers',
    empty: { title: 'Your customers live here', text: 'With their contacts, addresses, orders and invoices. Add the first one, or import a list.' },
    fields: { customerNumber: 'Number', name: 'Name', type: 'Kind', firstName: 'First name', lastName: 'Last name', birthDate: 'Date of birth', email: 'E-mail', phone: 'Phone', vatId: 'VAT id', status: 'Status', language: 'Language', currency: 'Currency', paymentTermsDays: 'Payment terms (days)', billingAddress: 'Billing address', shippingAddress: 'Shipping address', ownerId: 'Looked after by', ownerName: 'Looked after by', contacts: 'Contacts', tags: 'Tags', tag: 'Tag', notes: 'Notes', city: 'City', createdAt: 'Created', updatedAt: 'Changed' },
    hints: { vatId: 'With its country: ATU12345678', paymentTermsDays: 'From the date of the invoice', shippingAddress: 'Left empty, goods go to the billing address' },
    type: { private: 'Person', business: 'Company' },
    language: { de: 'German', en: 'English' },
    sections: { who: 'Who', addresses: 'Addresses', terms: 'Terms', people: 'People' },
    bulk: { delete: 'Delete', deleteText_one: '{{count}} customer disappears from lists. It can be restored.', deleteText_other: '{{count}} customers disappear from lists. They can be restored.', archive: 'Archive' },
    tabs: { details: 'Details' },
    duplicate: 'There is {{name}} ({{number}}) already.',
    events: { customer_created: 'created the customer', customer_changed: 'changed the customer', customer_deleted: 'deleted the customer', customer_restored: 'restored the customer' },
  },
  de: {
    title: 'Kunden', one: 'Kunde', create: 'Neuer Kunde', edit: 'Kunde bearbeiten', search: 'Kunden',
    empty: { title: 'Hier leben Ihre Kunden', text: 'Mit Kontakten, Adressen, Aufträgen und Rechnungen. Legen Sie den ersten an oder importieren Sie eine Liste.' },
    fields: { customerNumber: 'Nummer', name: 'Name', type: 'Art', firstName: 'Vorname', lastName: 'Nachname', birthDate: 'Geburtsdatum', email: 'E-Mail', phone: 'Telefon', vatId: 'UID-Nummer', status: 'Status', language: 'Sprache', currency: 'Währung', paymentTermsDays: 'Zahlungsziel (Tage)', billingAddress: 'Rechnungsadresse', shippingAddress: 'Lieferadresse', ownerId: 'Betreut von', ownerName: 'Betreut von', contacts: 'Kontakte', tags: 'Schlagwörter', tag: 'Schlagwort', notes: 'Notizen', city: 'Ort', createdAt: 'Angelegt', updatedAt: 'Geändert' },
    hints: { vatId: 'Mit dem Land: ATU12345678', paymentTermsDays: 'Ab dem Rechnungsdatum', shippingAddress: 'Leer gelassen geht die Ware an die Rechnungsadresse' },
    type: { private: 'Person', business: 'Unternehmen' },
    language: { de: 'Deutsch', en: 'Englisch' },
    sections: { who: 'Wer', addresses: 'Adressen', terms: 'Konditionen', people: 'Personen' },
    bulk: { delete: 'Löschen', deleteText_one: '{{count}} Kunde verschwindet aus Listen. Er kann wiederhergestellt werden.', deleteText_other: '{{count}} Kunden verschwinden aus Listen. Sie können wiederhergestellt werden.', archive: 'Archivieren' },
    tabs: { details: 'Angaben' },
    duplicate: 'Es gibt schon {{name}} ({{number}}).',
    events: { customer_created: 'hat den Kunden angelegt', customer_changed: 'hat den Kunden geändert', customer_deleted: 'hat den Kunden gelöscht', customer_restored: 'hat den Kunden wiederhergestellt' },
  },
});

declare module '../core/texts' {
  interface TextRegistry {
    customers: typeof texts.en;
  }
}
