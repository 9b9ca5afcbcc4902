import { html } from '../core/html';
import { mailLayout } from '../core/mail/mail.layout';
import type { Mail } from '../core/mail/mail.service';
import type { OrganizationFacts } from '../core/organization';
import type { Id } from '../core/tx';
import { whenIn } from './letters';

type Locale = 'de' | 'en';

const WORDS = {
  de: {
    subject: 'Ihr Termin {when}: neue Zeiten',
    hello: 'Guten Tag {name},',
    sorry: 'leider können wir diesen Termin nicht halten:',
    free: 'Diese Zeiten sind zurzeit frei:',
    choose: 'Hier wählen Sie eine Zeit oder sagen ab:',
    call: 'Bitte rufen Sie uns an: wir finden einen neuen Termin.',
    button: 'Neue Zeit wählen',
    regards: 'Mit freundlichen Grüßen',
  },
  en: {
    subject: 'Your appointment {when}: other times',
    hello: 'Hello {name},',
    sorry: 'we are sorry that this appointment cannot take place:',
    free: 'These times are free at present:',
    choose: 'Choose a time or cancel here:',
    call: 'Please call us: we will find another appointment.',
    button: 'Choose another time',
    regards: 'Kind regards',
  },
} as const;

interface Facts {
  name: string;
  startsAt: string;
  what: string;
  times: string[];
  link: string;
}

/** Subject and text of the message that offers other times, to be read before it is sent. */
export function offerText({ name: house, timeZone }: OrganizationFacts, locale: Locale, { name, startsAt, what, times, link }: Facts) {
  const words = WORDS[locale];
  const short = new Intl.DateTimeFormat(locale === 'de' ? 'de-AT' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const free = times.length ? [words.free, ...times.map((time) => `– ${whenIn(time, timeZone, locale)}`), ''] : [words.call, ''];
  const lines = [words.hello.replace('{name}', name), '', words.sorry, `${what}, ${whenIn(startsAt, timeZone, locale)}`, ''];
  const text = [...lines, ...free, words.choose, link, '', words.regards, house].join('\n');
  return { subject: words.subject.replace('{when}', short.format(new Date(startsAt))), text };
}

/** The mail of a message as it was approved: the link in it can be clicked. */
export function offerMail(
  organization: OrganizationFacts,
  locale: Locale,
  said: { to: string; subject: string; text: string; link: string; subjectId: Id },
): Mail {
  const { to, subject, text, link, subjectId } = said;
  const { name, brand, address } = organization;
  const footer = [name, address?.line1, [address?.postalCode, address?.city].filter(Boolean).join(' ')].filter((line): line is string => Boolean(line));
  const shown = text.split('\n').map((line) => (line.trim() === link ? html`<a href="${link}">${WORDS[locale].button}</a><br />` : html`${line}<br />`));
  const layout = mailLayout({ organization: { name, primaryColor: brand?.primaryColor, footer }, heading: subject, body: html`${shown}` });
  return { to: [to], subject, html: layout, text, subjectType: 'appointments', subjectId };
}
