import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';

interface Stored {
  id: string;
  [name: string]: any;
  changed: number;
}

/**
 * Google's Calendar API and token endpoint as their reference describes them (developers.google.com/workspace/calendar/api/v3/reference/events,
 * …/guides/sync, …/guides/errors; developers.google.com/identity/protocols/oauth2/web-server), as far as a calendar needs them: written from there.
 */
export class GoogleStandIn {
  readonly events = new Map<string, Stored>();
  /** Answered once each, first come first served, instead of what was asked. */
  readonly failures: { status: number; reason: string; retryAfter?: string }[] = [];
  pageSize = 2;
  /** Sync tokens below this are too old. */
  oldest = 0;
  consent = true;
  calls: string[] = [];
  private clock = 0;
  private readonly app: FastifyInstance = Fastify();
  private token = 'access-0';

  static async start(): Promise<GoogleStandIn> {
    const made = new GoogleStandIn();
    made.routes();
    await made.app.listen({ port: 0, host: '127.0.0.1' });
    return made;
  }

  get url(): string {
    const { port } = this.app.server.address() as { port: number };
    return `http://127.0.0.1:${port}`;
  }

  close = () => this.app.close();

  /** Somebody at Google makes or changes an event. */
  set(event: { id?: string; [name: string]: unknown }): Stored {
    const before = event.id ? this.events.get(event.id) : undefined;
    const id = event.id ?? randomUUID().replaceAll('-', '');
    const stored = {
      kind: 'calendar#event',
      status: 'confirmed',
      iCalUID: `${id}@google.com`,
      ...before,
      ...event,
      id,
      etag: `"${++this.clock}"`,
      changed: this.clock,
    };
    this.events.set(id, stored);
    return stored;
  }

  delete = (id: string) => this.set({ id, status: 'cancelled' });

  /** The access token in use stops working. */
  expire = () => void (this.token = `access-${randomUUID()}`);

  private routes(): void {
    this.app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
      done(null, new URLSearchParams(body as string)),
    );
    this.app.post('/token', async (request, reply) => {
      const form = request.body as URLSearchParams;
      if (!this.consent) return reply.code(400).send({ error: 'invalid_grant', error_description: 'Token has been expired or revoked.' });
      if (form.get('grant_type') === 'authorization_code' && !form.get('code_verifier')) return reply.code(400).send({ error: 'invalid_request' });
      const refresh = form.get('grant_type') === 'authorization_code' ? { refresh_token: 'refresh-1' } : {};
      return { access_token: this.token, expires_in: 3599, token_type: 'Bearer', scope: 'https://www.googleapis.com/auth/calendar.events', ...refresh };
    });
    this.app.addHook('preHandler', async (request, reply) => {
      if (!request.url.startsWith('/calendar/')) return;
      this.calls.push(`${request.method} ${request.url.split('?')[0]}`);
      if (request.headers.authorization !== `Bearer ${this.token}`) return fail(reply, 401, 'authError');
      const failure = this.failures.shift();
      if (failure) return fail(failure.retryAfter ? reply.header('retry-after', failure.retryAfter) : reply, failure.status, failure.reason);
    });
    this.app.get('/calendar/v3/users/me/calendarList', async () => ({
      kind: 'calendar#calendarList',
      items: [
        { id: 'anna@example.com', summary: 'Anna', accessRole: 'owner', primary: true },
        { id: 'de.austrian#holiday@group.v.calendar.google.com', summary: 'Feiertage', accessRole: 'reader' },
      ],
    }));
    this.app.get('/calendar/v3/calendars/:calendar/events', async (request, reply) => this.list(request.query as Record<string, string>, reply));
    this.app.post('/calendar/v3/calendars/:calendar/events', async (request, reply) => {
      const { id } = request.body as { id?: string };
      if (id && !/^[a-v0-9]{5,1024}$/.test(id)) return fail(reply, 400, 'invalid');
      if (id && this.events.has(id)) return fail(reply, 409, 'duplicate');
      return this.set(request.body as Record<string, unknown>);
    });
    this.app.patch('/calendar/v3/calendars/:calendar/events/:id', async (request, reply) => {
      const found = this.found(request, reply);
      return found && this.set({ ...(request.body as object), id: found.id });
    });
    this.app.delete('/calendar/v3/calendars/:calendar/events/:id', async (request, reply) => {
      const found = this.found(request, reply);
      if (!found) return reply;
      if (found.status === 'cancelled') return fail(reply, 410, 'deleted');
      this.delete(found.id);
      return reply.code(204).send();
    });
  }

  private found(request: { params: unknown; headers: Record<string, unknown> }, reply: FastifyReply): Stored | undefined {
    const found = this.events.get((request.params as { id: string }).id);
    if (!found) return void fail(reply, 404, 'notFound');
    if (request.headers['if-match'] && request.headers['if-match'] !== found.etag) return void fail(reply, 412, 'conditionNotMet');
    return found;
  }

  private list(query: Record<string, string>, reply: FastifyReply): unknown {
    if (query.syncToken && (query.timeMin || query.timeMax)) return fail(reply, 400, 'badRequest');
    const since = query.syncToken ? Number(query.syncToken) : 0;
    if (query.syncToken && since < this.oldest) return fail(reply, 410, 'fullSyncRequired');
    const end = (event: Stored) => event.end?.dateTime ?? event.end?.date ?? '';
    const start = (event: Stored) => event.start?.dateTime ?? event.start?.date ?? '';
    const within = (event: Stored) => (!query.timeMin || end(event) > query.timeMin) && (!query.timeMax || start(event) < query.timeMax);
    const all = [...this.events.values()].filter((event) => event.changed > since && (query.syncToken ? true : event.status !== 'cancelled' && within(event)));
    const from = query.pageToken ? Number(query.pageToken) : 0;
    const items = all
      .slice(from, from + this.pageSize)
      .map((event) => (event.status === 'cancelled' ? { kind: event.kind, id: event.id, status: 'cancelled', etag: event.etag } : event));
    const more = from + this.pageSize < all.length;
    return {
      kind: 'calendar#events',
      timeZone: 'Europe/Vienna',
      items,
      ...(more ? { nextPageToken: String(from + this.pageSize) } : { nextSyncToken: String(this.clock) }),
    };
  }
}

const fail = (reply: FastifyReply, code: number, reason: string) =>
  reply.code(code).send({ error: { code, message: reason, errors: [{ domain: 'global', reason, message: reason }] } });
