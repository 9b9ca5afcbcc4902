import { randomUUID } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { GraphStandIn } from './meta';

/**
 * Instagram API with Instagram Login as Meta's reference describes it (developers.facebook.com/documentation/instagram-platform: messaging-api, user-profile,
 * webhooks/examples, refresh_access_token), as far as an inbox needs it: written from there.
 */
export class InstagramStandIn extends GraphStandIn {
  readonly appSecret = 'app secret of instagram';
  readonly accountId = '17841400008460056';
  readonly sent: any[] = [];
  /** People who wrote within 24 hours, and within seven days. */
  readonly open = new Set<string>();
  readonly week = new Set<string>();
  readonly people = new Map<string, { name: string; username: string }>();
  /** What lies at an address of this provider. */
  readonly media = new Map<string, Buffer>();
  subscribed = '';

  protected routes(): void {
    this.app.get('/refresh_access_token', async (request, reply) => {
      const query = request.query as Record<string, string>;
      if (query.grant_type !== 'ig_refresh_token') return this.fail(reply, 400, 100, 'Invalid grant type');
      this.token = `IGAA-${randomUUID()}`;
      return { access_token: this.token, token_type: 'bearer', expires_in: 5_184_000 };
    });
    this.app.get('/v25.0/me', async () => ({ user_id: this.accountId, username: 'werkstatt.wien', name: 'Werkstatt Wien', id: '2' }));
    this.app.post('/v25.0/me/subscribed_apps', async (request) => {
      this.subscribed = (request.query as Record<string, string>).subscribed_fields;
      return { success: true };
    });
    this.app.get('/v25.0/:person', async (request, reply) => {
      const { person } = request.params as { person: string };
      const known = this.people.get(person);
      return known ? { ...known, id: person } : this.fail(reply, 400, 230, 'User consent is required to access user profile');
    });
    this.app.post('/v25.0/me/messages', async (request, reply) => this.take(request.body, reply));
  }

  protected override isPublic = (url: string): boolean => url.startsWith('/media/');

  protected override files(): void {
    this.app.get('/media/:id', async (request, reply) => reply.type('image/png').send(this.media.get((request.params as { id: string }).id)));
  }

  private take(message: any, reply: FastifyReply): unknown {
    const to = message.recipient?.id;
    const tagged = message.messaging_type === 'MESSAGE_TAG' && message.tag === 'HUMAN_AGENT';
    if (!this.open.has(to) && !(tagged && this.week.has(to)))
      return this.fail(reply, 400, 10, '(#10) This message is sent outside of allowed window.', { error_subcode: 2534022 });
    if (message.message?.text !== undefined && Buffer.byteLength(message.message.text) > 1000)
      return this.fail(reply, 400, 100, 'Length of param message[text] must be less than or equal to 1000');
    const id = `aWdf${randomUUID()}`;
    this.sent.push({ ...message, id });
    return { recipient_id: to, message_id: id };
  }

  /** A call of the webhook with what happened. */
  told(...messaging: object[]): Buffer {
    return Buffer.from(JSON.stringify({ object: 'instagram', entry: [{ id: this.accountId, time: Date.now(), messaging }] }));
  }

  event = (from: string, more: object, at = Date.now()): object => ({ sender: { id: from }, recipient: { id: this.accountId }, timestamp: at, ...more });

  wrote(from: string, message: object, at = Date.now()): Buffer {
    this.open.add(from);
    this.week.add(from);
    return this.told(this.event(from, { message: { mid: `aWdi${randomUUID()}`, ...message } }, at));
  }
}
