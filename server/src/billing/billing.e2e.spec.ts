import { api, created, type Api } from '../../test/api';
import { line, error, MUNICH, customer, drafted, finalized, read, year } from '../../test/invoices';

describe('invoices over HTTP', () => {
  let it_: Api;
  beforeAll(async () => void (it_ = await api()));
  afterAll(() => it_?.close());

  it('drafts by hand from parts and words, with prices, names and taxes filled in', async () => {
    const ask = it_.as();
    const part = (await ask('POST', '/parts', { name: 'Screw M3', unitPrice: '0.0255', taxCategory: 'reduced', sku: 'SCR' })).body.data;
    const items = [{ partId: part.id, quantity: 1000 }, line(16, '348.35', { discountPercent: 4, taxRate: 22 })];
    expect(await drafted(ask, items, { reference: 'PO 7' })).toMatchObject({
      type: 'invoice',
      status: 'draft',
      invoiceNumber: null,
      currency: 'EUR',
      priceMode: 'net',
      subtotal: '5376.16',
      taxAmount: '1179.70',
      totalAmount: '6555.86',
      paidAmount: '0.00',
      openAmount: '6555.86',
      items: [
        { sku: 'SCR', description: 'Screw M3', unit: 'pcs', unitPrice: '0.0255', taxRate: 10, taxCategory: 'reduced', lineTotal: '25.50' },
        { taxRate: 22, taxCategory: 'standard', lineTotal: '5350.66', netTotal: '5350.66' },
      ],
      taxBreakdown: [
        { taxCategory: 'standard', taxRate: 22, base: '5350.66', tax: '1177.15' },
        { taxCategory: 'reduced', taxRate: 10, base: '25.50', tax: '2.55' },
      ],
      moves: ['finalize'],
      sentAt: null,
      invoiceDate: null,
      taxNotes: [],
      customerName: 'Huber Werkzeugbau GmbH',
    });
    const gross = await drafted(ask, [{ partId: part.id, quantity: 10_000 }, line(2, '379.00')], { priceMode: 'gross' });
    expect(gross).toMatchObject({
      totalAmount: '1039.00',
      items: [
        { unitPrice: '0.0281', lineTotal: '281.00' },
        { lineTotal: '758.00', netTotal: '631.67' },
      ],
    });
  });

  it('previews a draft to the cent, and keeps nothing', async () => {
    const ask = it_.as();
    const body = { customerId: await customer(ask), priceMode: 'gross', discountPercent: 3, items: [line(3, '19.99'), line(0.5, '7.77', { taxRate: 10 })] };
    const {
      status,
      body: { data: preview },
    } = await ask('POST', '/invoices/preview', body);
    expect([status, (await ask('GET', '/invoices')).body.data]).toEqual([200, []]);
    const { subtotal, taxAmount, totalAmount, discountAmount, taxBreakdown, items } = await created(ask('POST', '/invoices', body));
    expect(preview).toMatchObject({ currency: 'EUR', subtotal, taxAmount, totalAmount, discountAmount, taxBreakdown });
    expect(preview.items.map(({ lineTotal }: { lineTotal: string }) => lineTotal)).toEqual(items.map(({ lineTotal }: { lineTotal: string }) => lineTotal));
    expect((await ask('POST', '/invoices/preview', { ...body, items: [line(-1, '1')] })).status).toBe(400);
  });

  it('refuses drafts that cannot be', async () => {
    const ask = it_.as();
    const customerId = await customer(ask);
    const unknown = '01939c2e-7b1a-7000-8000-000000000000';
    const post = (body: object) => ask('POST', '/invoices', { customerId, items: [], ...body });
    expect(error(await post({ customerId: unknown }))).toEqual([422, 'customer_unknown']);
    expect(error(await post({ items: [{ partId: unknown, quantity: 1 }] }))).toEqual([422, 'part_unknown']);
    expect((await post({ items: [{ quantity: 1, unitPrice: 1 }] })).body.errors[0]).toMatchObject({ code: 'validation_failed', field: 'items.0.description' });
    expect((await post({ items: [{ quantity: 1, description: 'x' }] })).body.errors[0]).toMatchObject({
      code: 'validation_failed',
      field: 'items.0.unitPrice',
    });
    expect((await post({ items: [line(-1, '1.00')] })).body.errors[0]).toMatchObject({ field: 'items.0.quantity' });
    expect((await post({ items: [line(1, '1.00', { taxRate: 20, taxCategory: 'export' })] })).body.errors[0]).toMatchObject({ field: 'items.0.taxRate' });
    expect((await post({ surprise: 1 })).body.errors[0]).toMatchObject({ field: 'surprise' });
    expect(error(await it_.as(['invoices:read'])('POST', '/invoices', { customerId, items: [] }))).toEqual([403, 'missing_permission']);
    expect(error(await it_.as()('GET', `/invoices/${(await drafted(ask, [])).id}`))).toEqual([404, 'not_found']);
  });

  it('changes a draft: what PATCH names, all with PUT, and ignores what nobody may write', async () => {
    const ask = it_.as();
    const draft = await drafted(ask, [line(1, '10.00'), line(2, '5.00', { taxRate: 10 })], { notes: 'hello', discountPercent: 10 });
    expect(draft).toMatchObject({ discountAmount: '2.00', subtotal: '18.00', taxAmount: '2.70' });
    const patched = await ask('PATCH', `/invoices/${draft.id}`, { version: 1, discountPercent: 0, serviceDate: '2026-11-01' });
    expect(patched.body.data).toMatchObject({
      version: 2,
      notes: 'hello',
      subtotal: '20.00',
      totalAmount: '23.00',
      serviceDate: '2026-11-01',
      items: [{ id: draft.items[0].id }, { id: draft.items[1].id, taxRate: 10 }],
    });
    const replaced = await ask('PUT', `/invoices/${draft.id}`, { ...patched.body.data, notes: undefined, items: [patched.body.data.items[1]] });
    expect(replaced).toMatchObject({ status: 200, body: { data: { notes: null, totalAmount: '11.00', items: [{ id: draft.items[1].id, taxRate: 10 }] } } });
    expect(error(await ask('PATCH', `/invoices/${draft.id}`, { version: 1, notes: 'late' }))).toEqual([409, 'version_conflict']);
    expect(error(await ask('PATCH', `/invoices/${draft.id}`, { notes: 'x' }))).toEqual([400, 'validation_failed']);
    const munich = await customer(ask, { vatId: 'DE136695976', billingAddress: MUNICH, currency: 'CHF' });
    expect((await ask('PATCH', `/invoices/${draft.id}`, { version: 3, customerId: munich })).body.data).toMatchObject({
      totalAmount: '10.00',
      currency: 'CHF',
      items: [{ taxCategory: 'reverse_charge' }],
    });
  });

  it('deletes drafts and brings them back', async () => {
    const ask = it_.as();
    const { id } = await drafted(ask, [line(1, '1.00')]);
    expect((await ask('DELETE', `/invoices/${id}?version=1`)).status).toBe(200);
    expect((await ask('GET', '/invoices')).body.data).toEqual([]);
    expect(error(await ask('POST', `/invoices/${id}/finalize`))).toEqual([404, 'not_found']);
    expect(error(await ask('PATCH', `/invoices/${id}`, { version: 2, notes: 'x' }))).toEqual([404, 'not_found']);
    expect((await ask('POST', `/invoices/${id}/restore`)).status).toBe(200);
    expect((await ask('GET', '/invoices')).body.data).toHaveLength(1);
  });

  it('sends by mail with the PDF, in the language of the customer', async () => {
    const ask = it_.as();
    const invoice = await finalized(ask);
    expect(error(await ask('POST', `/invoices/${(await drafted(ask, [])).id}/send`))).toEqual([409, 'invalid_transition']);
    expect((await ask('GET', `/invoices/${invoice.id}/mail`)).body.data).toMatchObject({
      subject: expect.stringContaining(invoice.invoiceNumber),
      text: expect.stringContaining('im Anhang'),
      to: [expect.stringContaining('@huber.example')],
    });
    const sent = await created(ask('POST', `/invoices/${invoice.id}/send`));
    expect(sent).toMatchObject({ status: 'sent', sentAt: expect.any(String), version: invoice.version + 1 });
    await created(ask('POST', `/invoices/${invoice.id}/send`, { to: 'books@huber.example', subject: 'Ihre Rechnung', text: 'Hallo <b>' }));
    const [again, mail] = (await ask('GET', '/outgoing-mails')).body.data;
    expect(mail).toMatchObject({
      subjectId: invoice.id,
      status: 'not_configured',
      subject: expect.stringContaining(`Rechnung ${invoice.invoiceNumber}`),
      attachments: [{ name: `Rechnung ${invoice.invoiceNumber}.pdf` }],
    });
    expect(again).toMatchObject({ to: ['books@huber.example'], subject: 'Ihre Rechnung', html: expect.stringContaining('Hallo &lt;b&gt;') });
    expect(error(await ask('POST', `/invoices/${invoice.id}/send`, { to: 'nobody' }))).toEqual([400, 'validation_failed']);
    const silent = await finalized(ask, undefined, { customerId: await customer(ask, { email: null, phone: '+436605550123' }) });
    expect(error(await ask('POST', `/invoices/${silent.id}/send`))).toEqual([422, 'recipient_missing']);
  });

  it('lists, finds, filters, exports; a filter that does not exist is refused', async () => {
    const ask = it_.as();
    const old = await finalized(ask, [line(1, '10.00')], { invoiceDate: '2026-01-15', dueDate: '2026-01-31' });
    const fresh = await finalized(ask, [line(1, '50.00')]);
    const draft = await drafted(ask, [line(1, '5.00')]);
    const ids = async (query: string) => (await ask('GET', `/invoices?${query}`)).body.data.map(({ id }: { id: string }) => id);
    expect(await ids('status=overdue')).toEqual([old.id]);
    expect(await ids('overdue=true')).toEqual([old.id]);
    expect(await ids('status=sent')).toEqual([fresh.id]);
    expect(await ids('status=draft,sent')).toEqual([draft.id, fresh.id]);
    expect(await ids('status=paid')).toEqual([]);
    expect(await ids(`search=${old.invoiceNumber}`)).toContain(old.id);
    expect(await ids('search=werkzeug&sort=totalAmount')).toEqual([draft.id, old.id, fresh.id]);
    expect(await ids('dueTo=2026-01-31')).toEqual([old.id]);
    expect(await ids('invoiceDateFrom=2026-01-15&invoiceDateTo=2026-01-15')).toEqual([old.id]);
    expect(await ids('totalMin=12&totalMax=12')).toEqual([old.id]);
    expect(await ids(`type=credit_note&customerId=${old.customerId}`)).toEqual([]);
    expect(error(await ask('GET', '/invoices?colour=red'))).toEqual([400, 'validation_failed']);
    expect(String((await ask('GET', '/invoices/export?format=csv')).body)).toContain(old.invoiceNumber);
    expect(await read(ask, old.id)).toMatchObject({ status: 'overdue', overdue: true });
    await created(ask('POST', `/invoices/${old.id}/payments`, { amount: '2.00' }));
    expect(await read(ask, old.id)).toMatchObject({ status: 'overdue', paidAmount: '2.00' });
  });

  it('does the same to many, all or none', async () => {
    const ask = it_.as();
    const [a, b, c] = [await drafted(ask, [line(1, '1.00')]), await drafted(ask, [line(1, '1.00')]), await drafted(ask, [])];
    const bulk = (action: string, ...many: { id: string }[]) => ask('POST', '/invoices/bulk', { ids: many.map(({ id }) => id), action });
    expect(error(await bulk('finalize', a, c))).toEqual([422, 'invoice_incomplete']);
    expect(await read(ask, a.id)).toMatchObject({ status: 'draft', invoiceNumber: null });
    expect((await bulk('finalize', a, b)).body.data).toMatchObject({ count: 2 });
    expect((await bulk('send', a, b)).body.data).toMatchObject({ count: 2 });
    expect(error(await bulk('delete', a, c))).toEqual([409, 'invoice_final']);
    expect((await bulk('delete', c)).body.data).toMatchObject({ count: 1 });
    expect((await bulk('restore', c)).body.data).toMatchObject({ count: 1 });
    expect((await ask('GET', '/invoices/number-gaps')).body.data).toEqual([
      { series: 'invoice', year, first: 1, last: 2, count: 2, missing: [], firstNumber: `INV-${year}-0001`, lastNumber: `INV-${year}-0002` },
    ]);
  });

  it('creates once per idempotency key', async () => {
    const ask = it_.as();
    const { id } = await finalized(ask);
    const answers = await Promise.all([1, 2, 3].map(() => ask('POST', `/invoices/${id}/payments`, { amount: '20.00' }, { 'idempotency-key': 'p1' })));
    expect(new Set(answers.map(({ body }) => body.data.id)).size).toBe(1);
    expect((await read(ask, id)).paidAmount).toBe('20.00');
  });
});
