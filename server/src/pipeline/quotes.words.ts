import type { Language } from '../core/pdf/printed';

export const QUOTE_WORDS = {
  de: {
    title: 'Angebot',
    version: 'Version',
    draft: 'Entwurf',
    number: 'Angebotsnummer',
    date: 'Datum',
    valid: 'Gültig bis',
    customer: 'Kundennummer',
    vatId: 'Ihre UID',
    intro: 'Vielen Dank für Ihr Interesse. Wir bieten Ihnen an:',
    until: (day: string) => `Dieses Angebot gilt bis ${day}.`,
    linkHere: '[Link zum Angebot]',
    open: 'Angebot ansehen und annehmen',
    subject: (title: string, name: string) => `${title} von ${name}`,
    letter: (link: string, name: string) =>
      `Guten Tag,\n\nim Anhang finden Sie unser Angebot. Online ansehen und annehmen können Sie es hier:\n${link}\n\nMit freundlichen Grüßen\n${name}`,
  },
  en: {
    title: 'Quote',
    version: 'Version',
    draft: 'Draft',
    number: 'Quote number',
    date: 'Date',
    valid: 'Valid until',
    customer: 'Customer no.',
    vatId: 'Your VAT ID',
    intro: 'Thank you for your interest. We offer:',
    until: (day: string) => `This quote is valid until ${day}.`,
    linkHere: '[link to the quote]',
    open: 'View and accept the quote',
    subject: (title: string, name: string) => `${title} from ${name}`,
    letter: (link: string, name: string) =>
      `Hello,\n\nplease find attached our quote. You can view and accept it online here:\n${link}\n\nKind regards\n${name}`,
  },
} as const;

/** `Angebot QU-2026-0001`, from the second version on with its version. */
export function quoteTitle({ quoteNumber, revision }: { quoteNumber: string; revision: number }, language: Language): string {
  const words = QUOTE_WORDS[language];
  return `${words.title} ${quoteNumber}${revision > 1 ? ` (${words.version} ${revision})` : ''}`;
}
