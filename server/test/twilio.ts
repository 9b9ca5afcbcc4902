import { createHmac, randomBytes } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';

const sid = (prefix: string): string => prefix + randomBytes(16).toString('hex');

/**
 * Twilio's REST API of 2010 and its calls as the documentation describes them (twilio.com/docs: messaging/api/message-resource, phone-numbers/api,
 * messaging/guides/webhook-request, …/track-outbound-message-status, usage/security, api/errors), as far as an inbox needs it: written from there.
 */
export class TwilioStandIn {
  readonly account = sid('AC');
  readonly authToken = 'auth token of the test';
  readonly number = '+4366412345678';
  smsUrl = '';
  /** Messages as they were asked for, in order. */
  readonly sent: { sid: string; To: string; Body?: string; From?: string; StatusCallback: string; MediaUrl: string[] }[] = [];
  readonly optedOut = new Set<string>();
  readonly mishaps: { status?: number; code?: number; headers?: Record<string, string>; breaksAfter?: boolean }[] = [];
  readonly media = new Map<string, Buffer>();
  private readonly app: FastifyInstance = Fastify();

  static async start(): Promise<TwilioStandIn> {
    const made = new TwilioStandIn();
    made.app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
      done(null, new URLSearchParams(body as string)),
    );
    made.app.addHook('preHandler', (request, reply) => made.guard(request, reply));
    made.routes();
    await made.app.listen({ port: 0, host: '127.0.0.1' });
    return made;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.app.server.address() as { port: number }).port}`;
  }

  close = () => this.app.close();

  /** How Twilio signs: the address, then each parameter's name and value, sorted by name. */
  sign(url: string, params: Record<string, string>): string {
    const told = Object.keys(params)
      .sort()
      .reduce((text, name) => text + name + params[name], url);
    return createHmac('sha1', this.authToken).update(Buffer.from(told, 'utf-8')).digest('base64');
  }

  wrote = (from: string, body: string, more: Record<string, string> = {}): Record<string, string> => {
    const id = sid('SM');
    return {
      MessageSid: id,
      SmsSid: id,
      SmsMessageSid: id,
      AccountSid: this.account,
      From: from,
      To: this.number,
      Body: body,
      NumMedia: '0',
      NumSegments: '1',
      ...more,
    };
  };

  status = (of: string, status: string, more: Record<string, string> = {}): Record<string, string> => ({
    ...{
      MessageSid: of,
      SmsSid: of,
      AccountSid: this.account,
      From: this.number,
      To: '+436605550123',
      MessageStatus: status,
      SmsStatus: status,
      ApiVersion: '2010-04-01',
    },
    ...more,
  });

  private routes(): void {
    const base = '/2010-04-01/Accounts/:account';
    this.app.get('/2010-04-01/Accounts/:file', async () => ({ sid: this.account, friendly_name: 'Werkstatt Wien', status: 'active', type: 'Full' }));
    this.app.get(`${base}/IncomingPhoneNumbers.json`, async (request) => {
      const own = (request.query as { PhoneNumber: string }).PhoneNumber === this.number;
      return {
        incoming_phone_numbers: own
          ? [{ sid: sid('PN'), phone_number: this.number, sms_url: this.smsUrl, sms_method: 'POST', capabilities: { sms: true } }]
          : [],
      };
    });
    this.app.get(`${base}/Messages/:message/Media/:media`, async (request, reply) =>
      reply.type('image/png').send(this.media.get((request.params as { media: string }).media)),
    );
    this.app.post(`${base}/Messages.json`, async (request, reply) => this.take(request.body as URLSearchParams, reply));
  }

  private take(form: URLSearchParams, reply: FastifyReply): unknown {
    const to = form.get('To') ?? '';
    if (!/^\+[1-9]\d{6,14}$/.test(to)) return fail(reply, 400, 21211, `The 'To' number ${to} is not a valid phone number.`);
    if (this.optedOut.has(to)) return fail(reply, 400, 21610, 'Attempt to send to unsubscribed recipient');
    if ((form.get('Body') ?? '').length > 1600) return fail(reply, 400, 21617, 'The concatenated message body exceeds the 1600 character limit');
    const made = { sid: sid('SM'), ...Object.fromEntries(form), MediaUrl: form.getAll('MediaUrl') } as (typeof this.sent)[number];
    this.sent.push(made);
    return reply.code(201).send({ sid: made.sid, account_sid: this.account, status: 'queued', to, num_segments: '1', error_code: null, error_message: null });
  }

  private async guard(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const mishap = this.mishaps.shift();
    if (mishap?.breaksAfter) reply.raw.end = (() => reply.raw.destroy()) as never;
    else if (mishap) return fail(reply.headers(mishap.headers ?? {}), mishap.status!, mishap.code ?? 0, 'as the test wants it');
    const expected = `Basic ${Buffer.from(`${this.account}:${this.authToken}`).toString('base64')}`;
    if (request.headers.authorization !== expected) return fail(reply, 401, 20003, 'Authenticate');
  }
}

const fail = (reply: FastifyReply, status: number, code: number, message: string) =>
  reply.code(status).send({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status });
