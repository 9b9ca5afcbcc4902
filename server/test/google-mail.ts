import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';

/**
 * Google's token endpoint as its reference describes it (developers.google.com/identity/protocols/oauth2/web-server), and the question of a mail server whether
 * a token holds (RFC 7662), which Google's own servers ask themselves. Tokens begin with `good-`.
 */
export class GoogleMailStandIn {
  /** Whose mailbox the consent is for. */
  address = 'anna@house.example';
  consent = true;
  token = `good-${randomUUID()}`;
  grants: string[] = [];
  private readonly app: FastifyInstance = Fastify();

  static async start(): Promise<GoogleMailStandIn> {
    const made = new GoogleMailStandIn();
    made.routes();
    await made.app.listen({ port: 0, host: '127.0.0.1' });
    return made;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.app.server.address() as { port: number }).port}`;
  }

  close = () => this.app.close();
  /** The access token in use stops working. */
  expire = () => void (this.token = `good-${randomUUID()}`);

  private routes(): void {
    this.app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, new URLSearchParams(String(body))),
    );
    this.app.post('/token', async (request, reply) => {
      const form = request.body as URLSearchParams;
      this.grants.push(form.get('grant_type')!);
      if (!this.consent) return reply.status(400).send({ error: 'invalid_grant', error_description: 'Token has been expired or revoked.' });
      const refresh = form.get('grant_type') === 'authorization_code' ? { refresh_token: 'refresh-1' } : {};
      return { access_token: this.token, expires_in: 3599, token_type: 'Bearer', scope: 'https://mail.google.com/', ...refresh };
    });
    this.app.get('/introspect/*', async (request) => ({ active: request.url.includes(`/introspect/${this.token}`), email: this.address }));
  }
}
