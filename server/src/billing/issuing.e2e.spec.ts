import { api, created, type Api } from '../../test/api';
import { line, error, LINZ, MUNICH, customer, drafted, finalized, read, year } from '../../test/invoices';
import { dayIn, plusDays } from '../core/dates';

describe('invoices that are finalized, paid and credited', () => {
  let it_: Api;
  beforeAll(async () => void (it_ = await api()));
  afterAll(() => it_?.close());

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
});
