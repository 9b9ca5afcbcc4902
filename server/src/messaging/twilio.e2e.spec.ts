import { created, type Api } from '../../test/api';
import { inbox, inboxes } from '../../test/inbox';
import { TwilioStandIn } from '../../test/twilio';
import { FilesService } from '../core/files/files.service';
import { signatureOf } from './sandbox.adapter';

/** A picture of one dot. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
const EVA = '+436605550123';

describe('SMS and telephone', () => {
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

  const setUp = async (more: object = {}) => {
    const settings = { accountSid: twilio.account };
    const made = await inbox(house, {
      source: 'sms',
      provider: 'twilio',
      ownAddress: twilio.number,
      settings,
      credentials: { authToken: twilio.authToken },
      ...more,
    });
    const address = `http://kontor.test/api/v1/webhooks/${made.channel.id}`;
    /** As Twilio calls: at our address, or at the one a message named for its receipts. */
    const hear = (params: Record<string, string>, url = address, headers: object = {}) =>
      made.call(
        new URLSearchParams(params).toString(),
        { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': twilio.sign(url, params), ...headers },
        url.slice(address.length),
      );
    const begun = async () => {
      await hear(twilio.wrote(EVA, 'Wann ist er fertig?'));
      return (await made.conversations())[0].id as string;
    };
    const statuses = async () => (await made.messages()).filter(({ sender }) => sender === 'agent').map(({ status, code }) => [status, code]);
    return { ...made, address, hear, begun, statuses };
  };

  it('is tested in plain words: account, number, and whether the number calls us', async () => {
    const { ask, channel, address } = await setUp();
    const test = async () => (await ask('POST', `/channels/${channel.id}/test`)).body.data;
    expect((await test()).reason).toContain(`enter this address at the number under "A message comes in" (HTTP POST): ${address}`);
    twilio.smsUrl = address;
    expect(await test()).toEqual({ ok: true, reason: null });
    expect((await ask('GET', `/channels/${channel.id}`)).body.data).toMatchObject({ status: 'connected', ownAddress: twilio.number });
    const wrong = await setUp({ credentials: { authToken: 'wrong' } });
    expect((await wrong.ask('POST', `/channels/${wrong.channel.id}/test`)).body.data.reason).toContain('auth token are wrong');
  });

  it('takes messages and pictures once, and answers Twilio with nothing to say', async () => {
    const { hear, conversations, messages, fetch, read } = await setUp();
    twilio.media.set('ME1', PNG);
    const picture = { NumMedia: '1', MediaContentType0: 'image/png', MediaUrl0: `${twilio.url}/2010-04-01/Accounts/${twilio.account}/Messages/MM1/Media/ME1` };
    const first = twilio.wrote(EVA, 'Grüße & Küsse + 100 %\nZeile zwei');
    const answers = await Promise.all([hear(first), hear(first)]);
    expect(answers.map(({ status, headers, body }) => [status, headers['content-type'], String(body)])).toEqual(
      answers.map(() => [200, 'text/xml; charset=utf-8', expect.stringContaining('<Response></Response>')]),
    );
    await hear(twilio.wrote(EVA, '', picture));
    await fetch();
    expect(await conversations()).toMatchObject([{ phone: EVA, messages: 2 }]);
    expect((await messages()).map(({ content }) => content)).toEqual(['Grüße & Küsse + 100 %\nZeile zwei', '']);
    expect(await read(`select type, size from core.files`)).toMatchObject([{ type: 'image/png', size: PNG.length }]);
  });

  it('believes only what is signed for this very address and these very words', async () => {
    const { call, hear, address, conversations } = await setUp();
    const params = twilio.wrote(EVA, 'Hallo');
    const body = new URLSearchParams(params).toString();
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const refused = [
      await call(body, form),
      await call(body, { ...form, 'x-twilio-signature': twilio.sign('http://elsewhere.test/', params) }),
      await call(body.replace('Hallo', 'Hallo!'), { ...form, 'x-twilio-signature': twilio.sign(address, params) }),
      await call(body.slice(0, -3), { ...form, 'x-twilio-signature': twilio.sign(address, params) }),
      await hear(twilio.status('SM1', 'delivered'), `${address}?message=x&said=${Date.now() - 15 * 86_400_000}`),
    ];
    expect(refused.map(({ status, body: told }) => [status, told.errors[0].code])).toEqual(refused.map(() => [401, 'webhook_forged']));
    expect(await conversations()).toEqual([]);
  });

  it('sends once, and follows what Twilio reports, in whatever order', async () => {
    const { begun, put, send, hear, statuses, me } = await setUp();
    const id = await begun();
    await put(id, { content: 'Morgen um neun.' });
    await put(id, { content: 'Plan', files: [await house.app.get(FilesService).storeBytes(me, 'plan.png', PNG)] });
    expect(await send(id)).toEqual({ sent: 2 });
    const [first, second] = twilio.sent;
    expect(first).toMatchObject({ To: EVA, From: twilio.number, Body: 'Morgen um neun.', MediaUrl: [] });
    const file = await house.ask('GET', second.MediaUrl[0].replace('http://kontor.test/api/v1', ''));
    expect(Buffer.from(file.body as never).equals(PNG)).toBe(true);
    await hear(twilio.status(first.sid, 'delivered'), first.StatusCallback);
    await hear(twilio.status(first.sid, 'sent'), first.StatusCallback);
    await hear(twilio.status(second.sid, 'undelivered', { ErrorCode: '30003' }), second.StatusCallback);
    expect(await statuses()).toEqual([
      ['delivered', null],
      ['failed', 'recipient_unreachable'],
    ]);
  });

  it('heeds who wants no more messages, whether they said it to us or to Twilio', async () => {
    const { begun, put, send, hear, statuses, read } = await setUp();
    const id = await begun();
    twilio.optedOut.add(EVA);
    await put(id, { content: 'Angebot!' });
    await send(id);
    const optOuts = () => read(`select address, reason from messaging.opt_outs`);
    expect([await statuses(), await optOuts()]).toEqual([[['failed', 'recipient_opted_out']], [{ address: EVA, reason: 'provider' }]]);
    twilio.optedOut.clear();
    await hear(twilio.wrote(EVA, 'START'));
    expect(await optOuts()).toEqual([]);
    await hear(twilio.wrote(EVA, 'STOPP'));
    await put(id, { content: 'Noch eines!' });
    await send(id);
    expect([twilio.sent, await optOuts()]).toEqual([[], [{ address: EVA, reason: 'asked' }]]);
    expect((await statuses()).at(-1)).toEqual(['failed', 'recipient_opted_out']);
  });

  it('waits while Twilio is away, too busy or refuses the password, and sends once then', async () => {
    const { begun, put, send, later, statuses, messages, hear } = await setUp();
    const id = await begun();
    const { id: ours } = await put(id, { content: 'einmal' });
    for (const mishap of [{ status: 503 }, { status: 429, code: 20429, headers: { 'retry-after': '900' } }, { status: 401, code: 20003 }]) {
      twilio.mishaps.push(mishap);
      await (mishap.status === 503 ? send(id) : later(id));
      if (mishap.headers) expect(Date.parse((await messages()).at(-1).again) - Date.now()).toBeGreaterThan(800_000);
    }
    expect([await statuses(), twilio.sent.length]).toEqual([[['queued', null]], 0]);
    twilio.mishaps.push({ breaksAfter: true });
    await later(id);
    expect([await statuses(), twilio.sent.length]).toEqual([[['failed', 'outcome_unknown']], 1]);
    expect(twilio.sent[0].StatusCallback).toContain(ours);
    await hear(twilio.status(twilio.sent[0].sid, 'sent'), twilio.sent[0].StatusCallback);
    await hear(twilio.status(twilio.sent[0].sid, 'delivered'), twilio.sent[0].StatusCallback);
    expect([await statuses(), await later(id)]).toEqual([[['delivered', null]], { sent: 0 }]);
  });

  describe('calls', () => {
    const phone = () =>
      setUp({
        source: 'phone',
        provider: 'calls',
        ownAddress: null,
        settings: {},
        credentials: { webhookSecret: 'of the exchange', authToken: twilio.authToken },
      });
    const at = '2026-11-20T09:00:00.000Z';

    it('are noted by hand, and one of ours answers who waited', async () => {
      const { ask, channel, conversations, messages } = await phone();
      const eva = await created(ask('POST', '/customers', { name: 'Eva Huber', phone: EVA, type: 'private' }));
      const note = (call: object) =>
        created(ask('POST', `/channels/${channel.id}/calls`, { phone: '0660 5550123', direction: 'in', outcome: 'missed', ...call }));
      await note({ startedAt: at });
      expect(await conversations()).toMatchObject([{ phone: EVA, waiting: expect.anything() }]);
      const called = await note({ direction: 'out', outcome: 'answered', durationSeconds: 200, notes: 'Kommt am Dienstag.' });
      expect(called).toMatchObject({
        content: 'Angerufen (3:20)\nKommt am Dienstag.',
        senderType: 'agent',
        deliveryStatus: null,
        metadata: { call: { direction: 'out', seconds: 200 } },
      });
      expect(await conversations()).toMatchObject([{ messages: 2, waiting: null }]);
      await note({ phone: '+43 660 5550999', direction: 'out', outcome: 'missed', customerId: eva.id });
      expect((await messages()).map(({ content }) => content)).toEqual([
        'Verpasster Anruf',
        'Angerufen (3:20)\nKommt am Dienstag.',
        'Angerufen, nicht erreicht',
      ]);
      const code = async (call: object, id = channel.id) =>
        (await ask('POST', `/channels/${id}/calls`, { phone: EVA, direction: 'in', outcome: 'missed', ...call })).body.errors[0].code;
      const { channel: sms } = await setUp();
      expect(await code({ phone: 'Eva' })).toBe('address_invalid');
      expect(await code({}, sms.id)).toBe('not_found');
    });

    it('are told by a telephone system, signed and just now, each once', async () => {
      const { ask, call, messages, conversations, put, send } = await phone();
      const told = {
        calls: [
          { id: 'c1', phone: EVA, name: 'Eva', direction: 'in', outcome: 'answered', startedAt: at, durationSeconds: 61 },
          { id: 'c2', phone: EVA, direction: 'out', outcome: 'voicemail', startedAt: at },
          { id: 'c3' },
        ],
      };
      const tell = (body: string, time = new Date().toISOString(), secret = 'of the exchange') =>
        call(body, { 'x-kontor-timestamp': time, 'x-kontor-signature': signatureOf(secret, time, Buffer.from(body)) });
      const body = JSON.stringify(told);
      expect((await Promise.all([tell(body), tell(body), tell(body)])).map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(await conversations()).toMatchObject([{ phone: EVA, name: 'Eva', messages: 2, waiting: null }]);
      expect((await messages()).map(({ content, sender }) => [content, sender])).toEqual([
        ['Anruf (1:01)', 'customer'],
        ['Angerufen, auf die Mailbox gesprochen', 'agent'],
      ]);
      const old = new Date(Date.now() - 600_000).toISOString();
      expect([
        (await tell(body, old)).status,
        (await tell(body, undefined, 'guessed')).status,
        (await call(body)).status,
        (await tell('{"calls": 7}')).status,
      ]).toEqual([401, 401, 401, 400]);
      const [{ id }] = await conversations();
      await put(id, { content: 'geht nicht' });
      await send(id);
      expect((await messages()).at(-1)).toMatchObject({ status: 'failed', code: 'channel_mute' });
      const path = `/conversations/${ask.organization}/${id}`;
      expect((await ask('GET', path)).body.data).toMatchObject({ freeText: false });
      expect((await ask('POST', `${path}/messages`, { content: 'Hallo' })).body.errors[0].code).toBe('channel_mute');
    });

    it('are told by Twilio when they have ended', async () => {
      const { hear, messages } = await phone();
      const ended = {
        CallSid: 'CA1',
        AccountSid: twilio.account,
        From: EVA,
        To: twilio.number,
        Direction: 'inbound',
        CallStatus: 'no-answer',
        Timestamp: 'Fri, 20 Nov 2026 09:00:00 +0000',
      };
      await hear({ ...ended, CallStatus: 'ringing' });
      await hear(ended);
      await hear(ended);
      await hear({ ...ended, CallSid: 'CA2', From: twilio.number, To: EVA, Direction: 'outbound-api', CallStatus: 'completed', CallDuration: '75' });
      expect((await messages()).map(({ content }) => content).sort()).toEqual(['Angerufen (1:15)', 'Verpasster Anruf']);
    });
  });
});
