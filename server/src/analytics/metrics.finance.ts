import type { Metric } from './metrics';

export const METRICS_OF_FINANCE: readonly Metric[] = [
  {
    id: 'revenue',
    group: 'finance',
    label: { de: 'Umsatz netto', en: 'Net revenue' },
    definition: {
      de: 'Nettobeträge aller ausgestellten Rechnungen abzüglich der Gutschriften, nach Rechnungsdatum in der Zeitzone der Organisation. Ohne Entwürfe und ohne Umsatzsteuer; nur Belege in der Währung der Organisation.',
      en: 'Net amounts of all issued invoices less credit notes, by invoice date in the time zone of the organization. Without drafts and without VAT; documents in the currency of the organization only.',
    },
    unit: 'money',
    dataSet: 'invoices',
    measure: { kind: 'sum', column: 'net' },
    kind: 'period',
    better: 'more',
  },
  {
    id: 'invoicesIssued',
    group: 'finance',
    label: { de: 'Ausgestellte Rechnungen', en: 'Invoices issued' },
    definition: {
      de: 'Anzahl der ausgestellten Rechnungen nach Rechnungsdatum, in allen Währungen, auch später stornierte. Gutschriften zählen nicht.',
      en: 'Number of invoices issued by invoice date, in all currencies, those cancelled later too. Credit notes do not count.',
    },
    unit: 'count',
    dataSet: 'invoices',
    measure: { kind: 'count' },
    filter: [{ column: 'type', op: 'is', value: 'invoice' }],
    kind: 'period',
    better: 'more',
  },
];
