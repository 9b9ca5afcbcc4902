import { chartOf } from './reports.chart';
import type { ReportColumn } from './reports.result';
import { conditionWords, stepKey, stepName } from './reports.words';

const at = { today: '2026-11-21', yearStart: 1 };
const words = (de: string, en: string) => ({ de, en });

describe('reports in words', () => {
  it.each([
    ['2026-11-01', 'month', 1, 'Nov 2026', '2026-11'],
    ['2026-10-01', 'quarter', 1, 'Q4 2026', '2026-Q4'],
    ['2026-10-01', 'quarter', 7, 'Q2 2026/27', '2026/27-Q2'],
    ['2027-04-01', 'quarter', 7, 'Q4 2026/27', '2026/27-Q4'],
    ['2026-07-01', 'year', 7, '2026/27', '2026/27'],
    ['2026-01-01', 'year', 1, '2026', '2026'],
    ['2026-11-16', 'week', 1, 'Week 47 2026', '2026-W47'],
    ['2025-12-29', 'week', 1, 'Week 1 2026', '2026-W01'],
    ['2026-12-28', 'week', 1, 'Week 53 2026', '2026-W53'],
    ['2026-11-21', 'day', 1, '21 Nov 2026', '2026-11-21'],
  ] as const)('calls the step of %s by %s of a year from month %i %s, and for machines %s', (day, by, yearStart, name, key) => {
    expect([stepName(day, by, yearStart, 'en'), stepKey(day, by, yearStart)]).toEqual([name, key]);
  });

  it('says a condition as a reader needs it', () => {
    const status = { label: words('Status', 'Status'), type: 'choice' as const, choices: { paid: words('bezahlt', 'paid'), open: words('offen', 'open') } };
    expect(conditionWords({ column: 's', op: 'is', value: ['paid', 'open'] }, status, at, 'de')).toBe('Status: bezahlt oder offen');
    expect(conditionWords({ column: 's', op: 'isNot', value: 'paid' }, status, at, 'en')).toBe('Status: not paid');
    const due = { label: words('Fällig', 'Due'), type: 'day' as const };
    expect(conditionWords({ column: 'd', op: 'from', value: 'month-1' }, due, at, 'de')).toBe('Fällig ab 01.10.2026');
    expect(conditionWords({ column: 'd', op: 'isEmpty' }, due, at, 'en')).toBe('Due: empty');
    expect(conditionWords({ column: 'm', op: 'to', value: 1000 }, { label: words('Netto', 'Net'), type: 'money' }, at, 'de')).toBe('Netto bis 1.000,00');
  });
});

describe('the chart of a report', () => {
  const column = (key: string, more: Partial<ReportColumn> = {}): ReportColumn => ({
    key,
    label: key,
    type: 'text',
    unit: null,
    by: null,
    choices: null,
    measure: false,
    ...more,
  });
  const net = column('net', { type: 'money', unit: 'money', measure: true });
  const result = (columns: ReportColumn[], rows: any[]) => ({ title: 'Sales', currency: 'EUR', yearStart: 1, columns, rows });
  const additive = new Set(['net']);

  it('keeps the largest of many, and two customers of one name apart', () => {
    const rows = Array.from({ length: 30 }, (_, i) => ({ customer: i < 2 ? 'Huber' : `c${i}`, net: `${i < 2 ? 1_000 : i}.50` }));
    const chart = chartOf(result([column('customer'), net], rows), { kind: 'bar', x: 'customer', y: ['net'] }, additive, 'en')!;
    expect(chart).toMatchObject({ axis: 'category', unit: 'money', currency: 'EUR', note: '20 of 30 shown' });
    expect([chart.labels.filter((label) => label === 'Huber').length, chart.labels.includes('c2'), chart.series[0].values[0]]).toEqual([2, false, 1000.5]);
  });

  it('fills months without rows with nothing where it adds, and leaves them open where it does not', () => {
    const rows = [
      { day: '2026-01-01', net: '5.00' },
      { day: '2026-03-01', net: '7.00' },
    ];
    const drawn = (known: ReadonlySet<string>) =>
      chartOf(result([column('day', { type: 'day', by: 'month' }), net], rows), { kind: 'line', x: 'day', y: ['net'] }, known, 'en')!;
    expect([drawn(additive).series[0].values, drawn(new Set()).series[0].values]).toEqual([
      [5, 0, 7],
      [5, null, 7],
    ]);
  });

  it('adds up what falls together, or does not show it', () => {
    const rows = ['u', 'v'].map((unit) => ({ day: '2026-01-01', sku: 'A', unit, net: '2.00' }));
    const columns = [column('sku'), column('unit'), column('day', { type: 'day', by: 'month' }), net];
    const drawn = (known: ReadonlySet<string>) => chartOf(result(columns, rows), { kind: 'bar', x: 'day', y: ['net'] }, known, 'en')!;
    expect([drawn(additive).series, drawn(new Set()).series[0].values]).toEqual([[{ name: 'A', values: [4] }], [null]]);
  });

  it('puts the smaller pieces of a pie together where they add', () => {
    const rows = Array.from({ length: 12 }, (_, i) => ({ country: i ? `c${i}` : null, net: `${i + 1}.00` }));
    const drawn = (known: ReadonlySet<string>) => chartOf(result([column('country'), net], rows), { kind: 'pie', x: 'country', y: ['net'] }, known, 'en')!;
    expect(drawn(additive)).toMatchObject({ labels: [...Array.from({ length: 7 }, (_, i) => `c${11 - i}`), 'Others (5)'], note: null });
    expect(drawn(additive).series[0].values.at(-1)).toBe(15);
    expect(drawn(new Set())).toMatchObject({ note: '7 of 12 shown' });
  });
});
