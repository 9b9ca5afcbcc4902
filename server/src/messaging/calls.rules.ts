import type { PhoneCall } from './adapters';

const WORDS = {
  de: {
    in: { answered: 'Anruf', missed: 'Verpasster Anruf', voicemail: 'Nachricht auf der Mailbox' },
    out: { answered: 'Angerufen', missed: 'Angerufen, nicht erreicht', voicemail: 'Angerufen, auf die Mailbox gesprochen' },
  },
  en: {
    in: { answered: 'Call', missed: 'Missed call', voicemail: 'Voicemail' },
    out: { answered: 'Called', missed: 'Called, no answer', voicemail: 'Called, left a voicemail' },
  },
};

/** What stands in the conversation: how it went, how long it took (minutes and seconds), and what was noted. */
export function textOf({ direction, outcome, seconds, notes }: Pick<PhoneCall, 'direction' | 'outcome' | 'seconds' | 'notes'>, language: 'de' | 'en'): string {
  const lasted = seconds ? ` (${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')})` : '';
  return [`${WORDS[language][direction][outcome]}${lasted}`, notes.trim()].filter(Boolean).join('\n');
}
