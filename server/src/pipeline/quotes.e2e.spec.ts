import { rows, statement } from '../core/sql';
import { someone } from '../../test/database';
import { api, created, type Api, type Ask } from '../../test/api';

const LINES = [
  { description: 'FZ-350', quantity: 1, unitPrice: '6490.00' },
  { description: 'Spare nozzle', quantity: 2, unitPrice: '89.90', discountPercent: 10 },
  { description: 'Set-up', quantity: 3.5, unitPrice: '95.00', unit: 'h' },
];

describe('quotes over HTTP', () => {
  let it_: Api;
  beforeAll(async () => void (it_ = await api()));
  afterAll(() => it_?.close());

  async function deal(ask: Ask, more = {}) {
    const customer = await created(ask('POST', '/customers', { name: 'Eva Huber', type: 'private', email: `${Math.random()}@huber.example` }));
    return { customer, ...(await created(ask('POST', '/deals', { title: 'Printer', customerId: customer.id, items: LINES, ...more }))) };
  }
  const linkOf = async (ask: Ask, id: string) => (await created(ask('GET', `/quotes/${id}/link`))).token as string;

  it('story 3.2.4 to 3.2.6: from the grid to an order, by a link, once', async () => {
    const { ask, user } = await it_.register();
    const { customer, ...printer } = await deal(ask);
    const first = await created(ask('POST', '/quotes', { dealId: printer.id }));
    expect(first).toMatchObject({
      ...{ status: 'draft', revision: 1, customerId: customer.id, subtotal: '6984.32', taxAmount: '1396.86', totalAmount: '8381.18', moves: ['send'] },
      items: [{ lineTotal: '6490.00' }, { lineTotal: '161.82' }, { lineTotal: '332.50' }],
    });
    expect((await ask('GET', `/quotes/${first.id}/link`)).body.errors[0].code).toBe('invalid_transition');
    expect((await ask('POST', `/quotes/${first.id}/accept`, {})).body.errors[0].code).toBe('invalid_transition');
    await created(ask('POST', `/quotes/${first.id}/send`, {}));
    const mails = (await ask('GET', '/outgoing-mails')).body.data;
    const one = await linkOf(ask, first.id);
    expect(mails[0]).toMatchObject({ to: [customer.email], status: 'not_configured', subjectType: 'quotes' });
    expect(mails[0].text).toContain(`/quote/${one}`);

    const second = await created(ask('POST', `/quotes/${first.id}/revise`));
    expect(second).toMatchObject({ quoteNumber: first.quoteNumber, revision: 2, status: 'draft' });
    await created(ask('PATCH', `/quotes/${second.id}`, { version: 1, discountPercent: 5 }));
    await created(ask('POST', `/quotes/${second.id}/send`, { mail: false }));
    // version 1 stays readable and says what took its place
    expect((await it_.ask('GET', `/public/quotes/${one}`)).body.data).toMatchObject({ status: 'replaced', replacedByRevision: 2, totalAmount: '8381.18' });
    expect(await it_.ask('POST', `/public/quotes/${one}/accept`, { name: 'Eva' })).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'quote_replaced', details: { revision: 2 } }] },
    });

    const two = await linkOf(ask, second.id);
    const seen = (await it_.ask('GET', `/public/quotes/${two}`)).body.data;
    expect(seen).toMatchObject({ status: 'sent', revision: 2, language: 'de', organization: { name: 'Werkstatt Wien', hasLogo: false } });
    expect(JSON.stringify(seen)).not.toContain(customer.id);
    expect((await ask('GET', `/quotes/${second.id}`)).body.data.viewedAt).not.toBeNull();
    expect((await it_.ask('POST', `/public/quotes/${two}/accept`, {})).status).toBe(400);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => it_.ask('POST', `/public/quotes/${two}/accept`, { name: 'Eva Huber' }, { 'user-agent': 'Browser 1' })),
    );
    expect(answers.map(({ status, body }) => [status, body.data?.status])).toEqual(answers.map(() => [200, 'accepted']));

    const accepted = (await ask('GET', `/quotes/${second.id}`)).body.data;
    expect(accepted).toMatchObject({
      status: 'accepted',
      decidedBy: 'Eva Huber',
      decidedAddress: '127.0.0.1',
      decidedAgent: 'Browser 1',
      moves: ['order', 'job'],
    });
    const orders = (await ask('GET', '/orders')).body.data;
    expect(orders).toHaveLength(1);
    expect(orders[0]).toMatchObject({ id: accepted.orderId, status: 'draft', totalAmount: seen.totalAmount, discountPercent: 5 });
    expect(orders[0].items.map(({ name, lineTotal }: any) => [name, lineTotal])).toEqual([
      ['FZ-350', '6490.00'],
      ['Spare nozzle', '161.82'],
      ['Set-up', '332.50'],
    ]);
    expect((await ask('GET', `/deals/${printer.id}`)).body.data).toMatchObject({ status: 'won', ownerId: user.id });
    expect((await created(ask('POST', `/quotes/${second.id}/order`))).id).toBe(accepted.orderId);
    expect((await ask('POST', `/quotes/${second.id}/accept`, {})).status).toBe(200);
    expect((await ask('GET', '/orders')).body.pagination.total).toBe(1);
    expect((await ask('POST', `/quotes/${second.id}/revise`)).body.errors[0].code).toBe('invalid_transition');
    expect((await ask('PATCH', `/quotes/${second.id}`, { version: accepted.version, notes: 'x' })).body.errors[0].code).toBe('invalid_transition');
  });

  it('an expired quote is neither accepted nor sent, and may become a new version', async () => {
    const ask = it_.as();
    const { id: dealId } = await deal(ask);
    const quote = await created(ask('POST', '/quotes', { dealId, quoteDate: '2026-01-01', validUntil: '2026-01-31' }));
    expect((await ask('POST', `/quotes/${quote.id}/send`, {})).body.errors[0].code).toBe('quote_expired');
    await created(ask('PATCH', `/quotes/${quote.id}`, { version: 1, validUntil: '2099-01-01' }));
    await created(ask('POST', `/quotes/${quote.id}/send`, {}));
    const token = await linkOf(ask, quote.id);
    await it_.db.work.write(someone({ organization: ask.organization, cause: quote.id }), (tx) =>
      rows(tx, statement(`update pipeline.quotes set valid_until = '2026-02-01' where id = $1`), [quote.id]),
    );
    expect((await ask('GET', '/quotes?status=expired')).body.data).toMatchObject([{ id: quote.id, status: 'expired', moves: ['revise'] }]);
    expect((await ask('GET', '/quotes?status=sent')).body.data).toEqual([]);
    expect((await it_.ask('POST', `/public/quotes/${token}/accept`, { name: 'Eva' })).body.errors[0]).toMatchObject({
      code: 'quote_expired',
      details: { validUntil: '2026-02-01' },
    });
    expect((await created(ask('POST', `/quotes/${quote.id}/revise`))).revision).toBe(2);
  });

  it('many are sent at once, each with its mail, link and paper: all or none', async () => {
    const ask = it_.as();
    const sold = [await deal(ask), await deal(ask), await deal(ask)];
    const quotes: any[] = [];
    for (const { id } of sold) quotes.push(await created(ask('POST', '/quotes', { dealId: id })));
    const ids = quotes.map(({ id }) => id);
    const late = await created(ask('POST', '/quotes', { dealId: sold[0].id, quoteDate: '2026-01-01', validUntil: '2026-01-31' }));
    expect((await ask('POST', '/quotes/bulk', { ids: [...ids, late.id], action: 'send' })).body.errors[0].code).toBe('quote_expired');
    expect((await ask('GET', '/quotes?status=sent')).body.data).toEqual([]);
    // a newer version of one that went out goes with the others, and replaces it
    await created(ask('POST', `/quotes/${ids[0]}/send`, { mail: false }));
    const second = await created(ask('POST', `/quotes/${ids[0]}/revise`));
    const sent = [second.id, ids[1], ids[2]];
    expect((await ask('POST', '/quotes/bulk', { ids: sent, action: 'send' })).body.data).toMatchObject({ count: 3 });
    expect((await ask('GET', `/quotes/${ids[0]}`)).body.data).toMatchObject({ status: 'replaced' });
    const mails = (await ask('GET', '/outgoing-mails')).body.data;
    expect(mails.map(({ to }: any) => to[0]).sort()).toEqual(sold.map(({ customer }) => customer.email).sort());
    for (const id of sent) {
      const quote = (await ask('GET', `/quotes/${id}`)).body.data;
      const mail = mails.find(({ subjectId }: any) => subjectId === id);
      expect(quote).toMatchObject({ status: 'sent', customerSnapshot: { email: mail.to[0] } });
      expect(mail.text).toContain(`/quote/${await linkOf(ask, id)}`);
      expect((await ask('GET', `/quotes/${id}/history`)).body.data[0]).toMatchObject({ type: 'pipeline.quote_sent' });
    }
  });

  it('declines by the link with a reason; refuses what makes no quote; a stranger opens nothing', async () => {
    const ask = it_.as();
    const { id: dealId, customer } = await deal(ask);
    const bare = await created(ask('POST', '/deals', { title: 'Nobody' }));
    expect((await ask('POST', '/quotes', { dealId: bare.id })).body.errors[0]).toMatchObject({ code: 'quote_without_customer', field: 'customerId' });
    expect((await ask('POST', '/quotes', { customerId: customer.id })).body.errors[0].code).toBe('quote_empty');
    expect((await ask('POST', '/quotes', { dealId: customer.id })).body.errors[0].code).toBe('deal_unknown');
    const quote = await created(ask('POST', '/quotes', { dealId }));
    expect((await it_.as('admin')('GET', `/quotes/${quote.id}`)).status).toBe(404);
    await created(ask('POST', `/quotes/${quote.id}/send`, {}));
    const token = await linkOf(ask, quote.id);
    expect((await it_.ask('POST', `/public/quotes/${token}/decline`, { reason: 'too dear' })).body.data).toMatchObject({
      status: 'declined',
      declineReason: 'too dear',
    });
    expect((await it_.ask('POST', `/public/quotes/${token}/accept`, { name: 'Eva' })).body.errors[0].code).toBe('invalid_transition');
    expect((await it_.ask('GET', `/public/quotes/${token.slice(1)}x`)).status).toBe(404);
    expect((await it_.ask('GET', `/public/quotes/${token}/logo`)).status).toBe(404);
    expect((await ask('DELETE', `/quotes/${quote.id}?version=3`)).body.errors[0].code).toBe('invalid_transition');
    const draft = await created(ask('POST', '/quotes', { customerId: customer.id, items: LINES.slice(0, 1) }));
    expect((await created(ask('POST', '/quotes/preview', { customerId: customer.id, items: LINES }))).totalAmount).toBe('8381.18');
    expect((await created(ask('DELETE', `/quotes/${draft.id}?version=1`))).deletedAt).not.toBeNull();
  });
});
