// reads a PDF from stdin and writes the text of its pages as JSON; a process of its own, because jest cannot load ES modules
import { buffer } from 'node:stream/consumers';
import { createRequire } from 'node:module';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const fonts = createRequire(import.meta.url)
  .resolve('pdfjs-dist/package.json')
  .replace('package.json', 'standard_fonts/');
const { promise } = getDocument({ data: new Uint8Array(await buffer(process.stdin)), verbosity: 0, standardFontDataUrl: fonts });
const pdf = await promise;
const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, i) => pdf.getPage(i + 1)));
const texts = await Promise.all(pages.map((page) => page.getTextContent()));
process.stdout.write(
  JSON.stringify(
    texts.map(({ items }) =>
      items
        .map(({ str, hasEOL }) => str + (hasEOL ? '\n' : ''))
        .join('')
        .replace(/[ \u00a0]+/g, ' '),
    ),
  ),
);
