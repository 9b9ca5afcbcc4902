import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';

interface Stored {
  id: string;
  [name: string]: any;
  changed: number;
  gone?: boolean;
}

/**
 * Microsoft Graph's calendar and the token endpoint as their reference describes them (learn.microsoft.com/graph/api/event-delta, …/resources/event,
 * …/graph/errors, …/graph/throttling; learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow): written from there.
 */
export class GraphStandIn {
  readonly events = new Map<string, Stored>();
  readonly failures: { status: number; code: string; retryAfter?: string }[] = [];
  pageSize = 2;
  oldest = 0;
  consent = true;
  calls: string[] = [];
  private clock = 0;
  private refresh = 0;
  private readonly app: FastifyInstance = Fastify();
  private token = 'access-0';

  static async start(): Promise<GraphStandIn> {
    const made = new GraphStandIn();
    made.routes();
    await made.app.listen({ port: 0, host: '127.0.0.1' });
    return made;
  }

  get url(): string {
    const { port } = this.app.server.address() as { port: number };
    return `http://127.0.0.1:${port}`;
  }

  close = () => this.app.close();

  /** Somebody in Outlook makes or changes an event; times without zone are in UTC, with seven decimals. */
  set(event: { id?: string; [name: string]: unknown }): Stored {
    const before = event.id ? this.events.get(event.id) : undefined;
    const id = event.id ?? `AAk${randomUUID()}=`;
    const etag = `W/"${++this.clock}"`;
    const stored = {
      iCalUId: `040000008200E000${id}`,
      showAs: 'busy',
      isAllDay: false,
      isCancelled: false,
      ...before,
      ...event,
      id,
      '@odata.etag': etag,
      changed: this.clock,
    };
    this.events.set(id, stored);
    return stored;
  }

  delete = (id: string) => this.set({ id, gone: true });
  expire = () => void (this.token = `access-${randomUUID()}`);

  private routes(): void {
    this.app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
      done(null, new URLSearchParams(body as string)),
    );
    this.app.post('/common/oauth2/v2.0/token', async (request, reply) => {
      const form = request.body as URLSearchParams;
      const renewing = form.get('grant_type') === 'refresh_token';
      // a refresh token is replaced at each use
      if (!this.consent || (renewing && form.get('refresh_token') !== `refresh-${this.refresh}`))
        return reply
          .code(400)
          .send({ error: 'invalid_grant', error_description: 'AADSTS70008: The provided authorization code or refresh token has expired.' });
      return { token_type: 'Bearer', expires_in: 3600, access_token: this.token, refresh_token: `refresh-${++this.refresh}` };
    });
    this.app.addHook('preHandler', async (request, reply) => {
      if (!request.url.startsWith('/v1.0/')) return;
      this.calls.push(`${request.method} ${request.url.split('?')[0]}`);
      if (request.headers.authorization !== `Bearer ${this.token}`) return fail(reply, 401, 'InvalidAuthenticationToken');
      const failure = this.failures.shift();
      if (failure) return fail(failure.retryAfter ? reply.header('retry-after', failure.retryAfter) : reply, failure.status, failure.code);
    });
    this.app.get('/v1.0/me/calendars', async () => ({
      value: [
        { id: 'AAMkCal=', name: 'Kalender', canEdit: true, isDefaultCalendar: true },
        { id: 'AAMkBirthdays=', name: 'Geburtstage', canEdit: false },
      ],
    }));
    this.app.get('/v1.0/me/calendars/:calendar/calendarView/delta', async (request, reply) => this.delta(request.query as Record<string, string>, reply));
    this.app.post('/v1.0/me/calendars/:calendar/events', async (request, reply) => {
      const body = request.body as { transactionId?: string };
      const same = [...this.events.values()].find(({ transactionId }) => transactionId && transactionId === body.transactionId);
      return reply.code(201).send(same ?? this.set(precise(body)));
    });
    this.app.patch('/v1.0/me/events/:id', async (request, reply) => {
      const found = this.found(request, reply);
      return found && this.set({ ...precise(request.body as object), id: found.id });
    });
    this.app.delete('/v1.0/me/events/:id', async (request, reply) => {
      const found = this.found(request, reply);
      if (!found) return reply;
      this.delete(found.id);
      return reply.code(204).send();
    });
  }

  private found(request: { params: unknown; headers: Record<string, unknown> }, reply: FastifyReply): Stored | undefined {
    const found = this.events.get((request.params as { id: string }).id);
    if (!found || found.gone) return void fail(reply, 404, 'ErrorItemNotFound');
    if (request.headers['if-match'] && request.headers['if-match'] !== found['@odata.etag']) return void fail(reply, 412, 'ErrorIrresolvableConflict');
    return found;
  }

  private delta(query: Record<string, string>, reply: FastifyReply): unknown {
    const since = query.$deltatoken ? Number(query.$deltatoken) : 0;
    if (query.$deltatoken && since < this.oldest) return fail(reply, 410, 'SyncStateNotFound');
    if (!query.$deltatoken && !query.$skiptoken && !(query.startDateTime && query.endDateTime)) return fail(reply, 400, 'ErrorInvalidParameter');
    const [after, from] = query.$skiptoken ? query.$skiptoken.split('.').map(Number) : [since, 0];
    const all = [...this.events.values()].filter((event) => event.changed > after && (after > 0 || !event.gone));
    const value = all.slice(from, from + this.pageSize).map((event) => (event.gone ? { id: event.id, '@removed': { reason: 'deleted' } } : event));
    const at = `${this.url}/v1.0/me/calendars/AAMkCal=/calendarView/delta`;
    if (from + this.pageSize < all.length) return { value, '@odata.nextLink': `${at}?$skiptoken=${after}.${from + this.pageSize}` };
    return { value, '@odata.deltaLink': `${at}?$deltatoken=${this.clock}` };
  }
}

const precise = (body: any): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(body).map(([name, value]: [string, any]) => [
      name,
      value?.dateTime ? { ...value, dateTime: `${value.dateTime.slice(0, 19)}.0000000` } : value,
    ]),
  );

const fail = (reply: FastifyReply, status: number, code: string) => reply.code(status).send({ error: { code, message: code } });
