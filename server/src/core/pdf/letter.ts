import { html, raw, type Html } from '../html';
import { inWordsOf } from '../industries/words.rules';
import { readable } from './colors';
import { cssString, letterCss } from './letter.css';
import type { Language } from './printed';

export interface LetterAddress {
  name?: string | null;
  line1?: string | null;
  line2?: string | null;
  postalCode?: string | null;
  city?: string | null;
  state?: string | null;
  country?: string | null;
}

/** Who writes. */
export interface LetterOrganization {
  name: string;
  address?: LetterAddress | null;
  country: string;
  vatId?: string | null;
  taxNumber?: string | null;
  registrationNumber?: string | null;
  email?: string | null;
  phone?: string | null;
  website?: string | null;
  bank?: { name?: string | null; iban?: string | null; bic?: string | null } | null;
  /** A data URI; without a logo the name is set as a word mark. */
  logo?: string | null;
  primaryColor?: string | null;
  /** The small line above the window, where it is not name and address. */
  senderLine?: string | null;
  /** The organization's own words at the foot, in place of name and address. */
  footer?: string | null;
  /** What its customers are called. */
  customerWord?: 'customer' | 'patient' | 'client';
}

export interface Column {
  label: string;
  align?: 'right';
  /** A CSS width such as `24mm`; the column without one takes what is left. */
  width?: string;
  strong?: boolean;
}

/** A cell, or one with a smaller line below: description and customizations. */
export type Cell = string | { text: string; note?: string };

export interface Letter {
  organization: LetterOrganization;
  language: Language;
  recipient: LetterAddress;
  /** `Rechnung INV-2026-0001`: the heading, and the running head of the pages that follow. */
  title: string;
  subtitle?: string;
  /** The block on the right: number, dates, references, VAT id of the customer. */
  meta: [label: string, value: string][];
  intro?: string;
  columns: Column[];
  rows: Cell[][];
  totals?: { label: string; value: string; grand?: boolean }[];
  /** Paragraphs after the totals: payment terms, tax notes, thanks. */
  notes?: (string | { heading: string; text: string })[];
  /** Lines to sign on: `['Ware erhalten: Datum, Unterschrift']`. */
  signatures?: string[];
  /** More of our own markup between notes and signatures, such as a payment QR code. */
  extra?: Html;
}

const WORDS = {
  de: { page: 'Seite', of: 'von', vatId: 'UID', taxNumber: 'St.-Nr.', registration: 'FN', bank: 'IBAN' },
  en: { page: 'Page', of: 'of', vatId: 'VAT ID', taxNumber: 'Tax no.', registration: 'Reg. no.', bank: 'IBAN' },
} as const;

/** The look of all documents: order confirmation, purchase order, delivery note, invoice. A4, for a DIN window envelope. */
export function letter(given: Letter): string {
  const { language, title, subtitle, intro, columns, rows, totals = [], notes = [], signatures = [], extra } = given;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <style>
          ${raw(paperStyle(given))}
        </style>
      </head>
      <body>
        <header>${head(given)}</header>
        <h1>${title}</h1>
        ${subtitle && html`<p class="subtitle">${subtitle}</p>`} ${intro && html`<p class="intro">${intro}</p>`} ${table(columns, rows, totals)}
        <div class="notes">${notes.map((note) => (typeof note === 'string' ? html`<p>${note}</p>` : html`<p><b>${note.heading}</b> ${note.text}</p>`))}</div>
        ${extra} ${signatures.length > 0 && html`<div class="sign">${signatures.map((line) => html`<div>${line}</div>`)}</div>`}
      </body>
    </html>`.toString();
}

/** The logo, or the name as a word mark. */
export const brandOf = ({ name, logo }: Pick<LetterOrganization, 'name' | 'logo'>): Html =>
  logo && /^data:image\//.test(logo) ? html`<img src="${logo}" alt="${name}" />` : html`<span class="word">${name}</span>`;

function head({ organization, recipient, meta, language }: Letter): Html {
  const { name, logo, address, country, senderLine } = organization;
  const sender = senderLine || [name, ...addressLines({ ...address, name: null }, country)].join(' · ');
  return html`<div class="accent"></div>
    <div class="brand">${brandOf({ name, logo })}</div>
    <div class="window">
      <div class="sender"><span>${sender}</span></div>
      <div class="recipient">${addressLines(recipient, country, language).map((line) => html`<div>${line}</div>`)}</div>
    </div>
    <table class="meta">
      ${meta.map(
        ([label, value]) =>
          html`<tr>
            <td>${inWordsOf(organization.customerWord ?? 'customer', label)}</td>
            <td>${value}</td>
          </tr>`,
      )}
    </table>
    <div class="mark" style="top:105mm"></div>
    <div class="mark" style="top:148.5mm;width:6mm"></div>
    <div class="mark" style="top:210mm"></div>`;
}

/** The last line and the totals stay together: a page never begins with totals of nothing. */
function table(columns: Column[], rows: Cell[][], totals: NonNullable<Letter['totals']>): Html {
  const cls = ({ align, strong }: Column) => [align, strong && 'strong'].filter(Boolean).join(' ');
  const cell = (value: Cell) => (typeof value === 'string' ? html`${value}` : html`${value.text}${value.note && html`<div class="note">${value.note}</div>`}`);
  const line = (row: Cell[]) =>
    html`<tr>
      ${row.map((value, i) => html`<td class="${cls(columns[i])}">${cell(value)}</td>`)}
    </tr>`;
  const sums = html`<table class="totals">
    ${totals.map(
      ({ label, value, grand }) =>
        html`<tr class="${grand ? 'grand' : ''}">
          <td>${label}</td>
          <td>${value}</td>
        </tr>`,
    )}
  </table>`;
  return html`<table class="lines">
    <colgroup>
      ${columns.map(({ width }) => html`<col${width && html` style="width:${width}"`}></col${width && html` style="width:${width}"`}>`)}
    </colgroup>
    <thead>
      <tr>
        ${columns.map((column) => html`<th class="${column.align}">${column.label}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.slice(0, -1).map(line)}
    </tbody>
    <tbody class="end">
      ${rows.slice(-1).map(line)}
      <tr>
        <td colspan="${columns.length}">${totals.length > 0 && sums}</td>
      </tr>
    </tbody>
  </table>`;
}

/** The lines of an address; the country only where it is another than the sender's, in capitals and in the sender's language (UPU S42). */
export function addressLines({ name, line1, line2, postalCode, city, state, country }: LetterAddress, from: string, language: Language = 'en'): string[] {
  const place = [postalCode, city].filter(Boolean).join(' ');
  const abroad = country && country !== from ? new Intl.DisplayNames(language, { type: 'region' }).of(country)?.toUpperCase() : null;
  return [name, line1, line2, place, abroad && state, abroad].filter((line): line is string => Boolean(line));
}

/** Page, fonts, running head and foot of a paper of the organization. */
export function paperStyle({ organization, language, title }: Pick<Letter, 'organization' | 'language' | 'title'>): string {
  const words = WORDS[language];
  const { name, address, country, vatId, taxNumber, registrationNumber, email, phone, website, bank, primaryColor, footer } = organization;
  const lines = (...all: (string | null | undefined | false)[]) =>
    all
      .filter((line): line is string => Boolean(line))
      .slice(0, 4)
      .map(cssString)
      .join(' "\\a " ') || '""';
  return letterCss({
    color: readable(primaryColor),
    running: cssString(`${name}  ·  ${title}`),
    footer: {
      left: footer ? lines(...footer.split('\n')) : lines(name, ...addressLines({ ...address, name: null }, country)),
      center: lines(
        vatId ? `${words.vatId} ${vatId}` : taxNumber && `${words.taxNumber} ${taxNumber}`,
        registrationNumber && `${words.registration} ${registrationNumber}`,
        bank?.iban && `${words.bank} ${grouped(bank.iban)}`,
        bank?.iban && [bank.name, bank.bic].filter(Boolean).join(' · '),
      ),
      right: `${[email, phone, website]
        .filter((line): line is string => Boolean(line))
        .map((line) => `${cssString(line)} "\\a " `)
        .join('')}"${words.page} " counter(page) " ${words.of} " counter(pages)`,
    },
  });
}

/** An IBAN in fours, as people copy it. */
const grouped = (iban: string): string => iban.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ');
