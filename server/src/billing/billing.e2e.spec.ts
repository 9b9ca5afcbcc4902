import { api, type Answer, type Api, type Ask } from '../../test/api';
import { dayIn, plusDays } from '../core/dates';

const line = (quantity: number, unitPrice: string, more: object = {}) => ({ description: 'Extruder', quantity, unitPrice, ...more });
const error = ({ status, body }: Answer) => [status, body.errors?.[0].code];
const LINZ = { line1: 'Hafen 1', line2: null, postalCode: '4020', city: 'Linz', state: null, country: 'AT' };
const MUNICH = { ...LINZ, postalCode: '80331', city: 'München', country: 'DE' };
let made = 0;

describe('invoices over HTTP', () => {
  let it_: Api;
  beforeAll(async () => void (it_ = await api()));
  afterAll(() => it_?.close());

  const customer = async (ask: Ask, more: object = {}): Promise<string> =>
    (
      await ask('POST', '/customers', {
        name: 'Huber Werkzeugbau GmbH',
        email: `eva${made++}@huber.example`,
        vatId: 'ATU12345675',
        billingAddress: LINZ,
        ...more,
      })
    ).body.data.id;
  const created = async (asked: Promise<Answer>) => {
    const { status, body } = await asked;
    if (status >= 300) throw new Error(JSON.stringify(body));
    return body.data;
  };
  const drafted = async (ask: Ask, items: object[], more: object = {}) =>
    created(ask('POST', '/invoices', { customerId: await customer(ask), items, ...more }));
  const finalized = async (ask: Ask, items: object[] = [line(1, '100.00')], more: object = {}) =>
    created(ask('POST', `/invoices/${(await drafted(ask, items, more)).id}/finalize`));
  const read = async (ask: Ask, id: string) => (await ask('GET', `/invoices/${id}`)).body.data;
  const year = Number(dayIn('Europe/Vienna').slice(0, 4));

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

  it('finalizes: number, dates, snapshots, the hold on the customer, and nothing changes it any more', async () => {
    const ask = it_.as();
    const draft = await drafted(ask, [line(1, '100.00')]);
    expect((await ask('GET', `/invoices/${draft.id}/check`)).body.data).toEqual({
      reasons: [],
      warnings: ['organization_address_missing', 'organization_vat_id_missing'],
    });
    expect(error(await ask('POST', `/invoices/${draft.id}/finalize`, { version: 7 }))).toEqual([409, 'version_conflict']);
    const today = dayIn('Europe/Vienna');
    const done = await created(ask('POST', `/invoices/${draft.id}/finalize`, { version: 1 }));
    expect(done).toMatchObject({
      invoiceNumber: `INV-${year}-0001`,
      status: 'sent',
      sentAt: null,
      issuedAt: expect.any(String),
      invoiceDate: today,
      serviceDate: today,
      dueDate: plusDays(today, 14),
      version: 2,
      customer: { name: 'Huber Werkzeugbau GmbH', vatId: 'ATU12345675', billingAddress: LINZ },
      organization: { country: 'AT', currency: 'EUR' },
      moves: ['send', 'pay', 'credit'],
    });
    await ask('PATCH', `/customers/${draft.customerId}`, { version: 1, name: 'Huber Neu GmbH' });
    expect(await read(ask, draft.id)).toEqual(done);
    expect(error(await ask('POST', `/invoices/${draft.id}/finalize`))).toEqual([409, 'invoice_final']);
    expect(error(await ask('PATCH', `/invoices/${draft.id}`, { version: 2, notes: 'x' }))).toEqual([409, 'invoice_final']);
    expect(error(await ask('PUT', `/invoices/${draft.id}`, done))).toEqual([409, 'invoice_final']);
    expect(error(await ask('DELETE', `/invoices/${draft.id}?version=2`))).toEqual([409, 'invoice_final']);
    expect(error(await ask('GET', `/invoices/${draft.id}/check`))).toEqual([409, 'invoice_final']);
    expect((await ask('DELETE', `/customers/${draft.customerId}?version=2`)).body.errors[0]).toMatchObject({
      code: 'in_use',
      details: { reasons: [{ reason: 'unpaid_invoice', count: 1 }] },
    });
    await created(ask('POST', `/invoices/${draft.id}/payments`, { amount: '120.00' }));
    expect((await ask('DELETE', `/customers/${draft.customerId}?version=2`)).status).toBe(200);
    expect((await ask('GET', `/invoices/${draft.id}/history`)).body.data.length).toBeGreaterThanOrEqual(3);
  });

  it('blocks what would be no invoice, with the reasons', async () => {
    const ask = it_.as();
    const refused = async (items: object[], who: object) => {
      const { id } = await created(ask('POST', '/invoices', { customerId: await customer(ask, who), items }));
      return (await ask('POST', `/invoices/${id}/finalize`)).body.errors?.[0];
    };
    expect(await refused([], {})).toMatchObject({ code: 'invoice_incomplete', details: { reasons: ['no_items'] } });
    expect(await refused([line(1, '8333.34')], { vatId: null })).toMatchObject({
      code: 'invoice_incomplete',
      details: { reasons: ['customer_vat_id_above_10000'] },
    });
    expect(await refused([line(1, '8333.33')], { vatId: null })).toBeUndefined();
    expect(await refused([line(1, '9000.00')], { vatId: null, type: 'private' })).toBeUndefined();
    const part = (await ask('POST', '/parts', { name: 'Machine', unitPrice: '100' })).body.data.id;
    const service = (await ask('POST', '/parts', { name: 'Assembly', unitPrice: '100', kind: 'service' })).body.data.id;
    const munich = { billingAddress: MUNICH, vatId: null };
    expect(await refused([{ partId: part, quantity: 1 }], munich)).toMatchObject({ details: { reasons: ['intra_community_without_vat_id'] } });
    expect(await refused([{ partId: service, quantity: 1 }], munich)).toMatchObject({ details: { reasons: ['reverse_charge_without_vat_id'] } });
    const { id } = await created(
      ask('POST', '/invoices', {
        customerId: await customer(ask, { ...munich, vatId: 'DE136695976', language: 'en' }),
        items: [
          { partId: part, quantity: 1 },
          { partId: service, quantity: 1 },
        ],
      }),
    );
    expect(await created(ask('POST', `/invoices/${id}/finalize`))).toMatchObject({
      taxAmount: '0.00',
      taxNotes: [expect.stringMatching(/intra-Community/), expect.stringMatching(/Reverse charge/)],
    });
  });

  it('is paid in parts, no more than is open, and by reversal unpaid again', async () => {
    const ask = it_.as();
    const { id, customerId } = await finalized(ask);
    const pay = (amount: string, more: object = {}) => ask('POST', `/invoices/${id}/payments`, { amount, ...more });
    const first = await created(pay('50.00', { paidAt: '2026-11-20', method: 'card', reference: 'T1' }));
    expect(first).toMatchObject({
      amount: '50.00',
      paymentDate: '2026-11-20',
      paidAt: '2026-11-20T11:00:00.000Z',
      method: 'card',
      customerId,
      allocations: [{ invoiceId: id, amount: '50.00' }],
      moves: ['reverse'],
    });
    expect(await read(ask, id)).toMatchObject({ status: 'sent', paidAmount: '50.00', openAmount: '70.00', paymentDate: '2026-11-20' });
    expect(error(await pay('70.01'))).toEqual([422, 'overpayment']);
    expect(error(await pay('-1.00'))).toEqual([422, 'overpayment']);
    expect(error(await pay('0'))).toEqual([422, 'overpayment']);
    await created(pay('70.00', { paidAt: '2026-11-21T23:30:00.000Z' }));
    expect(await read(ask, id)).toMatchObject({
      status: 'paid',
      paidAmount: '120.00',
      openAmount: '0.00',
      paymentDate: '2026-11-22',
      moves: ['send', 'credit'],
    });
    expect(error(await pay('0.01'))).toEqual([422, 'overpayment']);
    const reversal = await created(ask('POST', `/payments/${first.id}/reverse`, { reason: 'bounced' }));
    expect(reversal).toMatchObject({ amount: '-50.00', reversesId: first.id, note: 'bounced', moves: [] });
    expect(await read(ask, id)).toMatchObject({ status: 'sent', paidAmount: '70.00', paymentDate: '2026-11-22' });
    expect((await ask('GET', `/payments/${first.id}`)).body.data).toMatchObject({ reversedById: reversal.id, moves: [] });
    expect(error(await ask('POST', `/payments/${first.id}/reverse`))).toEqual([409, 'payment_reversed']);
    expect(error(await ask('POST', `/payments/${reversal.id}/reverse`))).toEqual([409, 'invalid_transition']);
    expect(error(await ask('POST', `/invoices/${(await drafted(ask, [line(1, '1.00')])).id}/payments`, { amount: 1 }))).toEqual([409, 'invalid_transition']);
    expect((await ask('GET', `/payments?invoiceId=${id}&sort=amount`)).body.data.map((one: { amount: string }) => one.amount)).toEqual([
      '-50.00',
      '50.00',
      '70.00',
    ]);
    expect((await ask('GET', '/payments?reversed=false&method=bank_transfer&paidFrom=2026-11-22&paidTo=2026-11-22')).body.data).toHaveLength(1);
    expect((await ask('GET', '/payments/export')).status).toBe(200);
  });

  it('takes one payment for several invoices', async () => {
    const ask = it_.as();
    const customerId = await customer(ask);
    const [a, b, c] = [
      await finalized(ask, undefined, { customerId, dueDate: '2026-12-02' }),
      await finalized(ask, undefined, { customerId, dueDate: '2026-12-01' }),
      await finalized(ask),
    ];
    const pay = (amount: string, allocations?: object[], more: object = {}) => ask('POST', '/payments', { customerId, amount, allocations, ...more });
    const to = ({ id }: { id: string }, amount: string) => ({ invoiceId: id, amount });
    expect(error(await pay('100.00', [to(a, '50.00'), to(b, '40.00')]))).toEqual([422, 'allocation_mismatch']);
    expect(error(await pay('121.00', [to(a, '121.00')]))).toEqual([422, 'overpayment']);
    expect(error(await pay('10.00', [to(c, '10.00')]))).toEqual([422, 'other_customer']);
    expect(error(await pay('10.00', [to(a, '5.00'), to(a, '5.00')]))).toEqual([400, 'validation_failed']);
    expect(error(await pay('10.00', [to({ id: '01939c2e-7b1a-7000-8000-000000000000' }, '10.00')]))).toEqual([422, 'reference_missing']);
    expect(error(await pay('240.01'))).toEqual([422, 'overpayment']);
    expect(error(await pay('1.00', undefined, { customerId: c.id }))).toEqual([422, 'customer_unknown']);
    expect((await created(pay('150.00', [to(a, '70.00'), to(b, '80.00')]))).allocations).toHaveLength(2);
    await created(pay('60.00'));
    expect([(await read(ask, a.id)).paidAmount, (await read(ask, b.id)).paidAmount]).toEqual(['90.00', '120.00']);
    expect(await read(ask, b.id)).toMatchObject({ status: 'paid' });
  });

  it('credits in parts: an exact mirror, in sum never more, and the invoice is cancelled when all is taken back', async () => {
    const ask = it_.as();
    const invoice = await finalized(ask, [line(3, '0.335', { discountPercent: 15 }), line(10, '82.50', { discountPercent: 15, taxRate: 10 })], {
      discountPercent: 2.5,
    });
    const credit = (items?: object[], reason?: string) => ask('POST', `/invoices/${invoice.id}/credit-notes`, { items, reason });
    const first = await created(credit([{ itemId: invoice.items[1].id, quantity: 4 }], 'damaged'));
    expect(first).toMatchObject({
      type: 'credit_note',
      status: 'paid',
      invoiceNumber: `CN-${year}-0001`,
      creditsInvoiceId: invoice.id,
      notes: 'damaged',
      totalAmount: '-300.84',
      paidAmount: '-300.84',
      subtotal: '-273.49',
      items: [{ quantity: -4, lineTotal: '-280.50', creditsItemId: invoice.items[1].id }],
      taxBreakdown: [{ taxRate: 10, base: '-273.49', tax: '-27.35' }],
      moves: ['send'],
    });
    expect(await read(ask, invoice.id)).toMatchObject({
      status: 'sent',
      paidAmount: '300.84',
      paymentDate: null,
      items: [{ creditedQuantity: 0 }, { creditedQuantity: 4 }],
    });
    expect(error(await credit([{ itemId: invoice.items[1].id, quantity: 7 }]))).toEqual([422, 'over_credited']);
    expect(error(await credit([{ itemId: first.id, quantity: 1 }]))).toEqual([400, 'validation_failed']);
    expect(error(await ask('POST', `/invoices/${first.id}/credit-notes`))).toEqual([409, 'invalid_transition']);
    await created(credit([{ itemId: invoice.items[0].id, quantity: 1 }]));
    await created(credit());
    expect(await read(ask, invoice.id)).toMatchObject({ status: 'cancelled', paidAmount: invoice.totalAmount, openAmount: '0.00', moves: ['send'] });
    const notes = (await ask('GET', `/invoices?creditsInvoiceId=${invoice.id}`)).body.data;
    const all = (field: string) => notes.reduce((sum: number, note: Record<string, string>) => sum + Math.round(Number(note[field]) * 100), 0);
    for (const field of ['subtotal', 'taxAmount', 'totalAmount', 'discountAmount']) expect(all(field)).toBe(-Math.round(Number(invoice[field]) * 100));
    expect(error(await credit())).toEqual([409, 'invalid_transition']);
    expect(error(await ask('POST', `/invoices/${invoice.id}/payments`, { amount: 1 }))).toEqual([409, 'invalid_transition']);
    expect(error(await ask('POST', `/invoices/${(await drafted(ask, [line(1, '1.00')])).id}/credit-notes`))).toEqual([409, 'invalid_transition']);
  });

  it('a credit note of what was paid is paid out, and reopened payments are covered by it', async () => {
    const ask = it_.as();
    const invoice = await finalized(ask);
    const payment = await created(ask('POST', `/invoices/${invoice.id}/payments`, { amount: '120.00' }));
    const note = await created(ask('POST', `/invoices/${invoice.id}/credit-notes`));
    expect(note).toMatchObject({ status: 'sent', totalAmount: '-120.00', paidAmount: '0.00', openAmount: '-120.00', moves: ['send', 'pay'] });
    expect(await read(ask, invoice.id)).toMatchObject({ status: 'cancelled', paidAmount: '120.00' });
    expect(error(await ask('POST', `/invoices/${note.id}/payments`, { amount: '20.00' }))).toEqual([422, 'overpayment']);
    await created(ask('POST', `/invoices/${note.id}/payments`, { amount: '-20.00' }));
    await created(ask('POST', `/payments/${payment.id}/reverse`));
    expect(await read(ask, note.id)).toMatchObject({ status: 'paid', paidAmount: '-120.00' });
    expect(await read(ask, invoice.id)).toMatchObject({ status: 'cancelled', paidAmount: '100.00' });
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
