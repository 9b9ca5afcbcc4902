import type { TaxCategory } from './tax.rules';

interface Words {
  de: string;
  en: string;
}

const REVERSE_CHARGE = 'Übergang der Steuerschuld auf den Leistungsempfänger (Reverse Charge)';
const EXEMPT: Words = { de: 'Umsatzsteuerfreie Leistung.', en: 'Supply exempt from VAT.' };

/** What an invoice must say when it shows no tax (AT: UStG 1994 section 11 (1) 3 lit. e, (1a); DE: UStG section 14 (4) 8, 14a). */
const GENERAL: Partial<Record<TaxCategory, Words>> = {
  reverse_charge: { de: `${REVERSE_CHARGE}.`, en: 'Reverse charge: the recipient is liable for the VAT (Art. 196 Directive 2006/112/EC).' },
  intra_community: { de: 'Steuerfreie innergemeinschaftliche Lieferung.', en: 'VAT-exempt intra-Community supply (Art. 138 Directive 2006/112/EC).' },
  export: {
    de: 'Steuerfreie Ausfuhrlieferung oder im Drittland steuerbare Leistung.',
    en: 'VAT-exempt export, or service taxable outside the European Union.',
  },
  exempt: EXEMPT,
  small_business: { de: 'Umsatzsteuerfrei aufgrund der Kleinunternehmerregelung.', en: 'No VAT: exempt as a small business.' },
};

const OF_COUNTRY: Record<string, Partial<Record<TaxCategory, Words>>> = {
  AT: {
    reverse_charge: { de: `${REVERSE_CHARGE}, § 19 UStG 1994.`, en: GENERAL.reverse_charge!.en },
    intra_community: { de: 'Steuerfreie innergemeinschaftliche Lieferung (Art. 6 und 7 Anhang UStG 1994).', en: GENERAL.intra_community!.en },
    export: { de: 'Steuerfreie Ausfuhrlieferung (§ 7 UStG 1994) oder im Drittland steuerbare Leistung (§ 3a UStG 1994).', en: GENERAL.export!.en },
    small_business: {
      de: 'Umsatzsteuerfrei aufgrund der Kleinunternehmerregelung (§ 6 Abs. 1 Z 27 UStG 1994).',
      en: 'No VAT: exempt as a small business (section 6 (1) no. 27 Austrian VAT Act).',
    },
  },
  DE: {
    reverse_charge: { de: 'Steuerschuldnerschaft des Leistungsempfängers (Reverse Charge).', en: GENERAL.reverse_charge!.en },
    intra_community: { de: 'Steuerfreie innergemeinschaftliche Lieferung (§ 4 Nr. 1 Buchst. b, § 6a UStG).', en: GENERAL.intra_community!.en },
    export: { de: 'Steuerfreie Ausfuhrlieferung (§ 4 Nr. 1 Buchst. a, § 6 UStG) oder im Drittland steuerbare Leistung (§ 3a UStG).', en: GENERAL.export!.en },
    small_business: {
      de: 'Kein Ausweis von Umsatzsteuer: Kleinunternehmer gemäß § 19 UStG.',
      en: 'No VAT: exempt as a small business (section 19 German VAT Act).',
    },
  },
};

/** The sentence the law wants for a category, in the words of the seller's country; null where tax is charged. */
export const taxNote = (category: TaxCategory, country: string, locale: 'de' | 'en'): string | null =>
  (OF_COUNTRY[country]?.[category] ?? GENERAL[category])?.[locale] ?? null;

/** The sentences of a document, each once. */
export const taxNotes = (categories: TaxCategory[], country: string, locale: 'de' | 'en'): string[] =>
  [...new Set(categories)].map((category) => taxNote(category, country, locale)).filter((note) => note !== null);
