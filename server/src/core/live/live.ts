import { randomUUID } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { JwtService } from '@nestjs/jwt';
import { Server, type Socket } from 'socket.io';
import { CONFIG, type Config } from '../config';
import { Identities, stranger, type Claims, type Identity } from '../identity/identities';
import { NOTIFICATION_PREFERENCES_CHANGED, NOTIFICATIONS_READ, NOTIFIED } from '../notify/notify.events';
import type { Id } from '../tx';
import { Work } from '../work';
import { Bus, type Change } from './live.bus';
import { nameOf, sessionsOn } from './live.queries';
import { Presence, type Shown } from './presence';
import { LOBBY, placeOf } from './presence.rules';
import type { Told } from './telling';

interface Who {
  identity: Identity;
  name: string;
  /** Messages it may still send before the next beat. */
  left: number;
}
type Connection = Socket<Record<string, (...said: unknown[]) => void>, Record<string, (...told: unknown[]) => void>, object, Who>;

const BEAT_MS = 15_000;
const STIR_MS = 250;
/** More words than this between two beats are not listened to. */
const WORDS = 300;
const LIMITS = { maxHttpBufferSize: 10_000, pingInterval: 20_000, pingTimeout: 15_000 };

/** What is about one person is told to that person. */
const PERSONAL = new Set([NOTIFIED, NOTIFICATIONS_READ, NOTIFICATION_PREFERENCES_CHANGED]);

const roomOf = (organization: Id) => `org:${organization}`;
const roomOfPerson = (organization: Id, person: Id) => `org:${organization}:person:${person}`;
const seersOf = ({ organization, resource }: Pick<Shown, 'organization' | 'resource'>) => `org:${organization}:${resource}`;

/** What changes for others appears at once: ids go out over socket.io, data is asked for with one's own rights. */
@Injectable()
export class Live implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Live.name);
  private readonly presence = new Presence(
    randomUUID(),
    (shown) => this.show(shown),
    (messages) => void this.bus?.say(messages),
    (organization) => this.stirred(organization),
  );
  private io?: Server;
  private bus?: Bus;
  private begun?: Promise<void>;
  private beating?: NodeJS.Timeout;
  private stopping = false;
  private readonly stirring = new Map<Id, NodeJS.Timeout>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly host: HttpAdapterHost,
    private readonly jwt: JwtService,
    private readonly identities: Identities,
    private readonly work: Work,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.process === 'worker') return;
    const server = this.host.httpAdapter.getHttpServer() as HttpServer;
    const origin = this.config.corsOrigins;
    const allowRequest = (_: unknown, answer: (error: string | null, ok: boolean) => void) => answer(null, !this.stopping);
    this.io = new Server(server, { path: '/live', serveClient: false, allowRequest, ...LIMITS, ...(origin.length && { cors: { origin, credentials: true } }) });
    this.io.use(
      (socket, next) =>
        void this.enter(socket as Connection).then(
          () => next(),
          (error: Error) => next(error),
        ),
    );
    this.io.on('connection', (socket) => this.welcome(socket as Connection));
  }

  /** Before the HTTP server closes, which would wait for them. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.beating);
    this.stirring.forEach((timer) => clearTimeout(timer));
    this.presence.bye();
    this.io?.disconnectSockets(true);
    this.io?.engine.close();
    await this.begun?.catch(() => undefined); // told to whoever waited for it
    await this.bus?.stop();
  }

  /** The rules of the guard: a token we signed, of a session that is still on. */
  private async identify(token: unknown): Promise<Identity> {
    const claims = await this.jwt.verifyAsync<Claims>(String(token), { algorithms: ['HS256'] }).catch(() => undefined);
    const identity = claims && (await this.identities.ofSession(claims));
    if (!identity) throw new Error('unauthenticated');
    return identity;
  }

  private async enter(socket: Connection): Promise<void> {
    const identity = await this.identify(socket.handshake.auth.token);
    await (this.begun ??= this.begin());
    const name = await this.work.read(stranger(socket.id, { organization: identity.organization }), (tx) => nameOf(tx, identity.actor));
    Object.assign(socket.data, { identity, name, left: WORDS });
  }

  /** Nobody listens to the database before somebody is there to be told. */
  private async begin(): Promise<void> {
    const bus = new Bus(this.config.relayUrl, {
      organizations: () => [...new Set(this.connections().map(({ data }) => data.identity.organization))],
      changed: (organization, changes) => this.changed(organization, changes),
      said: (message) => this.hear(message),
    });
    await bus.start().catch((error: Error) => {
      this.begun = undefined;
      throw error;
    });
    this.bus = bus;
    this.presence.hello();
    this.beating = setInterval(() => this.beat(), BEAT_MS).unref();
  }

  private hear(message: { told?: Told }): void {
    if (message.told) this.changed(message.told.organization, message.told.changes);
    else this.presence.hear(message);
  }

  private welcome(socket: Connection): void {
    this.seat(socket);
    this.lobby(socket);
    this.greet(socket);
    const listen = (word: string, heard: (said: unknown, answer: unknown) => void) =>
      socket.on(word, (said, answer) => {
        if (socket.data.left-- > 0) heard(said, answer);
      });
    listen('look', (said) => this.place(socket, { ...(said as object), field: null }));
    listen('edit', (said) => this.place(socket, said));
    listen('leave', () => this.lobby(socket));
    listen('token', (token, answer) => void this.renew(socket, token, answer));
    socket.on('disconnect', () => this.presence.move(socket.id, null));
  }

  /** The rooms of what they may see. */
  private seat(socket: Connection): void {
    const { organization, actor, permissions } = socket.data.identity;
    const readable = permissions.filter((permission) => permission.endsWith(':read')).map((permission) => permission.split(':')[0]);
    for (const room of socket.rooms) if (room !== socket.id) void socket.leave(room);
    void socket.join([roomOf(organization), roomOfPerson(organization, actor), ...readable.map((resource) => seersOf({ organization, resource }))]);
  }

  private place(socket: Connection, said: unknown): void {
    const place = placeOf(said);
    const { identity, name } = socket.data;
    if (!place || !identity.allowed.has(`${place.resource}:read`)) return;
    const { organization, actor: userId } = identity;
    this.presence.move(socket.id, { organization, userId, name, ...place });
    socket.emit('presence', shownTo(this.presence.at({ organization, ...place })));
  }

  /** Here, but at no record. */
  private lobby(socket: Connection): void {
    const { actor: userId, organization } = socket.data.identity;
    this.presence.move(socket.id, { organization, userId, name: socket.data.name, resource: LOBBY, id: organization, editing: null });
  }

  /** Who comes and goes is told to everybody in the house, at most a few times a second. */
  private stirred(organization: Id): void {
    if (this.stirring.has(organization)) return;
    const tell = () => {
      this.stirring.delete(organization);
      for (const socket of this.connections()) if (socket.data.identity.organization === organization) this.greet(socket);
    };
    this.stirring.set(organization, setTimeout(tell, STIR_MS).unref());
  }

  private greet(socket: Connection): void {
    const { organization, allowed } = socket.data.identity;
    socket.emit('people', { people: this.presence.in(organization, (resource) => allowed.has(`${resource}:read`)) });
  }

  /** A fresh access token; one of another person or organization needs a connection of its own. */
  private async renew(socket: Connection, token: unknown, answer: unknown): Promise<void> {
    const { actor, organization } = socket.data.identity;
    const identity = await this.identify(token).catch(() => undefined);
    if (!identity || identity.actor !== actor || identity.organization !== organization) return void socket.disconnect(true);
    socket.data.identity = identity;
    this.seat(socket);
    if (typeof answer === 'function') answer();
  }

  private show(shown: Shown): void {
    this.io?.to(seersOf(shown)).emit('presence', shownTo(shown));
  }

  private changed(organization: Id, changes: Change[] | null): void {
    const own = changes?.filter(({ type }) => PERSONAL.has(type)) ?? [];
    const common = changes?.filter(({ type }) => !PERSONAL.has(type)) ?? null;
    if (!common || common.length) this.io?.to(roomOf(organization)).emit('changed', { changes: common });
    for (const change of own) this.io?.to(roomOfPerson(organization, change.subject)).emit('changed', { changes: [change] });
    if (!changes || changes.some(({ type }) => type.startsWith('identity.'))) void this.check(organization);
  }

  private beat(): void {
    this.presence.beat();
    for (const socket of this.connections()) {
      socket.data.left = WORDS;
      if (socket.data.identity.expires < Date.now()) socket.disconnect(true);
    }
    for (const organization of new Set(this.connections().map(({ data }) => data.identity.organization))) void this.check(organization);
  }

  /** Who signed out or was removed hears nothing any more. */
  private async check(organization: Id): Promise<void> {
    const here = this.connections().filter(({ data }) => data.identity.organization === organization);
    try {
      const on = await this.work.read(stranger(organization, { organization }), (tx) =>
        sessionsOn(
          tx,
          here.map(({ data }) => data.identity.session!),
        ),
      );
      for (const socket of here) if (!on.has(socket.data.identity.session!)) socket.disconnect(true);
    } catch (error) {
      if (!this.stopping) this.logger.error(`sessions not checked, again soon: ${(error as Error).message}`);
    }
  }

  private connections = (): Connection[] => [...(this.io?.sockets.sockets.values() ?? [])] as Connection[];
}

const shownTo = ({ resource, id, people }: Shown) => ({ resource, id, people });
