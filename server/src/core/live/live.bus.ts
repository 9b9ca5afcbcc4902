import { Logger } from '@nestjs/common';
import { Client, type QueryConfig, type QueryResult } from 'pg';
import { firstIdAt } from '../id';
import type { Id } from '../tx';
import { Seen } from './live.seen';

/** What a browser is told of a change: no data, it asks for that with its own rights. */
export interface Change {
  subject: Id;
  type: string;
}
type Row = Change & { id: Id; organization: Id };

export interface Listener {
  /** The organizations that somebody of this process belongs to. */
  organizations(): Id[];
  /** `null`: too much to tell one by one, or something may have been missed. */
  changed(organization: Id, changes: Change[] | null): void;
  /** What another process said of its people. */
  said(message: object): void;
}

const MOST = 500;
const LOOK_MS = 2_000;
/** Read again each time, because what commits later may have been made earlier; a slower transaction names its time itself. */
const OVERLAP_MS = 5_000;
const AGAIN_MS = 1_000;

// per organization, so that the primary key answers
const NEW = {
  name: 'live',
  text: `select e.* from unnest($1::uuid[]) o cross join lateral (
    select organization_id as organization, id, type, subject from core.events where organization_id = o and id > $2 order by id limit ${MOST + 1}) e`,
};

/** The wire between the processes and the database: PostgreSQL's own, which is there in every installation. */
export class Bus {
  private readonly logger = new Logger('Live');
  private readonly seen = new Seen();
  private client?: Client;
  private timer?: NodeJS.Timeout;
  private looking?: Promise<void>;
  private asked: Promise<unknown> = Promise.resolve();
  private oldest?: number;
  private read = Date.now();
  private stopped = false;

  constructor(
    private readonly url: string,
    private readonly listener: Listener,
  ) {}

  async start(): Promise<void> {
    const client = new Client({ connectionString: this.url });
    client.on('error', (error) => this.lost(error));
    client.on('notification', ({ channel, payload = '' }) => (channel === 'events' ? this.look(Number(payload) || Date.now()) : this.hear(payload)));
    await client.connect();
    await client.query('listen events; listen live');
    this.client = client;
    this.timer = setInterval(() => this.look(Date.now()), LOOK_MS).unref();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.looking;
    await this.asked;
    await this.client?.end();
  }

  /** Tells the other processes; lost messages are made up for by the next ones. */
  say(messages: object[]): Promise<unknown> {
    return this.ask({ text: `select pg_notify('live', m) from unnest($1::text[]) m`, values: [messages.map((message) => JSON.stringify(message))] }).catch(
      this.tell,
    );
  }

  /** One after the other: the connection takes no second statement before the first is answered. */
  private ask(query: QueryConfig): Promise<QueryResult> {
    const asked = this.asked.then(() => this.client?.query(query) ?? Promise.reject(new Error('the database is away')));
    this.asked = asked.catch(() => undefined); // told by who asked
    return asked;
  }

  /** Looks for events made since then; calls while it looks become one more look. */
  private look(since: number): void {
    this.oldest = Math.min(this.oldest ?? since, since);
    if (this.looking || this.stopped) return;
    this.looking = this.publish()
      .catch(this.tell)
      .finally(() => {
        this.looking = undefined;
        if (this.oldest !== undefined) this.look(this.oldest);
      });
  }

  private async publish(): Promise<void> {
    const [oldest, now] = [this.oldest ?? Date.now(), Date.now()];
    this.oldest = undefined;
    const organizations = this.listener.organizations();
    const since = Math.min(oldest, this.read) - OVERLAP_MS;
    const found: Row[] = organizations.length ? (await this.ask({ ...NEW, values: [organizations, firstIdAt(since)] })).rows : [];
    this.read = now;
    for (const organization of new Set(found.map((event) => event.organization))) {
      const events = found.filter((event) => event.organization === organization && !event.type.endsWith('_read'));
      const fresh = this.seen.fresh(events, now);
      if (events.length > MOST) this.listener.changed(organization, null);
      else if (fresh.length)
        this.listener.changed(
          organization,
          fresh.map(({ subject, type }) => ({ subject, type })),
        );
    }
  }

  private hear(payload: string): void {
    try {
      this.listener.said(JSON.parse(payload));
    } catch (error) {
      this.tell(error as Error);
    }
  }

  /** Whatever happened while the database was away, everyone reads again. */
  private lost(error: Error): void {
    if (this.stopped || !this.client) return;
    this.client = undefined;
    clearInterval(this.timer);
    this.tell(error);
    const again = (): void => {
      if (this.stopped) return;
      this.start().then(
        () => this.listener.organizations().forEach((organization) => this.listener.changed(organization, null)),
        () => setTimeout(again, AGAIN_MS).unref(),
      );
    };
    setTimeout(again, AGAIN_MS).unref();
  }

  private readonly tell = (error: Error): void => {
    if (!this.stopped) this.logger.error(`not heard, looking again: ${error.message}`);
  };
}
