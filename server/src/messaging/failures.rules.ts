type Words = Record<'de' | 'en', string>;

/** Why a message did not arrive, by the word we have for it: what it means, and what can be done. */
const FAILURES: Record<string, Words> = {
  window_closed: {
    en: 'The customer last wrote too long ago for free text. A template can still be sent.',
    de: 'Die letzte Nachricht des Kunden ist für freien Text zu lange her. Eine Vorlage ist weiterhin möglich.',
  },
  recipient_unreachable: {
    en: 'This number or account cannot be reached by this channel. Please check it, or write by another one.',
    de: 'Diese Nummer oder dieses Konto ist auf diesem Weg nicht erreichbar. Bitte prüfen Sie die Angabe, oder schreiben Sie auf einem anderen Weg.',
  },
  recipient_opted_out: { en: 'This person does not want messages by this channel.', de: 'Diese Person möchte auf diesem Weg keine Nachrichten.' },
  consent_refused: { en: 'The customer has refused messages by this channel.', de: 'Die Einwilligung für diesen Weg wurde verweigert oder zurückgezogen.' },
  consent_missing: { en: 'There is no consent to advertising by this channel.', de: 'Für Werbung auf diesem Weg fehlt die Einwilligung.' },
  marketing_refused: { en: 'The provider holds back advertising to this person.', de: 'Der Anbieter hält Werbung an diese Person zurück.' },
  template_unfit: {
    en: 'The provider does not take this template: it is not approved, or its values do not fit.',
    de: 'Der Anbieter nimmt diese Vorlage nicht an: Sie ist nicht freigegeben, oder ihre Werte passen nicht.',
  },
  file_refused: {
    en: 'The provider does not take an attachment: its type or its size does not fit.',
    de: 'Der Anbieter nimmt einen Anhang nicht an: Art oder Größe passen nicht.',
  },
  text_too_long: {
    en: 'The text is too long for this channel. Please send it in parts.',
    de: 'Der Text ist für diesen Kanal zu lang. Bitte senden Sie ihn in Teilen.',
  },
  account_restricted: {
    en: 'The provider has restricted our account. Please look into it there.',
    de: 'Der Anbieter hat unser Konto eingeschränkt. Bitte sehen Sie dort nach.',
  },
  payment_missing: { en: 'The provider asks for a means of payment in our account.', de: 'Beim Anbieter fehlt in unserem Konto ein Zahlungsmittel.' },
  carrier_refused: {
    en: 'The mobile network has held the message back, mostly as spam.',
    de: 'Das Mobilfunknetz hat die Nachricht aufgehalten, meist als Spam.',
  },
  sent_in_part: {
    en: 'Only a part of it has left. Please look at what arrived before you send the rest.',
    de: 'Nur ein Teil ist abgeschickt. Bitte sehen Sie nach, was angekommen ist, bevor Sie den Rest senden.',
  },
  outcome_unknown: {
    en: 'It is not known whether it left. Please ask before you send it again: it could arrive twice.',
    de: 'Ob sie abgeschickt wurde, ist nicht bekannt. Bitte fragen Sie nach, bevor Sie sie erneut senden: Sie könnte zweimal ankommen.',
  },
  provider_away: { en: 'The provider could not be reached for two days.', de: 'Der Anbieter war zwei Tage lang nicht erreichbar.' },
  channel_mute: { en: 'A call carries no text.', de: 'Am Telefon wird gesprochen, nicht geschrieben.' },
  message_empty: { en: 'There was nothing to send.', de: 'Es gab nichts zu senden.' },
  not_found: { en: 'The channel is not there any more.', de: 'Den Kanal gibt es nicht mehr.' },
  sandbox_refused: { en: 'The sandbox refused it, as it was told to.', de: 'Der Testkanal hat sie abgelehnt, wie eingestellt.' },
  /** RFC 3463 and RFC 5321: what a mail server means by refusing for good. */
  smtp_550: {
    en: 'The mail server of the recipient refuses it: the address does not exist, or we may not write to it.',
    de: 'Der Mailserver des Empfängers lehnt sie ab: Die Adresse gibt es nicht, oder wir dürfen ihr nicht schreiben.',
  },
  smtp_552: { en: 'The mailbox of the recipient is full, or the mail is too large.', de: 'Das Postfach des Empfängers ist voll, oder die Mail ist zu groß.' },
  smtp_553: { en: 'The mail server does not take this address.', de: 'Der Mailserver nimmt diese Adresse nicht an.' },
  smtp_554: { en: 'The mail server refuses the mail, mostly as spam.', de: 'Der Mailserver lehnt die Mail ab, meist als Spam.' },
};
const REFUSED: Words = { en: 'The provider does not take the message.', de: 'Der Anbieter nimmt die Nachricht nicht an.' };

/** Why a message failed, for people; null where it did not. What the provider said itself stands beside it. */
export const failureIn = (locale: 'de' | 'en', code: string | null): string | null => (code ? (FAILURES[code] ?? REFUSED)[locale] : null);
/** The same in both languages, for those who are told of it. */
export const failureOf = (code: string | null) => ({ failureEn: failureIn('en', code), failureDe: failureIn('de', code) });
