import { Injectable } from '@nestjs/common';
import { newId } from '../core/id';
import { row, rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { Source } from './channels.entity';
import { OPTED_IN, OPTED_OUT } from './messaging.events';
import { messaging } from './messaging.problems';

const OUT = statement(`
  insert into messaging.opt_outs (id, source, address, reason, at, recorded_by) values ($1, $2, $3, $4, $5, $6)
  on conflict (organization_id, source, address) do nothing returning id`);
const IN = statement(`delete from messaging.opt_outs where source = $1 and address = $2 returning id`);
const ASKED = statement(`
  select exists (select from messaging.opt_outs where source = $1 and address = $2) as "optedOut",
    (select c.granted from customers.consents c where c.customer_id = $3 and c.channel = $4 and c.deleted_at is null order by c.given_at desc, c.id desc limit 1) as consent,
    (select c.granted from customers.consents c where c.customer_id = $3 and c.channel = 'newsletter' and c.deleted_at is null order by c.given_at desc, c.id desc limit 1) as newsletter`);

const PLACES = statement(`select id, source, address from messaging.conversations where id = any ($1)`);

interface Wish {
  source: Source;
  address: string;
  conversationId: Id;
  /** `asked` by a word, `person`: somebody of us recorded it, `provider`: it said so. */
  reason: string;
}
export interface Recipient {
  /** `post`: a letter, of which only consents know. */
  source: Source | 'post';
  address: string;
  customerId: Id | null;
}

/** Who wants no messages. */
@Injectable()
export class OptOutsService {
  async wish(tx: Tx, wish: 'out' | 'in', { source, address, reason, conversationId }: Wish): Promise<void> {
    const changed = wish === 'out' ? await rows(tx, OUT, [newId(), source, address, reason, tx.now, tx.ctx.actor]) : await rows(tx, IN, [source, address]);
    if (changed.length) tx.emit(wish === 'out' ? OPTED_OUT : OPTED_IN, conversationId, { source, reason });
  }

  /** A provider says so of who these conversations are with. */
  async told(tx: Tx, conversations: { id: Id }[]): Promise<void> {
    const places = await rows<{ id: Id; source: Source; address: string }>(tx, PLACES, [conversations.map(({ id }) => id)]);
    await Promise.all(places.map(({ id, source, address }) => this.wish(tx, 'out', { source, address, conversationId: id, reason: 'provider' })));
  }

  /** Before each message that leaves: 422 `recipient_opted_out`, `consent_refused`, and of advertising `consent_missing`. */
  async require(tx: Tx, { source, address, customerId }: Recipient, category: 'service' | 'marketing' = 'service'): Promise<void> {
    const asked = await said(tx, { source, address, customerId });
    if (asked.optedOut) throw messaging.recipientOptedOut({ source });
    if (asked.consent === false) throw messaging.consentRefused({ source });
    const advertises = asked.consent === true || (source === 'email' && asked.newsletter === true);
    if (category === 'marketing' && !advertises) throw messaging.consentMissing({ source });
  }

  /** Whether somebody asked for none. */
  has = async (tx: Tx, recipient: Recipient): Promise<boolean> => (await said(tx, recipient)).optedOut;

  /** Whether a message that is no advertising may leave. */
  async allows(tx: Tx, recipient: Recipient): Promise<boolean> {
    const { optedOut, consent } = await said(tx, recipient);
    return !optedOut && consent !== false;
  }
}

interface Said extends Record<string, unknown> {
  optedOut: boolean;
  consent: boolean | null;
  newsletter: boolean | null;
}
const said = async (tx: Tx, { source, address, customerId }: Recipient): Promise<Said> =>
  (await row<Said>(tx, ASKED, [source, address, customerId, source === 'instagram' ? null : source]))!;
