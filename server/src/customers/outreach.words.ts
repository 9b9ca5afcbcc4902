import type { OutreachMethod, OutreachOutcome } from './outreach.entity';
import type { Words } from './timeline.words';

const METHODS: Record<OutreachMethod, Words> = {
  phone: { en: 'Call', de: 'Anruf' },
  sms: { en: 'SMS', de: 'SMS' },
  email: { en: 'E-mail', de: 'E-Mail' },
  whatsapp: { en: 'WhatsApp', de: 'WhatsApp' },
  instagram: { en: 'Instagram', de: 'Instagram' },
  postal: { en: 'Letter', de: 'Brief' },
  in_person: { en: 'In person', de: 'Persönlich' },
};
const OUTCOMES: Record<OutreachOutcome, Words> = {
  success: { en: 'reached', de: 'erreicht' },
  no_response: { en: 'no response', de: 'keine Antwort' },
  failed: { en: 'failed', de: 'fehlgeschlagen' },
  busy: { en: 'busy', de: 'besetzt' },
  voicemail: { en: 'left a message', de: 'Nachricht hinterlassen' },
  bounced: { en: 'came back', de: 'kam zurück' },
  opted_out: { en: 'wants no more of it', de: 'möchte das nicht mehr' },
};

/** "Call: no response", in both languages: an entry of the timeline is read in the language of the reader. */
export const wordsOfOutreach = (method: OutreachMethod, outcome: OutreachOutcome): Words => ({
  en: `${METHODS[method].en}: ${OUTCOMES[outcome].en}`,
  de: `${METHODS[method].de}: ${OUTCOMES[outcome].de}`,
});
