import type { Assessment, CustomerFacts, OpportunityType } from './assessment.rules';
import type { Risk, RiskFactor } from './engagement.rules';

type Locale = 'de' | 'en';

const FACTORS: Record<RiskFactor['code'], Record<Locale, string>> = {
  upcoming: { en: 'Appointments, orders or jobs ahead: {value}', de: 'Termine, Aufträge oder Einsätze, die anstehen: {value}' },
  recent: { en: 'Last contact {value} days ago (active up to {limit})', de: 'Letzter Kontakt vor {value} Tagen (bis {limit} Tage gilt als aktiv)' },
  never_seen: {
    en: 'Has never been here; nothing is agreed and nobody has talked yet',
    de: 'War noch nie da; nichts ist vereinbart, noch wurde nicht gesprochen',
  },
  quiet: { en: 'No contact for {value} days (dormant after {limit})', de: 'Seit {value} Tagen kein Kontakt (mehr als {limit} Tage gelten als ruhend)' },
  long_gap: {
    en: 'Has been here before, but not for {value} days (limit {limit})',
    de: 'War schon da, aber seit {value} Tagen nicht mehr (Grenze {limit})',
  },
  low_attendance: {
    en: 'Came to {value} % of the agreed appointments (limit {limit} %)',
    de: 'Kam zu {value} % der vereinbarten Termine (Grenze {limit} %)',
  },
  often_missed: { en: '{value} missed appointments in 90 days (limit {limit})', de: '{value} versäumte Termine in 90 Tagen (Grenze {limit})' },
  missed: {
    en: 'One point for each missed appointment, {limit} at most: {value} missed',
    de: 'Ein Punkt je versäumtem Termin, höchstens {limit}: {value} versäumt',
  },
  inactive: { en: 'The record itself is inactive', de: 'Der Datensatz selbst ist inaktiv' },
  too_few_visits: {
    en: 'Insufficient data: {value} visits so far, a usual interval needs {limit}',
    de: 'Zu wenig bekannt: bisher {value} Besuche, für einen üblichen Abstand braucht es {limit}',
  },
  usual_gap: {
    en: 'Comes about every {limit} days, last visit {value} days ago ({times} ×)',
    de: 'Kommt etwa alle {limit} Tage, zuletzt vor {value} Tagen ({times} ×)',
  },
  long_away: { en: 'Not here for {value} days (dormant after {limit})', de: 'Seit {value} Tagen nicht da (mehr als {limit} Tage gelten als ruhend)' },
  no_shows: { en: 'Missed appointments in 90 days: {value}', de: 'Versäumte Termine in 90 Tagen: {value}' },
  complaints: { en: 'Complaints in 90 days: {value}', de: 'Beschwerden in 90 Tagen: {value}' },
  overdue_invoices: { en: 'Overdue invoices: {value}', de: 'Überfällige Rechnungen: {value}' },
};

const ACTIONS: Record<Risk['action'], Record<Locale, string>> = {
  first_visit: { en: 'New: invite to a first appointment', de: 'Neu: zu einem ersten Termin einladen' },
  call_now: { en: 'Urgent: call now', de: 'Dringend: jetzt anrufen' },
  keep_promises: { en: 'Soon: talk about missed appointments while in touch', de: 'Bald: auf versäumte Termine ansprechen, solange Kontakt besteht' },
  win_back: { en: 'Get in touch again', de: 'Wieder melden' },
  watch: { en: 'Keep an eye on it, ask how it goes', de: 'Im Auge behalten, nachfragen' },
  carry_on: { en: 'Carry on', de: 'Weiter wie bisher' },
};

const STATUS: Record<Risk['engagement'], Record<Locale, string>> = {
  active: { en: 'Active', de: 'Aktiv' },
  dormant: { en: 'Dormant', de: 'Ruhend' },
  at_risk: { en: 'At risk', de: 'Gefährdet' },
};

const PROFILING: Record<'on' | 'objected' | 'off', Record<Locale, string>> = {
  on: { en: '', de: '' },
  objected: {
    en: 'This customer objects to profiling: nothing is computed, and nothing of before is kept.',
    de: 'Dieser Kunde hat der Profilbildung widersprochen: Es wird nichts berechnet, und Früheres wurde entfernt.',
  },
  off: {
    en: 'Profiling is switched off in this organization: nothing is computed, and nothing of before is kept.',
    de: 'Die Profilbildung ist in dieser Organisation abgeschaltet: Es wird nichts berechnet, und Früheres wurde entfernt.',
  },
};
/** Why nothing is said about a customer. */
export const wordsOfProfiling = (profiling: keyof typeof PROFILING, locale: Locale): string => PROFILING[profiling][locale];

const OPPORTUNITY: Record<OpportunityType, Record<Locale, string>> = {
  overdue_appointment: { en: 'Offer an appointment or ask about the next order', de: 'Termin anbieten oder nach dem nächsten Auftrag fragen' },
  inactive_customer: { en: 'Get in touch again and ask how it goes', de: 'Wieder melden und nachfragen' },
  high_value_risk: { en: 'Call personally: a good customer is about to leave', de: 'Persönlich anrufen: Ein guter Kunde ist dabei zu gehen' },
};

const number = (value: number, locale: Locale, digits: number): string => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);

/** One reason with its figures: "Comes about every 30 days, last visit 50 days ago (1.67 ×)". */
export function wordsOfFactor({ code, value, limit }: RiskFactor, locale: Locale): string {
  const times = value !== null && limit ? number(value / limit, locale, 2) : '–';
  const figures: Record<string, string> = { value: number(value ?? 0, locale, 1), limit: number(limit ?? 0, locale, 1), times };
  return FACTORS[code][locale].replace(/\{(\w+)\}/g, (_, name: string) => figures[name]);
}
export const wordsOfAction = (action: Risk['action'], locale: Locale): string => ACTIONS[action][locale];
export const wordsOfOpportunity = (type: OpportunityType, locale: Locale): string => OPPORTUNITY[type][locale];

/** The status in a sentence: what it is, why, and what would change it. */
export function explained({ engagement, factors, level }: Assessment, { upcoming, gapDays, usualDays }: CustomerFacts, locale: Locale): string {
  const why = factors.map((factor) => wordsOfFactor(factor, locale)).join('; ');
  const next = !upcoming && gapDays !== null && usualDays !== null && level === 'high';
  const change = { en: ' An appointment or an order would change it.', de: ' Ein Termin oder ein Auftrag würde es ändern.' }[locale];
  return `${STATUS[engagement][locale]}: ${why}.${next ? change : ''}`;
}
