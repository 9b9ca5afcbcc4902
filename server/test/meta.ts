import { createHash, createHmac, randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';

/** What happens to the next call: an answer of its own, or the line breaks before it is heard, or after. */
export interface Mishap {
  status?: number;
  error?: object;
  headers?: Record<string, string>;
  /** The call is heard and done, and the line breaks before the answer. */
  breaksAfter?: boolean;
}

export const sign = (secret: string, body: Buffer): string => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

/** A server of Meta's on loopback: who asks needs the token, and mishaps come first come first served. */
export abstract class GraphStandIn {
  token = 'EAAG-token';
  readonly mishaps: Mishap[] = [];
  /** Every call that was heard. */
  readonly calls: string[] = [];
  protected readonly app: FastifyInstance = Fastify();
  private port = 0;

  protected abstract routes(): void;
  /** What needs no token. */
  protected isPublic = (_url: string): boolean => false;
  protected files(): void {}

  async start(): Promise<this> {
    this.app.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
    this.app.addHook('preHandler', (request, reply) => this.guard(request, reply));
    this.files();
    this.routes();
    await this.app.listen({ port: 0, host: '127.0.0.1' });
    ({ port: this.port } = this.app.server.address() as { port: number });
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  close = () => this.app.close();

  /** Error answers as developers.facebook.com/docs/graph-api/guides/error-handling describes them. */
  protected fail = (reply: FastifyReply, status: number, code: number, message: string, more: object = {}) =>
    reply.code(status).send({ error: { message, type: 'OAuthException', code, fbtrace_id: 'AbC', ...more } });

  private async guard(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    if (this.isPublic(request.url)) return;
    this.calls.push(`${request.method} ${request.url.split('?')[0]}`);
    const query = request.query as { access_token?: string };
    const token = request.headers.authorization?.replace('Bearer ', '') ?? query.access_token;
    const mishap = this.mishaps.shift();
    if (mishap?.breaksAfter) reply.raw.end = (() => reply.raw.destroy()) as never;
    else if (mishap)
      return reply
        .code(mishap.status!)
        .headers(mishap.headers ?? {})
        .send(mishap.error ? { error: mishap.error } : '<html>away</html>');
    if (token !== this.token) return this.fail(reply, 401, 190, 'Error validating access token: Session has expired');
  }
}

interface Media {
  bytes: Buffer;
  type: string;
}

/**
 * WhatsApp Cloud API as Meta's reference describes it (developers.facebook.com/documentation/business-messaging/whatsapp: messages, media, webhooks, error
 * codes), as far as an inbox needs it: written from there.
 */
export class WhatsAppStandIn extends GraphStandIn {
  readonly appSecret = 'app secret of the test';
  readonly phoneNumberId = '106540352242922';
  readonly account = '102290129340398';
  /** What arrived, in order. */
  readonly sent: any[] = [];
  readonly media = new Map<string, Media>();
  /** Whose 24 hours are open. */
  readonly open = new Set<string>();

  protected routes(): void {
    this.app.get('/v25.0/:account/message_templates', async () => ({ data: TEMPLATES, paging: {} }));
    this.app.get('/v25.0/:id', async (request, reply) => this.node((request.params as { id: string }).id, reply));
    this.app.get('/files/:id', async (request, reply) => {
      const { bytes, type } = this.media.get((request.params as { id: string }).id)!;
      return reply.type(type).send(bytes);
    });
    this.app.post('/v25.0/:number/media', async (request, reply) => {
      const form = await new Response(new Uint8Array(request.body as Buffer) as never, {
        headers: { 'content-type': request.headers['content-type']! },
      }).formData();
      const file = form.get('file') as File | null;
      if (form.get('messaging_product') !== 'whatsapp' || !file) return this.fail(reply, 400, 100, 'Invalid parameter');
      return { id: this.keep(Buffer.from(await file.arrayBuffer()), file.type) };
    });
    this.app.post('/v25.0/:number/messages', async (request, reply) => this.take(request.body, reply));
  }

  keep(bytes: Buffer, type: string): string {
    const id = String(Math.floor(Math.random() * 1e15));
    this.media.set(id, { bytes, type });
    return id;
  }

  private node(id: string, reply: FastifyReply): unknown {
    if (id === this.phoneNumberId) return { id, display_phone_number: '+43 660 5550100', verified_name: 'Werkstatt Wien', quality_rating: 'GREEN' };
    const media = this.media.get(id);
    if (!media) return this.fail(reply, 400, 100, `Unsupported get request. Object with ID '${id}' does not exist`, { error_subcode: 33 });
    const sha256 = createHash('sha256').update(media.bytes).digest('hex');
    return { messaging_product: 'whatsapp', url: `${this.url}/files/${id}`, mime_type: media.type, sha256, file_size: String(media.bytes.length), id };
  }

  private take(message: any, reply: FastifyReply): unknown {
    const to = message.to ?? message.recipient;
    if (message.messaging_product !== 'whatsapp' || !to) return this.fail(reply, 400, 100, '(#100) The parameter to is required.');
    const wrote = this.open.has(String(to).replace('+', ''));
    const details = {
      messaging_product: 'whatsapp',
      details: 'Message failed to send because more than 24 hours have passed since the customer last replied.',
    };
    if (message.type !== 'template' && !wrote) return this.fail(reply, 400, 131047, '(#131047) Re-engagement message', { error_data: details });
    if (message.type === 'template' && !TEMPLATES.some(({ name, language }) => name === message.template.name && language === message.template.language.code))
      return this.fail(reply, 404, 132001, '(#132001) Template name does not exist in the translation');
    const held = message[message.type];
    if (held.id && !this.media.has(held.id)) return this.fail(reply, 400, 131053, '(#131053) Media upload error');
    if (message.type === 'text' && held.body.length > 4096) return this.fail(reply, 400, 100, 'Param text.body must be at most 4096 characters long.');
    const id = `wamid.${randomUUID()}`;
    this.sent.push({ ...message, id });
    return { messaging_product: 'whatsapp', contacts: [{ input: to, wa_id: String(to).replace('+', '') }], messages: [{ id }] };
  }

  /** A call of the webhook: what `value` tells of the number. */
  told(value: object, number = this.phoneNumberId, field = 'messages'): Buffer {
    const metadata = { display_phone_number: '436605550100', phone_number_id: number };
    const change = { value: { messaging_product: 'whatsapp', metadata, ...value }, field };
    return Buffer.from(JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: this.account, changes: [change] }] }));
  }

  /** Somebody writes: the window opens. */
  wrote(from: string, message: object, { name = 'Eva Huber', ...more }: { name?: string; id?: string; at?: number } = {}): Buffer {
    this.open.add(from);
    const id = more.id ?? `wamid.${randomUUID()}`;
    const timestamp = String(Math.floor((more.at ?? Date.now()) / 1000));
    return this.told({ contacts: [{ profile: { name }, wa_id: from }], messages: [{ from, id, timestamp, ...message }] });
  }

  /** Staff writes in WhatsApp's own app (…/embedded-signup/onboarding-business-app-users). */
  echoed(to: string, message: object, { id = `wamid.${randomUUID()}`, at = Date.now() } = {}): Buffer {
    const timestamp = String(Math.floor(at / 1000));
    return this.told({ message_echoes: [{ from: '436605550100', to, id, timestamp, ...message }] }, this.phoneNumberId, 'smb_message_echoes');
  }

  status(id: string, status: string, more: object = {}): Buffer {
    const timestamp = String(Math.floor(Date.now() / 1000));
    return this.told({ statuses: [{ id, status, timestamp, recipient_id: '436605550123', ...more }] });
  }
}

const TEMPLATES = [
  {
    name: 'order_ready',
    language: 'de',
    status: 'APPROVED',
    category: 'UTILITY',
    components: [{ type: 'BODY', text: 'Guten Tag {{1}}, Ihr Auftrag {{2}} ist fertig.' }],
  },
  {
    name: 'order_ready',
    language: 'en_GB',
    status: 'APPROVED',
    category: 'UTILITY',
    components: [{ type: 'BODY', text: 'Hello {{1}}, your order {{2}} is ready.' }],
  },
];
