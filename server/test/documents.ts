import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { documentFormat } from '../src/core/pdf/format.rules';
import type { Letter } from '../src/core/pdf/letter';

/** The text of a PDF as a reader finds it, page by page. */
export async function textOf(pdf: Uint8Array): Promise<string[]> {
  const reader = spawn(process.execPath, [path.join(__dirname, 'pdf-text.mjs')], { stdio: ['pipe', 'pipe', 'inherit'] });
  reader.stdin.end(Buffer.from(pdf));
  return JSON.parse(await text(reader.stdout));
}

/** An invoice with so many lines. */
export function invoice(lines: number, language: 'de' | 'en' = 'de', more: Partial<Letter> = {}): Letter {
  const { price, quantity, rate, money, date, amount } = documentFormat(language);
  const de = language === 'de';
  const rows = Array.from({ length: lines }, (_, i) => [
    String(i + 1),
    i % 3 ? `Gewindestange M${6 + (i % 8)} verzinkt` : { text: 'Brillenfassung „Zoë“ – Größe 52', note: 'Farbe: Schildpatt\nSeriennr.: 4711-0815' },
    `${quantity('2.5')} Stk.`,
    price('1234.5'),
    rate(20),
    amount('3086.25'),
  ]);
  return {
    language,
    organization: {
      name: 'Brandstätter & Söhne Werkzeugbau GmbH',
      country: 'AT',
      address: { line1: 'Mariahilfer Straße 77/3', postalCode: '1060', city: 'Wien', country: 'AT' },
      vatId: 'ATU12345675',
      registrationNumber: '123456a',
      email: 'office@brandstaetter.example',
      phone: '+43 1 234 56 78',
      website: 'brandstaetter.example',
      primaryColor: '#0f766e',
      bank: { name: 'Erste Bank', iban: 'AT611904300234573201', bic: 'GIBAATWWXXX' },
    },
    recipient: { name: "Zoë O'Brien <Optik>", line1: 'Königsallee 12', line2: 'Hinterhaus', postalCode: '40212', city: 'Düsseldorf', country: 'DE' },
    title: de ? 'Rechnung INV-2026-0042' : 'Invoice INV-2026-0042',
    meta: de
      ? [
          ['Rechnungsnummer', 'INV-2026-0042'],
          ['Rechnungsdatum', date('2026-11-21')],
          ['Leistungsdatum', date('2026-11-18')],
          ['Kundennummer', 'K-10023'],
          ['Ihre UID', 'DE123456788'],
        ]
      : [
          ['Invoice number', 'INV-2026-0042'],
          ['Invoice date', date('2026-11-21')],
          ['Date of supply', date('2026-11-18')],
          ['Customer number', 'K-10023'],
          ['Your VAT ID', 'DE123456788'],
        ],
    intro: de
      ? "Sehr geehrte Frau O'Brien,\nwir danken für Ihren Auftrag und verrechnen wie vereinbart:"
      : "Dear Ms O'Brien,\nthank you for your order. We invoice as agreed:",
    columns: [
      { label: 'Pos.', width: '10mm' },
      { label: de ? 'Bezeichnung' : 'Description' },
      { label: de ? 'Menge' : 'Quantity', align: 'right', width: '22mm' },
      { label: de ? 'Einzelpreis' : 'Unit price', align: 'right', width: '24mm' },
      { label: de ? 'USt.' : 'VAT', align: 'right', width: '14mm' },
      { label: de ? 'Betrag' : 'Amount', align: 'right', width: '26mm', strong: true },
    ],
    rows,
    totals: [
      { label: de ? 'Nettobetrag' : 'Net amount', value: money('3086.25', 'EUR') },
      { label: de ? '20 % USt.' : '20% VAT', value: money('617.25', 'EUR') },
      { label: de ? 'Gesamtbetrag' : 'Total', value: money('3703.50', 'EUR'), grand: true },
    ],
    notes: [
      {
        heading: de ? 'Zahlbar bis 05.12.2026' : 'Payable by 5 Dec 2026',
        text: de ? 'ohne Abzug auf das unten angeführte Konto.' : 'without deduction to the account below.',
      },
      de ? 'Die Ware bleibt bis zur vollständigen Bezahlung unser Eigentum.' : 'The goods remain our property until paid in full.',
    ],
    ...more,
  };
}
