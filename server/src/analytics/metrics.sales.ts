import type { Metric } from './metrics';

export const METRICS_OF_SALES: readonly Metric[] = [
  {
    id: 'orders',
    group: 'sales',
    label: { de: 'Aufträge', en: 'Orders' },
    definition: {
      de: 'Anzahl der Aufträge nach Auftragsdatum, in allen Währungen. Entwürfe und stornierte Aufträge zählen nicht.',
      en: 'Number of orders by order date, in all currencies. Drafts and cancelled orders do not count.',
    },
    unit: 'count',
    dataSet: 'orders',
    measure: { kind: 'count' },
    filter: [{ column: 'status', op: 'isNot', value: ['draft', 'cancelled'] }],
    kind: 'period',
    better: 'more',
  },
];
