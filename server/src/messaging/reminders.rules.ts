/** What an SMS about an appointment is made of. */
export interface Reminded {
  /** Whose house it is in. */
  house: string;
  what: string | null;
  startsAt: string;
  timeZone: string;
  locale: 'de' | 'en';
  link: string;
}

/**
 * Short, and of letters every phone has (GSM 03.38): with any other an SMS holds 70 instead of 160. The time is that of the house, as on a card; the link is
 * where it can be moved or cancelled.
 */
export function reminderText({ house, what, startsAt, timeZone, locale, link }: Reminded): string {
  const shape = { timeZone, weekday: 'short', day: '2-digit', month: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const when = new Intl.DateTimeFormat(locale === 'de' ? 'de-AT' : 'en-GB', shape).format(new Date(startsAt));
  const about = what ? ` (${what})` : '';
  return locale === 'de'
    ? `Ihr Termin bei ${house}${about}: ${when} Uhr. Verschieben oder absagen: ${link}`
    : `Your appointment at ${house}${about}: ${when}. Move or cancel: ${link}`;
}
