import { html, raw, type Html } from '../html';
import { brandOf, paperStyle, type Column, type LetterOrganization } from './letter';
import { readable } from './colors';
import type { Language } from './printed';

/** A table for the house itself: a report, a list. No window for an address, and lying where there are many columns. */
export interface SheetPaper {
  organization: LetterOrganization;
  language: Language;
  title: string;
  subtitle?: string | null;
  /** What a reader must know to read the numbers: period, filters, when it was made. */
  facts: [label: string, value: string][];
  /** A picture of ours above the table. */
  figure?: Html | null;
  /** `tight`: never broken into two lines, because what stands in it is short. */
  columns: (Column & { tight?: boolean })[];
  rows: string[][];
  /** One cell per column, below the last row. */
  sums?: string[];
  /** What is missing in it. */
  notes?: string[];
}

/** More columns than this lie better than they stand. */
const STANDING = 6;
const DENSE = 9;
/** A long table is read by looking for a line: the more of them stand on a page, the better. */
const LONG = 60;

export function sheetPaper(given: SheetPaper): string {
  const { organization, language, title, subtitle, facts, figure, notes = [] } = given;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <style>
          ${raw(paperStyle(given))} ${raw(sheetStyle(given.columns.length, given.rows.length > LONG, readable(organization.primaryColor)))}
        </style>
      </head>
      <body>
        <header>
          <div class="accent"></div>
          <div class="brand">${brandOf(organization)}</div>
        </header>
        <h1>${title}</h1>
        ${subtitle && html`<p class="subtitle">${subtitle}</p>`}
        <table class="facts">
          ${facts.map((fact) => row(fact))}
        </table>
        <div class="remarks">${notes.map((note) => html`<p>${note}</p>`)}</div>
        ${figure && html`<div class="figure">${figure}</div>`} ${table(given)}
      </body>
    </html>`.toString();
}

const row = (cells: string[], columns: SheetPaper['columns'] = [], kind = ''): Html =>
  html`<tr class="${kind}">
    ${cells.map((cell, i) => html`<td class="${columns[i]?.align} ${columns[i]?.tight && 'tight'}">${cell}</td>`)}
  </tr>`;

/** The last row and the totals stay together: a page never begins with totals of nothing. */
const table = ({ columns, rows, sums }: SheetPaper): Html =>
  html`<table class="lines">
    <thead>
      <tr>
        ${columns.map(({ label, align }) => html`<th class="${align}">${label}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.slice(0, -1).map((cells) => row(cells, columns))}
    </tbody>
    <tbody class="end">
      ${rows.slice(-1).map((cells) => row(cells, columns))} ${sums && row(sums, columns, 'sums')}
    </tbody>
  </table>`;

const sheetStyle = (columns: number, long: boolean, color: string): string => `
${columns > STANDING ? '@page { size: A4 landscape; }' : ''}
header { height: auto; padding-top: 14mm; margin-bottom: 7mm; }
.accent { right: -20mm; width: auto; }
.brand { position: static; height: auto; }
.brand img { max-height: 14mm; }
.brand .word { font-size: 15pt; }
.facts { border-collapse: collapse; margin-top: 3mm; font-size: 9.5pt; }
.facts td { padding: .4mm 0; vertical-align: top; overflow-wrap: anywhere; }
.facts td:first-child { color: #5b6575; padding-right: 6mm; white-space: nowrap; }
.figure { margin-top: 6mm; break-inside: avoid; }
.figure svg { width: 100%; height: auto; max-height: 85mm; }
table.lines { font-size: ${columns > DENSE || long ? '7.6pt' : '9pt'}; }
.lines th, .lines td { padding-top: ${long ? '.5mm' : '1.1mm'}; padding-bottom: ${long ? '.5mm' : '1.1mm'}; }
.lines td.tight { white-space: nowrap; }
.lines th { font-size: ${columns > DENSE ? '7pt' : '8pt'}; }
.lines th.right { text-align: right; white-space: normal; }
${columns > DENSE ? '.lines th + th, .lines td + td { padding-left: 2mm; }' : ''}
.lines .sums td { font-weight: 700; border-top: .5mm solid ${color}; border-bottom: 0; padding-top: 2mm; }
table.lines .end > tr:last-child > td { padding: 1.1mm 0; }
table.lines .end > tr.sums:last-child > td { padding-top: 2mm; }
table.lines .end > tr:last-child > td + td { padding-left: 4mm; }
.remarks { margin-top: 2mm; font-size: 9pt; color: #4a5462; }`;
