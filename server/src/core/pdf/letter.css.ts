interface Page {
  color: string;
  /** CSS strings, already quoted. */
  running: string;
  footer: { left: string; center: string; right: string };
}

/**
 * DIN 5008 form B: the window begins 45 mm from the top and 20 mm from the left, the text at 98 mm; fold marks at 105 and 210 mm, a punch mark
 * between. Headers and footers are margin boxes of the page, so the browser itself counts the pages.
 */
export const letterCss = (page: Page): string => [paper(page), head(page.color), text(page.color)].join('\n');

const paper = ({ running, footer }: Page): string => `
@page { size: A4; margin: 26mm 0 36mm;
  @top-left { content: ${running}; font: 600 8.5pt 'Source Sans 3'; color: #4a5462; vertical-align: bottom; padding: 0 0 6mm 25mm; white-space: pre; }
  @bottom-left { content: ${footer.left}; width: 35%; ${BOX} text-align: left; padding-left: 25mm; background-position: 25mm 2mm; }
  @bottom-center { content: ${footer.center}; width: 30%; ${BOX} text-align: left; padding-left: 6mm; }
  @bottom-right { content: ${footer.right}; width: 35%; ${BOX} text-align: right; padding-right: 20mm; background-size: calc(100% - 20mm) .2mm; } }
@page :first { margin-top: 0; @top-left { content: none; } }
* { box-sizing: border-box; margin: 0; }
html { font: 400 10pt/1.45 'Source Sans 3', sans-serif; color: #1c2430; font-variant-numeric: tabular-nums lining-nums; -webkit-print-color-adjust: exact; }
body { padding: 0 20mm 0 25mm; }
header { position: relative; height: 98.5mm; }`;

const head = (color: string): string => `.brand { position: absolute; left: 0; top: 14mm; height: 22mm; max-width: 110mm; display: flex; align-items: center; }
.brand img { max-height: 20mm; max-width: 80mm; object-fit: contain; }
.brand .word { font-size: 21pt; font-weight: 700; letter-spacing: -.015em; line-height: 1.1; color: ${color}; }
.accent { position: absolute; left: -25mm; top: 0; width: 210mm; height: 2.2mm; background: ${color}; }
.window { position: absolute; left: -5mm; top: 45mm; width: 85mm; height: 45mm; padding-left: 5mm; display: flex; flex-direction: column; }
.sender { height: 17.7mm; text-wrap: balance; display: flex; align-items: flex-end; padding-bottom: 1.6mm; font-size: 6.6pt; line-height: 1.3; color: #5b6575; }
.sender span { border-bottom: .2mm solid #b9c0ca; padding-bottom: .6mm; max-width: 80mm; }
.recipient { font-size: 10.5pt; line-height: 1.38; }
.meta { position: absolute; right: 0; top: 50mm; width: 70mm; border-collapse: collapse; font-size: 9.5pt; }
.meta td { padding: .8mm 0; vertical-align: top; }
.meta td:first-child { color: #5b6575; padding-right: 4mm; white-space: nowrap; }
.meta td:last-child { text-align: right; font-weight: 600; overflow-wrap: anywhere; }
.mark { position: absolute; left: -20mm; width: 4mm; border-top: .2mm solid #b9c0ca; }`;

const text = (color: string): string => `h1 { font-size: 19pt; line-height: 1.2; font-weight: 700; letter-spacing: -.01em; }
h1 + .subtitle { margin-top: 1mm; color: #5b6575; font-size: 11pt; }
.intro { margin: 5mm 0 6mm; white-space: pre-line; }
table.lines { width: 100%; border-collapse: collapse; margin-top: 5mm; }
.lines thead { display: table-header-group; }
.lines th { text-align: left; font-size: 8pt; font-weight: 600; letter-spacing: .03em; color: ${color}; padding: 0 0 1.8mm;
  border-bottom: .5mm solid ${color}; vertical-align: bottom; }
.lines td { padding: 2.1mm 0; border-bottom: .2mm solid #dde1e7; vertical-align: top; overflow-wrap: anywhere; }
.lines tr { break-inside: avoid; }
.lines th + th, .lines td + td { padding-left: 4mm; }
.lines .right { text-align: right; white-space: nowrap; }
.lines .strong { font-weight: 600; }
.lines .note { font-size: 8.5pt; line-height: 1.4; color: #5b6575; margin-top: .4mm; white-space: pre-line; }
.lines .end { break-inside: avoid; }
.lines .end > tr:last-child > td { border: 0; padding: 0; }
.totals { margin: 4mm 0 0 auto; min-width: 80mm; border-collapse: collapse; }
.lines .totals td { padding: 1.1mm 0; border: 0; }
.lines .totals td:last-child { text-align: right; padding-left: 10mm; white-space: nowrap; }
.lines .totals td:first-child { color: #4a5462; }
.lines .totals .grand td { padding-top: 2.4mm; border-top: .5mm solid ${color}; font-size: 13pt; font-weight: 700; color: #1c2430; }
.lines .totals .grand + tr td { padding-top: 2.4mm; }
.lines .totals tr:has(+ .grand) td { padding-bottom: 2.4mm; }
.notes { margin-top: 9mm; }
.notes p { white-space: pre-line; margin-bottom: 2.6mm; break-inside: avoid; }
.notes b { font-weight: 600; }
.sign { display: flex; gap: 14mm; margin-top: 22mm; break-inside: avoid; }
.sign div { flex: 1; border-top: .2mm solid #5b6575; padding-top: 1.4mm; font-size: 8.5pt; color: #5b6575; }
`;

const BOX = `font: 400 7.6pt/1.5 'Source Sans 3'; color: #5b6575; white-space: pre; vertical-align: top; padding-top: 5mm;
  background: linear-gradient(#cfd5dd, #cfd5dd) no-repeat 0 2mm / 100% .2mm;`;

/** Text as a CSS string: whatever was typed cannot leave it. */
export const cssString = (text: string): string =>
  `"${[...text].map((char) => (/[\p{L}\p{N} .,:·@–-]/u.test(char) ? char : `\\${char.codePointAt(0)!.toString(16)} `)).join('')}"`;
