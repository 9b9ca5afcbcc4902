import { documentFormat } from '../core/pdf/format.rules';
import type { ChartSpec } from './chart';
import { numberIn } from './chart.rules';
import type { Unit } from './metrics';
import type { WorkKey } from './work.rules';
import type { Cell, FigureLine, Locale, TableColumn } from './report-mail';

const WORDS = {
  de: {
    period: 'Zeitraum',
    zone: 'Zeitzone',
    filters: 'Filter',
    noFilters: 'keine',
    calculated: 'Berechnet',
    hidden: 'Ohne',
    before: 'davor',
    fresh: 'neu',
    same: 'unverändert',
    no_data: 'keine Daten',
    failed: 'konnte nicht berechnet werden',
    missing_permission: 'nicht für Sie freigegeben',
    hiddenWhy: 'diese Spalten sind nicht für Sie freigegeben',
    others: 'ohne Beträge in',
    sum: 'Summe',
    rows: (shown: number, all: string) => `Die ersten ${shown} von ${all} Zeilen`,
    allRows: (all: string, one: boolean) => (one ? '1 Zeile' : `${all} Zeilen`),
    moreColumns: (count: number) => (count === 1 ? 'eine weitere Spalte in Kontor' : `${count} weitere Spalten in Kontor`),
    none: 'Keine Zeilen in diesem Zeitraum.',
    attached: 'Angehängt',
    linked: 'Zu groß für eine E-Mail, zum Herunterladen',
    until: 'bis',
    open: 'In Kontor öffnen',
    why: (name: string, owner: string | null) => `Sie erhalten diese E-Mail, weil ${owner ?? 'jemand aus dem Haus'} Ihnen „${name}“ regelmäßig senden lässt.`,
    member: 'Gezeigt wird, was Sie selbst sehen dürfen.',
    trial: 'Dies ist ein Probeversand, nur an Sie.',
    unsubscribe: 'Abbestellen',
    tiles: { work: 'Arbeitsvorrat', expected: 'Erwartete Zahlungen', forecast: 'Prognose' },
    work: {
      orders_late: 'Aufträge in Verzug',
      orders_due: 'Aufträge, binnen einer Woche fällig',
      orders_to_invoice: 'Geliefert, nicht verrechnet',
      shortages: 'Fehlteile für offene Aufträge',
      low_stock: 'Teile mit niedrigem Bestand',
      purchase_orders_overdue: 'Überfällige Bestellungen',
      invoice_drafts: 'Rechnungen zum Ausstellen',
      invoices_overdue: 'Überfällige Rechnungen',
    } satisfies Record<WorkKey, string>,
    toDo: 'Zu tun',
    count: 'Anzahl',
    nothingToDo: 'Es ist nichts zu tun.',
    nothingOpen: 'Nichts ist offen.',
    due: { overdue: 'Überfällig', later: 'Später' },
    soFar: 'Bisher',
    low: 'Mindestens',
    high: 'Höchstens',
    tooShort: (months: number) => `Für eine Prognose braucht es mindestens ${months} ganze Monate mit Zahlen.`,
    forecastError: (share: number, error: number | null, months: number) =>
      `In ${share} % der Fälle liegt das Ergebnis zwischen „mindestens“ und „höchstens“.${error === null ? '' : ` Gemessen an ${months} zurückgehaltenen Monaten lag das Verfahren im Mittel um ${String(error).replace('.', ',')} % daneben.`}`,
    withheld: 'Ohne Anhang: Sie dürfen diese Zahlen sehen, aber nicht exportieren.',
    yes: 'ja',
    no: 'nein',
    chart: 'Diagramm',
    asOf: 'Stand',
    to: 'bis',
  },
  en: {
    period: 'Period',
    zone: 'Time zone',
    filters: 'Filters',
    noFilters: 'none',
    calculated: 'Calculated',
    hidden: 'Without',
    before: 'before',
    fresh: 'new',
    same: 'unchanged',
    no_data: 'no data',
    failed: 'could not be calculated',
    missing_permission: 'not open to you',
    hiddenWhy: 'these columns are not open to you',
    others: 'without amounts in',
    sum: 'Total',
    rows: (shown: number, all: string) => `The first ${shown} of ${all} rows`,
    allRows: (all: string, one: boolean) => (one ? '1 row' : `${all} rows`),
    moreColumns: (count: number) => (count === 1 ? 'one more column in Kontor' : `${count} more columns in Kontor`),
    none: 'No rows in this period.',
    attached: 'Attached',
    linked: 'Too large for a mail, to be downloaded',
    until: 'until',
    open: 'Open in Kontor',
    why: (name: string, owner: string | null) => `You get this mail because ${owner ?? 'somebody of the house'} has “${name}” sent to you regularly.`,
    member: 'It shows what you may see yourself.',
    trial: 'This was sent to you alone, to try it.',
    unsubscribe: 'Unsubscribe',
    tiles: { work: 'Work to do', expected: 'Payments expected', forecast: 'Forecast' },
    work: {
      orders_late: 'Orders late',
      orders_due: 'Orders due within a week',
      orders_to_invoice: 'Delivered, not invoiced',
      shortages: 'Parts short for open orders',
      low_stock: 'Parts low in stock',
      purchase_orders_overdue: 'Purchase orders overdue',
      invoice_drafts: 'Invoices to issue',
      invoices_overdue: 'Invoices overdue',
    } satisfies Record<WorkKey, string>,
    toDo: 'To do',
    count: 'Number',
    nothingToDo: 'There is nothing to do.',
    nothingOpen: 'Nothing is open.',
    due: { overdue: 'Overdue', later: 'Later' },
    soFar: 'So far',
    low: 'At least',
    high: 'At most',
    tooShort: (months: number) => `A forecast needs at least ${months} whole months of figures.`,
    forecastError: (share: number, error: number | null, months: number) =>
      `In ${share} % of cases the outcome lies between "at least" and "at most".${error === null ? '' : ` Measured on ${months} months held out, the method was off by ${error} % on average.`}`,
    withheld: 'Without attachment: you may see these numbers, but not export them.',
    yes: 'yes',
    no: 'no',
    chart: 'Chart',
    asOf: 'As of',
    to: 'to',
  },
};
export const mailWords = (locale: Locale) => WORDS[locale];

const isNumber = (value: Cell): value is string | number => typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value));

/** A number in its unit, as people write it: decimal strings stay exact. */
export function valueIn(locale: Locale, value: Cell, unit: Unit | null, currency: string | null): string {
  if (value === null) return '–';
  if (!isNumber(value)) return String(value);
  const format = documentFormat(locale);
  if (unit === 'money') return currency ? format.money(value, currency) : format.amount(value);
  if (unit === 'percent') return format.rate(value);
  return unit === 'minutes' || unit === 'hours' || unit === 'days' ? numberIn(locale, unit, null)(Number(value)) : format.quantity(value);
}

/** What a cell says. */
export function cellIn(locale: Locale, value: Cell, column: TableColumn, zone: string, currency: string): string {
  const { type, unit, choices, names } = column;
  if (value === null) return '–';
  const text = String(value);
  if (names && Object.hasOwn(names, text)) return names[text];
  if (choices && Object.hasOwn(choices, text)) return choices[text];
  if (typeof value === 'boolean') return WORDS[locale][value ? 'yes' : 'no'];
  if (type === 'day' && /^\d{4}-\d\d-\d\d/.test(text)) return documentFormat(locale).date(text);
  if (type === 'time') return momentIn(locale, text, zone);
  if (type === 'price' && isNumber(value)) return documentFormat(locale).price(value);
  return valueIn(locale, value, unit, type === 'money' ? currency : null);
}

/** `30.03.2026, 07:00` on the clock of the zone. */
export const momentIn = (locale: Locale, instant: string, zone: string): string =>
  new Intl.DateTimeFormat(locale === 'de' ? 'de-AT' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(new Date(instant));

/** What became of it since the period before: `+20 %`, `neu`; null where there is nothing to say. */
export function changeIn(locale: Locale, { change, changeKind }: Pick<FigureLine, 'change' | 'changeKind'>): string | null {
  if (changeKind === 'new') return WORDS[locale].fresh;
  if (changeKind === 'same') return WORDS[locale].same;
  if (changeKind !== 'percent' || change === null) return null;
  const percent = new Intl.NumberFormat(locale === 'de' ? 'de-DE' : 'en-GB', {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  });
  return percent.format(change / 100).replace('-', '−');
}

/** The chart for those who do not see it: what it shows, and its values as far as they fit into a sentence. */
export function altOf(locale: Locale, { title, labels, series, unit, currency }: ChartSpec): string {
  const write = numberIn(locale, unit, currency);
  const [first] = series;
  const said = labels.slice(0, 12).map((label, at) => {
    const value = first?.values[at];
    return `${label}: ${value === null || value === undefined ? '–' : write(value)}`;
  });
  return [`${WORDS[locale].chart}: ${title}.`, said.join('; ') + (labels.length > 12 ? ' …' : '')].filter(Boolean).join(' ');
}

/** `1,4 MB`. */
export const sizeIn = (locale: Locale, bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1_000))} kB`
    : `${new Intl.NumberFormat(locale === 'de' ? 'de-DE' : 'en-GB', { maximumFractionDigits: 1 }).format(bytes / 1_000_000)} MB`;
