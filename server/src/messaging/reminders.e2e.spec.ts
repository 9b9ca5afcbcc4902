import { randomUUID } from 'node:crypto';
import { created, type Api } from '../../test/api';
import { inbox, inboxes, type Inbox } from '../../test/inbox';
import { TwilioStandIn } from '../../test/twilio';
import { Reminders } from '../scheduling';
import { AppointmentMessages } from './reminders';

const EVA = '+436605550123';
const HOUR = 3_600_000;

describe('reminders by SMS', () => {
  let twilio: TwilioStandIn;
  let house: Api;
  beforeAll(async () => {
    twilio = await TwilioStandIn.start();
    house = await inboxes({ twilioUrl: twilio.url });
  });
  afterEach(() => {
    twilio.sent.length = 0;
    twilio.mishaps.length = 0;
    twilio.optedOut.clear();
  });
  afterAll(async () => {
    await house?.close();
    await twilio?.close();
  });

  /** A practice that reminds a day before; its channel is tested, and Eva comes in three days. */
  const practice = async (remindBy: string, person: object = {}) => {
    const credentials = { authToken: twilio.authToken };
    const made = await inbox(house, { source: 'sms', provider: 'twilio', ownAddress: twilio.number, settings: { accountSid: twilio.account }, credentials });
    const { ask, me } = made;
    twilio.smsUrl = `http://kontor.test/api/v1/webhooks/${made.channel.id}`;
    await created(ask('POST', `/channels/${made.channel.id}/test`));
    await created(ask('PATCH', '/scheduling-settings', { version: 1, holidayCountry: null, reminderHours: [24], remindBy }));
    const eva = await created(
      ask('POST', '/customers', { name: 'Eva Huber', type: 'private', email: 'eva@huber.example', phone: EVA, language: 'de', ...person }),
    );
    const startsAt = new Date(Date.now() + 72 * HOUR).toISOString();
    const visit = await created(ask('POST', '/appointments', { title: 'Sehtest', customerId: eva.id, startsAt, endsAt: new Date(Date.now() + 73 * HOUR) }));
    return { ...made, eva, visit, ...workers(made, me, startsAt) };
  };

  /** The hour before the appointment comes; what became of it reaches the worker, twice at once. */
  const workers = ({ read }: Inbox, me: Inbox['me'], startsAt: string) => {
    const told = async (type: string, handle: (ctx: never, event: never) => Promise<unknown>) => {
      for (const event of await read<{ id: string }>(`select id, type, subject, data from core.events where type = $1 order by id`, [type])) {
        const ctx = { ...me, at: new Date().toISOString(), cause: event.id, once: { key: `${type}-${event.id}`, hash: event.id } };
        await Promise.all([handle(ctx as never, event as never), handle(ctx as never, event as never)]);
      }
    };
    const at = new Date(Date.parse(startsAt) - 20 * HOUR).toISOString();
    const due = () => house.db.work.write({ ...me, at, cause: randomUUID() } as never, (tx) => house.app.get(Reminders, { strict: false }).remind(tx));
    return {
      remind: async () => {
        await Promise.all([due(), due()]);
        await told('scheduling.appointment_reminded', (ctx, event) => house.app.get(AppointmentMessages).reminded(ctx, event));
      },
      failed: () => told('messaging.message_failed', (ctx, event) => house.app.get(AppointmentMessages).failed(ctx, event)),
    };
  };
  const mails = async ({ ask }: Inbox) => (await ask('GET', '/outgoing-mails')).body.data.map(({ subject }: { subject: string }) => subject.split(':')[0]);
  const states = async ({ messages }: Inbox) => (await messages()).map(({ sender, status, code }) => [sender, status, code]);

  it('one SMS, whoever asks how often, in the words of the customer; it stands in a conversation that nobody has to look at', async () => {
    const at = await practice('sms');
    await at.remind();
    await at.remind();
    const [conversation, ...others] = await at.conversations();
    expect([conversation, others]).toMatchObject([{ status: 'resolved', phone: EVA, name: 'Eva Huber', messages: 1, waiting: null }, []]);
    expect([await at.send(conversation.id), await at.send(conversation.id)]).toEqual([{ sent: 1 }, { sent: 0 }]);
    expect(twilio.sent).toMatchObject([
      { To: EVA, Body: expect.stringMatching(/^Ihr Termin bei Test .* \(Sehtest\): .* Uhr. Verschieben oder absagen: http/) },
    ]);
    expect(await states(at)).toEqual([['automation', 'sent', null]]);
    expect(await mails(at)).toEqual([]);
    expect((await at.ask('GET', `/conversations/${at.ask.organization}`)).body.data).toMatchObject([{ customerId: at.eva.id }]);
    const token = /appointment\/([\w-]+)/.exec(twilio.sent[0].Body!)![1];
    expect((await house.ask('GET', `/public/appointments/${token}`)).status).toBe(200);
  });

  it('dies with the version of the appointment: what was moved while the provider was away is not told', async () => {
    const at = await practice('sms');
    await at.remind();
    const [{ id }] = await at.conversations();
    twilio.mishaps.push({ status: 503 });
    await at.send(id);
    await created(
      at.ask('PATCH', `/appointments/${at.visit.id}`, { version: 1, startsAt: new Date(Date.now() + 96 * HOUR), endsAt: new Date(Date.now() + 97 * HOUR) }),
    );
    await at.later(id);
    expect([twilio.sent, await states(at)]).toEqual([[], [['automation', 'cancelled', 'appointment_changed']]]);
    await created(at.ask('POST', `/appointments/${at.visit.id}/cancel`, {}));
    await at.remind();
    expect(await states(at)).toHaveLength(1);
  });

  it.each([
    ['has no mobile number', { phone: '+437325550100' }, undefined],
    ['has refused SMS', {}, (at: any) => at.ask('POST', '/consents', { customerId: at.eva.id, channel: 'sms', granted: false, source: 'am Telefon' })],
    ['is gone with the channel', {}, async (at: any) => at.ask('DELETE', `/channels/${at.channel.id}?version=${at.channel.version}`)],
  ])('who %s gets a mail', async (_, person, before) => {
    const at = await practice('sms', person);
    if (before) await created(before(at));
    await at.remind();
    expect([await at.conversations(), await mails(at)]).toEqual([[], ['Erinnerung an Ihren Termin']]);
  });

  it('whom the provider cannot reach gets a mail, once; who has both has one of each', async () => {
    const at = await practice('sms');
    await at.remind();
    const [{ id }] = await at.conversations();
    twilio.optedOut.add(EVA);
    await at.send(id);
    expect(await states(at)).toEqual([['automation', 'failed', 'recipient_opted_out']]);
    await at.failed();
    await at.failed();
    expect(await mails(at)).toEqual(['Erinnerung an Ihren Termin']);
    twilio.optedOut.clear();
    const both = await practice('both');
    await both.remind();
    await both.send((await both.conversations())[0].id);
    expect([twilio.sent.length, await mails(both)]).toEqual([1, ['Erinnerung an Ihren Termin']]);
  });

  it('by mail alone nothing is said by SMS', async () => {
    const at = await practice('email');
    await at.remind();
    expect([await at.conversations(), await mails(at)]).toEqual([[], ['Erinnerung an Ihren Termin']]);
  });
});
