import type { Metric } from './metrics';
import { words } from './set-columns';

const of = (id: string, one: Omit<Metric, 'id' | 'group' | 'dataSet'>): Metric => ({ id, group: 'customers', dataSet: 'customers', ...one });

export const METRICS_OF_CUSTOMERS: readonly Metric[] = [
  of('totalCustomers', {
    label: words('Kunden', 'Customers'),
    definition: words(
      'Anzahl der Kunden, die bis zum Stichtag das erste Mal in Erscheinung traten (angelegt, erster Auftrag oder erster Termin), gleich welchen Standes. Wer inzwischen gelöscht oder zusammengeführt ist, zählt auch rückblickend nicht.',
      'Number of customers first seen up to the day (created, first order or first appointment), whatever their status. Those deleted or merged since do not count in retrospect either.',
    ),
    unit: 'count',
    measure: { kind: 'count' },
    kind: 'standing',
    better: 'more',
  }),
  of('activeCustomers', {
    label: words('Aktive Kunden', 'Active customers'),
    definition: words(
      'Anzahl der Kunden, die in den 30 Tagen bis zum Stichtag bestellt haben, da waren, geschrieben haben, ein Angebot angenommen oder einen Einsatz abgeschlossen bekommen haben, oder in den sieben Tagen danach einen Termin haben.',
      'Number of customers who in the 30 days up to the day ordered, came, wrote, accepted a quote or had a job completed, or who have an appointment in the seven days after it.',
    ),
    unit: 'count',
    measure: { kind: 'count' },
    filter: [{ column: 'active', op: 'is', value: true }],
    kind: 'standing',
    better: 'more',
  }),
  of('newCustomers', {
    label: words('Neue Kunden', 'New customers'),
    definition: words(
      'Anzahl der Kunden, die im Zeitraum das erste Mal in Erscheinung traten: angelegt, erster Auftrag oder erster Termin, je nachdem, was früher war. Ein Import macht niemanden neu, dessen Aufträge älter sind.',
      'Number of customers first seen in the period: created, first order or first appointment, whichever came first. An import makes nobody new whose orders are older.',
    ),
    unit: 'count',
    measure: { kind: 'count' },
    kind: 'period',
    better: 'more',
  }),
  of('averageLifetimeValue', {
    label: words('Kundenwert im Mittel', 'Average lifetime value'),
    definition: words(
      'Mittel über alle Kunden aus dem, was sie netto bezahlt haben, abzüglich dessen, was davon gutgeschrieben wurde (Methode „bezahlt netto“ der Kundenstatistik), in der Währung der Organisation; mit dem heutigen Wert je Kunde.',
      'Mean over all customers of what they paid net less what was credited of it (method “paid net” of the customer statistics), in the currency of the organization; with the present value of each customer.',
    ),
    unit: 'money',
    measure: { kind: 'mean', column: 'lifetimeValue' },
    kind: 'standing',
    better: 'more',
  }),
];
