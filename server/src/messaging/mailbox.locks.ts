import { Logger } from '@nestjs/common';
import { Client } from 'pg';
import type { Id } from '../core/tx';

/** A mailbox channel of any organization; `version` is another one when somebody changed it. */
export interface MailboxRef {
  id: Id;
  organization: Id;
  version: number;
}

const ALL = `select id, organization_id as organization, version from messaging.channels where provider = 'mailbox' and deleted_at is null`;
const LOCK = `select pg_try_advisory_lock(hashtextextended('mailbox ' || $1, 0)) as mine`;
const UNLOCK = `select pg_advisory_unlock(hashtextextended('mailbox ' || $1, 0))`;

/**
 * Which worker looks after which mailbox: the one that holds its lock in PostgreSQL. The locks live as long as this one connection, so a worker that dies
 * leaves them to the others at once.
 */
export class MailboxLocks {
  private readonly logger = new Logger(MailboxLocks.name);
  private client?: Client;

  constructor(
    private readonly url: string,
    /** The connection broke, and with it all locks. */
    private readonly lost: () => void,
  ) {}

  all = async (): Promise<MailboxRef[]> => (await (await this.open()).query<MailboxRef>(ALL)).rows;
  take = async (id: Id): Promise<boolean> => (await (await this.open()).query<{ mine: boolean }>(LOCK, [id])).rows[0].mine;

  async release(id: Id): Promise<void> {
    await this.client?.query(UNLOCK, [id]);
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
      this.logger.error(`lost the locks: ${error.message}`);
      if (this.client === client) this.client = undefined;
      this.lost();
    });
    await client.connect();
    this.client = client;
    return client;
  }
}
