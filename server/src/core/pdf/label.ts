import QRCode from 'qrcode';
import { html, raw, type Html } from '../html';
import type { Format } from './printed';

export interface Label {
  widthMm: number;
  heightMm: number;
  /** What a scanner reads; without it there is no code. */
  code?: string;
  title: string;
  /** Smaller lines below the title. */
  lines?: string[];
  /** In the bottom corner: location, date. */
  footer?: string;
}

/** A QR code as inline SVG: sharp at every size, no picture to load. */
export async function qrCode(text: string, level: 'M' | 'Q' = 'M'): Promise<Html> {
  return raw(await QRCode.toString(text, { type: 'svg', margin: 0, errorCorrectionLevel: level }));
}

/** One label, as large as its paper: for stock, parts and parcels. Its format goes into `Printed.format`. */
export async function label({ widthMm, heightMm, code, title, lines = [], footer }: Label): Promise<{ html: string; format: Format }> {
  const pad = Math.max(1.5, Math.min(widthMm, heightMm) * 0.06);
  const size = Math.min(heightMm - 2 * pad, widthMm * 0.42);
  const scale = Math.max(0.55, Math.min(widthMm / 62, heightMm / 29, 2.4));
  const qr = code ? await qrCode(code) : null;
  const css = `
@page { size: ${widthMm}mm ${heightMm}mm; margin: 0; }
* { box-sizing: border-box; margin: 0; }
html, body { width: ${widthMm}mm; height: ${heightMm}mm; overflow: hidden; font: 400 ${7.5 * scale}pt/1.25 'Source Sans 3', sans-serif; color: #000; }
body { padding: ${pad}mm; display: flex; gap: ${pad}mm; align-items: center; }
.code { flex: none; width: ${size}mm; height: ${size}mm; } .code svg { display: block; width: 100%; height: 100%; }
.text { flex: 1; min-width: 0; max-height: 100%; overflow: hidden; overflow-wrap: anywhere; }
.title { font-size: ${11 * scale}pt; font-weight: 700; line-height: 1.15; margin-bottom: ${0.8 * scale}mm; }
.footer { margin-top: ${0.8 * scale}mm; font-weight: 600; }`;
  const markup = html`<!doctype html>
    <html>
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <style>
          ${raw(css)}
        </style>
      </head>
      <body>
        ${qr && html`<div class="code">${qr}</div>`}
        <div class="text">
          <div class="title">${title}</div>
          ${lines.map((line) => html`<div>${line}</div>`)}${footer && html`<div class="footer">${footer}</div>`}
        </div>
      </body>
    </html>`;
  return { html: markup.toString(), format: { widthMm, heightMm } };
}
