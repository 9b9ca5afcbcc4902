import fc from 'fast-check';
import type { Answer, Api } from '../../test/api';
import { inbox, inboxes, type Inbox } from '../../test/inbox';
import { InstagramStandIn } from '../../test/instagram';
import { sign, WhatsAppStandIn } from '../../test/meta';
import { TwilioStandIn } from '../../test/twilio';

const FROM = '436605550123';

/** What a provider would say, how it signs, and the bytes of one message. */
interface Line {
  inbox: Inbox;
  message(n: number): Buffer;
  signed(body: Buffer): Promise<Answer>;
  forged(body: Buffer, signature: string): Promise<Answer>;
  noise: fc.Arbitrary<Buffer>;
}

/** A value somewhere in a telling is another one: a number where a list was, nothing where an id was. */
function mutated(value: unknown, path: number[], other: unknown): unknown {
  if (!path.length || typeof value !== 'object' || value === null) return other;
  const keys = Object.keys(value);
  if (!keys.length) return other;
  const key = keys[path[0] % keys.length];
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
  copy[key] = mutated(copy[key], path.slice(1), other);
  return copy;
}
const json = (bodies: Buffer[]) =>
  fc
    .tuple(fc.constantFrom(...bodies), fc.array(fc.nat(20), { minLength: 1, maxLength: 9 }), fc.jsonValue({ stringUnit: 'binary' }))
    .map(([body, path, other]) => Buffer.from(JSON.stringify(mutated(JSON.parse(body.toString()), path, other))));

describe('calls of providers', () => {
  const whatsapp = new WhatsAppStandIn();
  const instagram = new InstagramStandIn();
  let twilio: TwilioStandIn;
  let house: Api;
  let lines: Record<string, Line>;
  beforeAll(async () => {
    await Promise.all([whatsapp.start(), instagram.start()]);
    twilio = await TwilioStandIn.start();
    house = await inboxes({ metaUrl: whatsapp.url, instagramUrl: instagram.url, twilioUrl: twilio.url });
    instagram.token = 'IGAA-token';
    const meta = async (
      source: string,
      provider: string,
      stand: WhatsAppStandIn | InstagramStandIn,
      bodies: Buffer[],
      message: Line['message'],
    ): Promise<Line> => {
      const credentials = { accessToken: stand.token, appSecret: stand.appSecret, verifyToken: 'word' };
      const made = await inbox(house, { source, provider, settings: { phoneNumberId: whatsapp.phoneNumberId }, credentials });
      const forged: Line['forged'] = (body, signature) => made.call(body, { 'x-hub-signature-256': signature });
      return { inbox: made, message, forged, signed: (body) => forged(body, sign(stand.appSecret, body)), noise: json(bodies) };
    };
    const text = (body: string) => ({ type: 'text', text: { body } });
    lines = {
      whatsapp: await meta(
        'whatsapp',
        'whatsapp_cloud',
        whatsapp,
        [
          whatsapp.wrote(FROM, text('Hallo')),
          whatsapp.wrote(FROM, { type: 'image', image: { id: '1', mime_type: 'image/png', caption: 'x' } }),
          whatsapp.wrote(FROM, { type: 'location', location: { latitude: 1, longitude: 2 } }),
          whatsapp.wrote(FROM, { type: 'contacts', contacts: [{ name: { formatted_name: 'A' }, phones: [{ phone: '1' }] }] }),
          whatsapp.status('wamid.1', 'failed', { errors: [{ code: 1, error_data: { details: 'x' } }], biz_opaque_callback_data: 'x' }),
        ],
        (n) => whatsapp.wrote(FROM, text(`Nachricht ${n}`), { id: `wamid.${n}` }),
      ),
      instagram: await meta(
        'instagram',
        'instagram',
        instagram,
        [
          instagram.wrote('7', { text: 'Hallo', reply_to: { mid: 'x' }, attachments: [{ type: 'image', payload: { url: 'https://x' } }] }),
          instagram.told(instagram.event('7', { reaction: { mid: 'x', action: 'react', emoji: 'x' } }), instagram.event('7', { read: { mid: 'x' } })),
        ],
        (n) => instagram.wrote('7', { mid: `mid-${n}`, text: `Nachricht ${n}` }),
      ),
      twilio: await sms(),
    };
  });
  afterAll(async () => {
    await house?.close();
    await Promise.all([whatsapp.close(), instagram.close(), twilio?.close()]);
  });

  async function sms(): Promise<Line> {
    const settings = { accountSid: twilio.account };
    const made = await inbox(house, { source: 'sms', provider: 'twilio', ownAddress: twilio.number, settings, credentials: { authToken: twilio.authToken } });
    const address = `http://kontor.test/api/v1/webhooks/${made.channel.id}`;
    const form = (params: Record<string, string>) => Buffer.from(new URLSearchParams(params).toString());
    const forged: Line['forged'] = (body, signature) =>
      made.call(body, { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature });
    const signed: Line['signed'] = (body) => forged(body, twilio.sign(address, Object.fromEntries(new URLSearchParams(body.toString()))));
    const noise = fc
      .dictionary(
        fc.constantFrom('MessageSid', 'From', 'To', 'Body', 'NumMedia', 'MediaUrl0', 'MediaContentType0', 'MessageStatus', 'ErrorCode'),
        fc.string({ unit: 'binary' }),
      )
      .map(form);
    return { inbox: made, message: (n) => form({ ...twilio.wrote(`+${FROM}`, `Nachricht ${n}`), MessageSid: `SM${n}` }), forged, signed, noise };
  }

  const each = it.each(['whatsapp', 'instagram', 'twilio']);

  each('%s: forged, nothing is believed, whatever it says', async (name) => {
    const { forged, message, inbox: box } = lines[name];
    const before = (await box.messages()).length;
    const signature = fc.oneof(
      fc.string(),
      fc.base64String({ minLength: 28, maxLength: 28 }),
      fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 }).map((hex) => `sha256=${hex}`),
    );
    const body = fc.oneof(fc.uint8Array({ maxLength: 300 }).map(Buffer.from), fc.nat(9).map(message));
    const printable = signature.map((text) => text.replace(/[^\x20-\x7e]/g, ''));
    await fc.assert(
      fc.asyncProperty(body, printable, async (bytes, given) => expect((await forged(bytes, given)).status).toBe(401)),
      { numRuns: 60 },
    );
    expect((await box.messages()).length).toBe(before);
  });

  each('%s: signed, what is no message is left out, and nothing breaks', async (name) => {
    const { signed, noise } = lines[name];
    await fc.assert(
      fc.asyncProperty(noise, async (bytes) => expect([200, 400, 401]).toContain((await signed(bytes)).status)),
      { numRuns: 120 },
    );
  });

  each('%s: doubled, mixed up and cut off, each message is there once', async (name) => {
    const { signed, forged, message, inbox: box } = lines[name];
    const told = Array.from({ length: 12 }, (_, n) => message(1_000 + n));
    const deliveries = fc.sample(fc.shuffledSubarray([...told, ...told, ...told], { minLength: 36, maxLength: 36 }), { numRuns: 1, seed: 7 })[0];
    await Promise.all(deliveries.map((body) => signed(body)));
    const cut = told.map((body, i) => body.subarray(0, body.length - 1 - i));
    expect((await Promise.all(cut.map((body) => forged(body, sign(whatsapp.appSecret, told[0]))))).every(({ status }) => status === 401)).toBe(true);
    const counted = (await box.messages()).filter(({ providerMessageId }) => /(wamid\.|mid-|SM)10\d\d$/.test(providerMessageId));
    expect(counted.map(({ content }) => content).sort()).toEqual(Array.from({ length: 12 }, (_, n) => `Nachricht ${1_000 + n}`).sort());
  });
});
