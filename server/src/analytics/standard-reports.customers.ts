import { words } from './set-columns';
import type { StandardReport } from './standard-reports.types';

/** Who the customers are, and what happened in the house. */
export const STANDARD_OF_CUSTOMERS: readonly StandardReport[] = [
  {
    number: 401,
    name: words('Kunden mit Beziehung und Risiko', 'Customers by engagement and risk'),
    description: words('Alle Kunden, die gefährdeten zuerst.', 'All customers, those at risk first.'),
    dataSet: 'customers',
    columns: ['number', 'name', 'engagement', 'riskScore', 'lastActivity', 'lastSale', 'lifetimeValue', 'owner'],
    sort: [{ key: 'riskScore', descending: true }],
  },
  {
    number: 402,
    name: words('Kunden nach Beziehung', 'Customers by engagement'),
    description: words(
      'Wie viele aktiv, ruhend oder gefährdet sind, und was sie wert sind.',
      'How many are active, dormant or at risk, and what they are worth.',
    ),
    dataSet: 'customers',
    groupBy: [{ column: 'engagement' }],
    measures: [
      { key: 'customers', kind: 'count' },
      { key: 'value', kind: 'sum', column: 'lifetimeValue' },
      { key: 'risk', kind: 'mean', column: 'riskScore' },
    ],
    chart: { kind: 'pie', x: 'engagement', y: ['customers'] },
  },
  {
    number: 403,
    name: words('Neue Kunden nach Monat', 'New customers by month'),
    description: words('Nach dem Tag, an dem sie zuerst in Erscheinung traten.', 'By the day they were first seen.'),
    dataSet: 'customers',
    groupBy: [{ column: 'firstSeen', by: 'month' }],
    measures: [{ key: 'customers', kind: 'count' }],
    period: { timeframe: '1y' },
    chart: { kind: 'bar', x: 'firstSeen', y: ['customers'] },
  },
  {
    number: 411,
    name: words('Nicht erschienen', 'No-shows'),
    description: words('Termine, zu denen niemand kam.', 'Appointments nobody came to.'),
    dataSet: 'appointments',
    columns: ['startsAt', 'type', 'customer', 'with', 'minutes', 'source'],
    filters: [{ column: 'noShow', op: 'is', value: true }],
    sort: [{ key: 'startsAt', descending: true }],
    period: { timeframe: '90d' },
  },
  {
    number: 412,
    name: words('Nicht erschienen nach Terminart', 'No-show rate by type'),
    description: words('Anteil an den Terminen, deren Ausgang bekannt ist.', 'Of the appointments whose outcome is known.'),
    dataSet: 'appointments',
    groupBy: [{ column: 'type' }],
    measures: [
      { key: 'appointments', kind: 'count', label: words('Termine', 'Appointments') },
      { key: 'noShow', kind: 'share', column: 'noShow', label: words('Nicht erschienen', 'No-show') },
    ],
    filters: [{ column: 'due', op: 'is', value: true }],
    sort: [{ key: 'noShow', descending: true }],
    period: { timeframe: '90d' },
    chart: { kind: 'bar', x: 'type', y: ['noShow'] },
  },
  {
    number: 501,
    name: words('Protokollauszug', 'Audit extract'),
    description: words('Wer wann was geändert hat.', 'Who changed what, and when.'),
    dataSet: 'auditEvents',
    period: { timeframe: '30d' },
  },
  {
    number: 502,
    name: words('Ereignisse nach Person und Bereich', 'Events by person and module'),
    description: words('Wie viel von wem in welchem Bereich geändert wurde.', 'How much was changed by whom in which module.'),
    dataSet: 'auditEvents',
    groupBy: [{ column: 'actor' }, { column: 'module' }],
    measures: [{ key: 'events', kind: 'count' }],
    filters: [{ column: 'automatic', op: 'is', value: false }],
    sort: [{ key: 'events', descending: true }],
    period: { timeframe: '30d' },
  },
];
