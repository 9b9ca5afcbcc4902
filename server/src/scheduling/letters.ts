import { html } from '../core/html';
import type { Mail } from '../core/mail/mail.service';
import { mailLayout } from '../core/mail/mail.layout';
import type { OrganizationFacts } from '../core/organization';
import type { Id } from '../core/tx';

type Kind = 'booked' | 'moved' | 'cancelled' | 'reminder' | 'offer' | 'missed';
type Locale = 'de' | 'en';

/** What a letter about an appointment, or about a time that became free, needs to know. */
export interface Letter {
  kind: Kind;
  to: string;
  name: string;
  locale: Locale;
  startsAt: string;
  what: string;
  with: string | null;
  /** Where it can be moved, cancelled or accepted. */
  link: string;
  /** Until when an offer is kept. */
  until?: string;
  subjectType: string;
  subjectId: Id;
}

const SUBJECT: Record<Kind, Record<Locale, string>> = {
  booked: { de: 'Ihr Termin: {when}', en: 'Your appointment: {when}' },
  moved: { de: 'Ihr Termin wurde verschoben: {when}', en: 'Your appointment was moved: {when}' },
  cancelled: { de: 'Ihr Termin wurde abgesagt: {when}', en: 'Your appointment was cancelled: {when}' },
  reminder: { de: 'Erinnerung an Ihren Termin: {when}', en: 'Reminder of your appointment: {when}' },
  missed: { de: 'Sie waren verhindert: {when}', en: 'We missed you: {when}' },
  offer: { de: 'Ein Termin ist frei geworden: {when}', en: 'An appointment has become free: {when}' },
};
const TEXT: Record<Kind, Record<Locale, string>> = {
  booked: { de: 'Wir haben Ihren Termin eingetragen.', en: 'Your appointment is booked.' },
  moved: { de: 'Ihr Termin hat eine neue Zeit.', en: 'Your appointment has a new time.' },
  cancelled: { de: 'Dieser Termin findet nicht statt.', en: 'This appointment does not take place.' },
  reminder: { de: 'Wir freuen uns auf Sie.', en: 'We look forward to seeing you.' },
  missed: {
    de: 'Zu diesem Termin konnten Sie nicht kommen. Gern finden wir einen neuen mit Ihnen.',
    en: 'You could not come to this appointment. We are glad to find another one with you.',
  },
  offer: { de: 'Wir halten diese Zeit bis {until} für Sie frei.', en: 'We keep this time for you until {until}.' },
};
const BUTTON: Record<Kind, Record<Locale, string>> = {
  booked: { de: 'Termin ansehen, verschieben oder absagen', en: 'See, move or cancel the appointment' },
  moved: { de: 'Termin ansehen, verschieben oder absagen', en: 'See, move or cancel the appointment' },
  cancelled: { de: 'Termin ansehen', en: 'See the appointment' },
  reminder: { de: 'Termin bestätigen, verschieben oder absagen', en: 'Confirm, move or cancel the appointment' },
  missed: { de: 'Neuen Termin buchen', en: 'Book another appointment' },
  offer: { de: 'Diese Zeit annehmen', en: 'Take this time' },
};

/** `Dienstag, 10. März 2026, 09:40 (Europe/Vienna)`: a time without its zone may be read in another. */
export const whenIn = (instant: string, zone: string, locale: Locale): string =>
  `${new Intl.DateTimeFormat(locale === 'de' ? 'de-AT' : 'en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: zone }).format(new Date(instant))} (${zone})`;

/** The mail in the language of its reader and the colours of the house. */
export function letterOf(organization: OrganizationFacts, letter: Letter): Mail {
  const { kind, locale, to, name, what, link, until, subjectType, subjectId } = letter;
  const { timeZone, address, brand } = organization;
  const short = new Intl.DateTimeFormat(locale === 'de' ? 'de-AT' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const clock = (instant: string) => new Intl.DateTimeFormat(locale === 'de' ? 'de-AT' : 'en-GB', { timeStyle: 'short', timeZone }).format(new Date(instant));
  const subject = SUBJECT[kind][locale].replace('{when}', short.format(new Date(letter.startsAt)));
  const footer = [organization.name, address?.line1, [address?.postalCode, address?.city].filter(Boolean).join(' ')].filter((line): line is string =>
    Boolean(line),
  );
  const body = html`<p style="margin:0 0 14px">${locale === 'de' ? 'Guten Tag' : 'Hello'} ${name},</p>
    <p style="margin:0 0 14px">${TEXT[kind][locale].replace('{until}', until ? clock(until) : '')}</p>
    <p style="margin:0 0 14px"><strong>${whenIn(letter.startsAt, timeZone, locale)}</strong><br />${[what, letter.with].filter(Boolean).join(' · ')}</p>
    <p style="margin:0 0 14px"><a href="${link}">${BUTTON[kind][locale]}</a></p>`;
  const layout = mailLayout({ organization: { name: organization.name, primaryColor: brand?.primaryColor, footer }, heading: subject, body });
  return { to: [to], subject, html: layout, subjectType, subjectId };
}
