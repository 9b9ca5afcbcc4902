import { created, type Api } from '../../test/api';
import { inbox, inboxes } from '../../test/inbox';
import { TwilioStandIn } from '../../test/twilio';

const EVA = '+436605550123';

describe('story 3.7.7: ready to be picked up', () => {
  let twilio: TwilioStandIn;
  let house: Api;
  beforeAll(async () => {
    twilio = await TwilioStandIn.start();
    house = await inboxes({ twilioUrl: twilio.url });
  });
  afterAll(async () => {
    await house?.close();
    await twilio?.close();
  });

  const optician = async (person: object = {}) => {
    const made = await inbox(house, {
      source: 'sms',
      provider: 'twilio',
      ownAddress: twilio.number,
      settings: { accountSid: twilio.account },
      credentials: { authToken: twilio.authToken },
    });
    const { ask } = made;
    twilio.smsUrl = `http://kontor.test/api/v1/webhooks/${made.channel.id}`;
    await created(ask('POST', `/channels/${made.channel.id}/test`));
    const eva = await created(ask('POST', '/customers', { name: 'Eva Muster', type: 'private', phone: EVA, language: 'de', ...person }));
    const order = await created(ask('POST', '/orders', { customerId: eva.id, items: [{ description: 'Brille', quantity: 1, unitPrice: '149.99' }] }));
    const announce = (body: object = {}) => ask('POST', `/orders/${order.id}/announce`, body, { 'accept-language': 'de' });
    return { ...made, eva, order, announce };
  };
  const tasks = async ({ ask }: Awaited<ReturnType<typeof optician>>) => (await ask('GET', '/activities?type=call')).body.data;

  it('one SMS, logged; the second time only who insists', async () => {
    const at = await optician();
    expect((await at.announce()).body.errors[0].code).toBe('invalid_transition');
    await created(at.ask('POST', `/orders/${at.order.id}/confirm`));
    expect((await Promise.all([at.announce(), at.announce()])).map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await at.announce()).body.errors[0].code).toBe('already_announced');
    const [{ id }] = await at.conversations();
    await at.send(id);
    expect(twilio.sent).toMatchObject([{ To: EVA, Body: expect.stringContaining(`Bestellung ${at.order.orderNumber} ist fertig`) }]);
    expect((await at.ask('GET', `/orders/${at.order.id}`)).body.data).toMatchObject({ announcedAt: expect.any(String) });
    const events = (await at.ask('GET', `/audit-events?subject=${at.order.id}&type=fulfillment.order_announced`)).body.data;
    expect(events).toMatchObject([{ data: { via: 'sms' } }]);
    expect((await at.announce({ again: true })).body.data).toEqual({ via: 'sms' });
    expect(await tasks(at)).toEqual([]);
  });

  it('who refused SMS gets a mail, who has neither is to be called', async () => {
    const at = await optician({ email: 'eva@muster.example' });
    await created(at.ask('POST', `/orders/${at.order.id}/confirm`));
    await created(at.ask('POST', '/consents', { customerId: at.eva.id, channel: 'sms', granted: false, source: 'am Telefon' }));
    expect((await at.announce()).body.data).toEqual({ via: 'email' });
    expect((await at.ask('GET', '/outgoing-mails')).body.data).toMatchObject([{ to: ['eva@muster.example'], subjectId: at.order.id }]);
    await created(at.ask('POST', '/consents', { customerId: at.eva.id, channel: 'email', granted: false, source: 'am Telefon' }));
    expect((await at.announce({ again: true })).body.data).toEqual({ via: 'task' });
    expect(await tasks(at)).toMatchObject([{ type: 'call', customerId: at.eva.id, title: `Eva Muster anrufen: ${at.order.orderNumber} ist abholbereit` }]);
    expect((await house.as()('POST', `/orders/${at.order.id}/announce`, {})).status).toBe(404);
  });
});
