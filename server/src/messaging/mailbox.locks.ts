import { Holding } from '../core/jobs/holding';
import type { Id } from '../core/tx';

/** A mailbox channel of any organization; `version` is another one when somebody changed it. */
export interface MailboxRef {
  id: Id;
  organization: Id;
  version: number;
}

const ALL = `select id, organization_id as organization, version from messaging.channels where provider = 'mailbox' and deleted_at is null`;
const nameOf = (id: Id): string => `mailbox ${id}`;

/** Which worker looks after which mailbox. */
export class MailboxLocks {
  private readonly held: Holding;

  constructor(url: string, lost: () => void) {
    this.held = new Holding(url, lost);
  }

  all = (): Promise<MailboxRef[]> => this.held.all<MailboxRef>(ALL);
  take = (id: Id): Promise<boolean> => this.held.take(nameOf(id));
  release = (id: Id): Promise<void> => this.held.release(nameOf(id));
  close = (): Promise<void> => this.held.close();
}
