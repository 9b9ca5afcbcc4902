import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { api, type Answer, type Api, type Ask } from '../../test/api';
import { textOf } from '../../test/documents';

const HOME = { line1: 'Mariahilfer Straße 77/3', postalCode: '1060', city: 'Wien', country: 'AT' };
const LINZ = { line1: 'Hafenstraße 12', postalCode: '4020', city: 'Linz', country: 'AT' };
const MUNICH = { line1: 'Königsplatz 3', postalCode: '80333', city: 'München', country: 'DE' };
const line = (quantity: number, unitPrice: string, more: object = {}) => ({ description: 'Extruder “Zoë” <2 mm>', quantity, unitPrice, ...more });

/** Set to a folder, the papers are left there to be looked at. */
const GALLERY = process.env.PAPERS;

describe('invoices on paper', () => {
  let it_: Api;
  let ask: Ask;
  beforeAll(async () => {
    it_ = await api({ worker: true });
    ask = (await it_.register()).ask;
    const { version } = (await ask('GET', '/organization')).body.data;
    const bank = { iban: 'AT611904300234573201', bic: 'GIBAATWWXXX', name: 'Erste Bank' };
    await made(
      ask('PATCH', '/organization', {
        version,
        name: 'Brandstätter & Söhne GmbH',
        address: HOME,
        vatId: 'ATU12345675',
        email: 'office@brand.example',
        bank,
        brand: { primaryColor: '#0f766e' },
      }),
    );
  }, 60_000);
  afterAll(() => it_?.close());

  const made = async (asked: Promise<Answer>) => {
    const { status, body } = await asked;
    if (status >= 300) throw new Error(JSON.stringify(body));
    return body.data;
  };
  let count = 0;
  const customer = (more: object = {}) =>
    made(
      ask('POST', '/customers', { name: 'Huber Werkzeugbau GmbH', email: `eva${count++}@huber.example`, vatId: 'ATU12345675', billingAddress: LINZ, ...more }),
    );
  const draft = async (items: object[], more: object = {}, who: object = {}) =>
    made(ask('POST', '/invoices', { customerId: (await customer(who)).id, items, ...more }));
  const finalized = async (...given: Parameters<typeof draft>) => made(ask('POST', `/invoices/${(await draft(...given)).id}/finalize`));
  const paper = async (id: string, name: string): Promise<{ pages: string[]; pdf: Buffer }> => {
    let answer = await ask('GET', `/invoices/${id}/pdf`);
    for (let i = 0; answer.status === 202 && i < 3; i++) answer = await ask('GET', `/invoices/${id}/pdf`);
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    const pdf = answer.body as never as Buffer;
    if (GALLERY) fs.writeFileSync(path.join(GALLERY, `${name}.pdf`), pdf);
    return { pdf, pages: await textOf(pdf) };
  };

  it('says in German what the law wants, with the code to pay with', async () => {
    const invoice = await finalized(
      [line(2, '379.00', { sku: 'EX-2', customizations: [{ option: 'Farbe', choice: 'Rot' }] }), line(1, '89.00', { taxRate: 10, discountPercent: 5 })],
      { reference: 'B-4711', discountPercent: 2, serviceDate: '2026-11-18' },
    );
    const {
      pages: [text],
    } = await paper(invoice.id, 'de-net');
    for (const words of [
      `Rechnung ${invoice.invoiceNumber}`,
      'Huber Werkzeugbau GmbH',
      'Extruder “Zoë” <2 mm>',
      'Farbe: Rot',
      'EX-2',
      '18.11.2026',
      'ATU12345675',
      'B-4711',
      'Rabatt 2 %',
      'USt. 20 % auf',
      'USt. 10 % auf',
      'Gesamtbetrag',
      'IBAN AT61 1904 3002 3457 3201',
      'Zahlen mit Code',
    ])
      expect(text).toContain(words);
  }, 60_000);

  it('is stored with its hash and never drawn again', async () => {
    const invoice = await finalized([line(1, '10.00')]);
    const first = await paper(invoice.id, 'de-short');
    await made(ask('POST', `/invoices/${invoice.id}/payments`, { amount: '12.00' }));
    const { version } = (await ask('GET', '/organization')).body.data;
    await made(ask('PATCH', '/organization', { version, phone: `+43 1 ${count}` }));
    const again = await ask('GET', `/invoices/${invoice.id}/pdf`);
    const hash = createHash('sha256').update(first.pdf).digest('hex');
    expect(again.headers.etag).toBe(`"${hash}"`);
  }, 60_000);

  it('speaks English, and of reverse charge', async () => {
    const service = (await made(ask('POST', '/parts', { name: 'Commissioning', unitPrice: '95.00', kind: 'service' }))).id;
    const invoice = await finalized(
      [{ partId: service, quantity: 7.5 }],
      {},
      { language: 'en', name: 'Optik Zoë O’Brien', vatId: 'DE136695976', billingAddress: MUNICH },
    );
    const {
      pages: [text],
    } = await paper(invoice.id, 'en-reverse-charge');
    for (const words of [
      `Invoice ${invoice.invoiceNumber}`,
      'Reverse charge',
      'DE136695976',
      'ATU12345675',
      'GERMANY',
      'Date of supply',
      '712.50',
      'Scan the code',
    ])
      expect(text).toContain(words);
  }, 60_000);

  it('ends gross papers with the sum and what of it is tax; has pages for 60 lines; marks drafts', async () => {
    const gross = await finalized(
      [line(1, '340.00', { taxRate: 19 }), line(1, '13.90', { taxRate: 19 })],
      { priceMode: 'gross' },
      { type: 'private', vatId: null },
    );
    const {
      pages: [text],
    } = await paper(gross.id, 'de-gross');
    for (const words of ['353,90', '297,39', '56,51', 'Preis brutto']) expect(text).toContain(words);
    const long = await finalized(
      Array.from({ length: 60 }, (_, i) => line(i + 1, '12.3456', { taxRate: i % 2 ? 20 : 10 })),
      {},
      { language: 'en' },
    );
    const { pages } = await paper(long.id, 'en-60-lines');
    expect(pages.length).toBeGreaterThan(2);
    expect(pages[1]).toContain(`Page 2 of ${pages.length}`);
    const started = await draft([line(1, '1.00')], { notes: 'erster Stand' });
    const old = await paper(started.id, 'de-draft');
    expect(old.pages[0]).toMatch(/Entwurf/i);
    expect(old.pages[0]).not.toContain('Zahlen mit Code');
    await made(ask('PATCH', `/invoices/${started.id}`, { version: 1, notes: 'zweiter Stand' }));
    expect((await paper(started.id, 'de-draft-2')).pages[0]).toContain('zweiter Stand');
    await made(ask('POST', `/invoices/${started.id}/finalize`));
    expect((await paper(started.id, 'de-final')).pages[0]).not.toMatch(/Entwurf/i);
  }, 90_000);

  it('names on a credit note what it takes back', async () => {
    const invoice = await finalized([line(3, '379.00'), line(1, '50.00')]);
    const note = await made(
      ask('POST', `/invoices/${invoice.id}/credit-notes`, { items: [{ itemId: invoice.items[0].id, quantity: 1 }], reason: 'Transportschaden' }),
    );
    const {
      pages: [text],
    } = await paper(note.id, 'de-credit-note');
    for (const words of [`Rechnungskorrektur ${note.invoiceNumber}`, invoice.invoiceNumber, 'Transportschaden', '−454,80', '−379,00'])
      expect(text).toContain(words);
    expect(text).not.toContain('Zahlen mit Code');
    const sent = await made(ask('POST', `/invoices/${note.id}/send`, {}));
    const [mail] = (await ask('GET', '/outgoing-mails')).body.data;
    expect(mail.subjectId).toBe(sent.id);
    const eml = await ask('GET', `/outgoing-mails/${mail.id}/eml`);
    expect(String(eml.body)).toContain('application/pdf');
  }, 60_000);
});
