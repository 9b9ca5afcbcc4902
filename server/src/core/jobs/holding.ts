import { Logger } from '@nestjs/common';
import { Client } from 'pg';

const TAKE = `select pg_try_advisory_lock(hashtextextended($1, 0)) as mine`;
const RELEASE = `select pg_advisory_unlock(hashtextextended($1, 0))`;

/**
 * Which worker looks after what, for as long as it lives: names that one process holds in PostgreSQL, over all organizations. They live as long as this
 * one connection, so a worker that dies leaves them to the others at once.
 */
export class Holding {
  private readonly logger = new Logger(Holding.name);
  private client?: Client;

  constructor(
    private readonly url: string,
    /** The connection broke, and with it all that was held. */
    private readonly lost: () => void,
  ) {}

  /** What there is to be held, by a statement of the relay's role. */
  all = async <T extends object>(text: string): Promise<T[]> => (await (await this.open()).query<T>(text)).rows;
  take = async (name: string): Promise<boolean> => (await (await this.open()).query<{ mine: boolean }>(TAKE, [name])).rows[0].mine;

  async release(name: string): Promise<void> {
    await this.client?.query(RELEASE, [name]);
  }

  async close(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    await client?.end();
  }

  private async open(): Promise<Client> {
    if (this.client) return this.client;
    const client = new Client({ connectionString: this.url });
    client.on('error', (error) => {
      this.logger.error(`lost what was held: ${error.message}`);
      if (this.client === client) this.client = undefined;
      this.lost();
    });
    await client.connect();
    this.client = client;
    return client;
  }
}
