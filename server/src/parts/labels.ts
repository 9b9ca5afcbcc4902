import { html, raw, type Html } from '../core/html';
import { qrCode } from '../core/pdf/label';
import type { Format } from '../core/pdf/printed';

export interface LabelText {
  /** What a scanner reads: the address of the record. */
  code: string;
  title: string;
  lines: string[];
}

/** One label, in millimetres. */
export const SINGLE = { widthMm: 50, heightMm: 25 };

// A4 in two columns of ten: 105 × 29.7 mm each, without gaps, as label paper is sold
const SHEET = `
@page { size: A4; margin: 0; }
body { width: 210mm; }
.page { display: grid; grid-template: repeat(10, 29.7mm) / repeat(2, 105mm); height: 297mm; break-after: page; overflow: hidden; }
.page:last-child { break-after: auto; }
.label { padding: 3mm 5mm; }`;
const ROLL = `
@page { size: ${SINGLE.widthMm}mm ${SINGLE.heightMm}mm; margin: 0; }
.label { width: ${SINGLE.widthMm}mm; height: ${SINGLE.heightMm}mm; padding: 1.5mm; break-after: page; }
.label:last-child { break-after: auto; }`;
const LABEL = `
* { box-sizing: border-box; margin: 0; }
body { font: 400 7pt/1.2 'Source Sans 3', sans-serif; color: #000; }
.label { display: flex; gap: 2mm; align-items: center; overflow: hidden; }
.code { flex: none; width: 21mm; height: 21mm; } .code svg { display: block; width: 100%; height: 100%; }
.text { flex: 1; min-width: 0; max-height: 100%; overflow: hidden; overflow-wrap: anywhere; }
.title { font-size: 10pt; font-weight: 700; line-height: 1.1; }`;
const PER_SHEET = 20;

/** Many labels: 2 × 10 on A4, or each on its own small page. */
export async function labels(texts: LabelText[], format: 'a4' | 'single'): Promise<{ html: string; format: Format }> {
  const drawn = await Promise.all(texts.map(one));
  const pages = Array.from(
    { length: Math.ceil(drawn.length / PER_SHEET) },
    (_, i) => html`<div class="page">${drawn.slice(i * PER_SHEET, (i + 1) * PER_SHEET)}</div>`,
  );
  const markup = html`<!doctype html>
    <html>
      <head>
        <meta charset="utf-8" />
        <title>Labels</title>
        <style>
          ${raw(LABEL + (format === 'a4' ? SHEET : ROLL))}
        </style>
      </head>
      <body>
        ${format === 'a4' ? pages : drawn}
      </body>
    </html>`;
  return { html: markup.toString(), format: format === 'a4' ? 'A4' : SINGLE };
}

const one = async ({ code, title, lines }: LabelText): Promise<Html> =>
  html`<div class="label">
    <div class="code">${await qrCode(code)}</div>
    <div class="text">
      <div class="title">${title}</div>
      ${lines.map((line) => html`<div>${line}</div>`)}
    </div>
  </div>`;
