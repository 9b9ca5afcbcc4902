/** What stands on the paper and in the mail, in the language of the customer. */
export const WORDS = {
  de: {
    invoice: 'Rechnung', credit_note: 'Rechnungskorrektur', draft: 'Entwurf',
    number: 'Nummer', date: 'Datum', service: 'Leistungsdatum', due: 'Zahlbar bis', customer: 'Kundennummer', vatId: 'UID des Kunden', reference: 'Referenz',
    credits: 'Zu Rechnung', creditsDate: 'Rechnungsdatum',
    position: 'Pos.', description: 'Bezeichnung', quantity: 'Menge', net: 'Preis', gross: 'Preis brutto', discount: 'Rabatt', rate: 'USt.', total: 'Betrag',
    lines: 'Summe', less: 'Rabatt', subtotal: 'Netto', taxed: 'USt.', on: 'auf', grand: 'Gesamtbetrag', payment: 'Zahlung',
    pay: (date: string, reference: string) => `Bitte überweisen Sie den Betrag bis ${date} unter Angabe von ${reference}.`,
    account: (iban: string, bic: string) => `IBAN ${iban}${bic ? `, BIC ${bic}` : ''}`,
    scan: 'Zahlen mit Code: mit der Banking-App scannen.', thanks: 'Vielen Dank für Ihren Auftrag.', back: 'Dieser Betrag wird Ihnen gutgeschrieben.',
    subject: (title: string, name: string) => `${title} von ${name}`,
    hello: 'Guten Tag,', attached: (title: string) => `im Anhang finden Sie unsere ${title}.`, regards: 'Freundliche Grüße',
  },
  en: {
    invoice: 'Invoice', credit_note: 'Credit note', draft: 'Draft',
    number: 'Number', date: 'Date', service: 'Date of supply', due: 'Due on', customer: 'Customer no.', vatId: 'Your VAT ID', reference: 'Reference',
    credits: 'For invoice', creditsDate: 'Invoice date',
    position: 'No.', description: 'Description', quantity: 'Quantity', net: 'Price', gross: 'Price incl. VAT', discount: 'Discount', rate: 'VAT', total: 'Amount',
    lines: 'Sum of lines', less: 'Discount', subtotal: 'Net', taxed: 'VAT', on: 'on', grand: 'Total', payment: 'Payment',
    pay: (date: string, reference: string) => `Please transfer the amount by ${date}, quoting ${reference}.`,
    account: (iban: string, bic: string) => `IBAN ${iban}${bic ? `, BIC ${bic}` : ''}`,
    scan: 'Scan the code with your banking app to pay.', thanks: 'Thank you for your order.', back: 'This amount is credited to you.',
    subject: (title: string, name: string) => `${title} from ${name}`,
    hello: 'Hello,', attached: (title: string) => `please find attached our ${title}.`, regards: 'Kind regards',
  },
} as const;
export type Words = (typeof WORDS)['de' | 'en'];

/** `Rechnung INV-2026-0001`; a draft has no number. */
export const titleOf = ({ type, invoiceNumber }: { type: 'invoice' | 'credit_note'; invoiceNumber: string | null }, language: 'de' | 'en'): string =>
  invoiceNumber ? `${WORDS[language][type]} ${invoiceNumber}` : `${WORDS[language][type]} (${WORDS[language].draft})`;
