import jsQR from 'jsqr';
import sharp from 'sharp';
import { invoice, textOf } from '../../../test/documents';
import { PdfBrowser } from './browser';
import { readable } from './colors';
import { documentFormat } from './format.rules';
import { label, qrCode } from './label';
import { addressLines, letter } from './letter';
import { cssString } from './letter.css';

describe('documents', () => {
  const browser = new PdfBrowser({ browserPath: '' });
  afterAll(() => browser.onApplicationShutdown());
  const drawn = (html: string) => browser.render(html, { format: 'A4' });

  it('one line: one page, every word as it was typed', async () => {
    const pages = await textOf(await drawn(letter(invoice(1))));
    expect(pages).toHaveLength(1);
    for (const text of [
      "Zoë O'Brien <Optik>",
      '40212 Düsseldorf',
      'DEUTSCHLAND',
      'Rechnung INV-2026-0042',
      'Brillenfassung „Zoë“ – Größe 52',
      '3.703,50 €',
      'UID ATU12345675',
      'AT61 1904 3002 3457 3201',
      'Seite 1 von 1',
    ])
      expect(pages[0]).toContain(text);
  });

  it('80 lines: the heading of the table on every page, the totals below a line, pages counted', async () => {
    const pages = await textOf(await drawn(letter(invoice(80, 'en'))));
    expect(pages.length).toBeGreaterThan(3);
    pages.forEach((page, i) => {
      expect(page).toContain('Description');
      expect(page).toContain(`Page ${i + 1} of ${pages.length}`);
      expect(page.includes('GERMANY')).toBe(i === 0);
    });
    expect(pages.at(-1)).toMatch(/80\s[\s\S]*Total[\s\S]*€3,703\.50/);
    expect(pages.join('').match(/Gewindestange|Brillenfassung/g)).toHaveLength(80);
  });

  it('what was typed stays text, in every alphabet', async () => {
    const name = '"; } </style><script>document.title=1</script> Łódź Ελλάς Київ';
    const [page] = await textOf(await drawn(letter(invoice(1, 'de', { title: name, organization: { ...invoice(1).organization, name } }))));
    expect(page.replace(/\s+/g, ' ')).toContain('</style><script>document.title=1</script> Łódź Ελλάς Київ');
    expect(cssString('a"\\\n</style>')).toBe('"a\\22 \\5c \\a \\3c \\2f style\\3e "');
  });

  it('fetches nothing and starts again after a crash', async () => {
    const blank = await drawn('<!doctype html><html><head></head><body>still here <img src="http://127.0.0.1:1/x.png"></body></html>');
    expect((await textOf(blank))[0]).toContain('still here');
    const running = await (browser as any).browser;
    const crashed = new Promise((gone) => running.once('disconnected', gone));
    running.process().kill('SIGKILL');
    await crashed;
    expect((await textOf(await drawn(letter(invoice(2)))))[0]).toContain('Rechnung');
  });

  it('refuses to hand out a paper without letters', async () => {
    await expect(drawn('<!doctype html><html><head></head><body></body></html>')).rejects.toThrow('no embedded font');
  });

  it('labels carry a code that a scanner reads', async () => {
    const { html, format } = await label({ widthMm: 62, heightMm: 29, code: 'K-4711/ä', title: 'Größe 52', lines: ['M8'] });
    expect((await textOf(await browser.render(html, { format })))[0]).toContain('Größe 52');
    const { data, info } = await sharp(Buffer.from((await qrCode('K-4711/ä')).toString()))
      .resize(300, 300)
      .flatten({ background: '#fff' })
      .extend({ top: 40, bottom: 40, left: 40, right: 40, background: '#fff' })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe('K-4711/ä');
  });
});

describe('numbers and dates of documents', () => {
  it.each([
    ['de', ['1.234,56 €', '1.234,50', '0,0125', '2,5', '20 %', '21.11.2026']],
    ['en', ['€1,234.56', '1,234.50', '0.0125', '2.5', '20%', '21 Nov 2026']],
  ] as const)('%s', (language, expected) => {
    const { money, price, quantity, rate, date } = documentFormat(language);
    const shown = [money('1234.56', 'EUR'), price('1234.5'), price('0.0125'), quantity('2.500'), rate(20), date('2026-11-21')];
    expect(shown.map((text) => text.replace(/\u00a0/g, ' '))).toEqual(expected);
  });

  it('loses no digit, and shows a minus as one', () => {
    expect(documentFormat('en').amount('-99999999999999.99')).toBe('−99,999,999,999,999.99');
  });

  it('darkens a colour until it can be read', () => {
    expect(readable('#ffff00')).not.toBe('#ffff00');
    expect(readable('#0f766e')).toBe('#0f766e');
    expect(readable('red;} body{display:none')).toBe('#1f3a5f');
  });

  it('names the country of an address abroad only', () => {
    const address = { name: 'A', line1: 'Weg 1', postalCode: '1010', city: 'Wien', country: 'AT' };
    expect(addressLines(address, 'AT')).toEqual(['A', 'Weg 1', '1010 Wien']);
    expect(addressLines(address, 'DE', 'de')).toEqual(['A', 'Weg 1', '1010 Wien', 'ÖSTERREICH']);
  });
});
