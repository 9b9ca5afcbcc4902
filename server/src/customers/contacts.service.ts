import { Injectable } from '@nestjs/common';
import { bulkIds, checked, type BulkBody } from '../core/bulk';
import { organizationOf } from '../core/organization';
import { core } from '../core/problem';
import { archive, byId, byIds, changeMany, insert, restore, update, type Key, type Values } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { contactList, ContactRecordPatch, type ContactRecordInput, type ContactRecordQuery } from './contacts.dto';
import { ContactRecord } from './contacts.entity';
import { followContacts, nextPosition, onlyPrimary } from './contacts.queries';
import { Customer } from './customers.entity';
import { CONTACT_ARCHIVED, CONTACT_CHANGED, CONTACT_CREATED, CONTACT_RESTORED } from './customers.events';
import { customers } from './customers.problems';
import { mayChange, reachable } from './customers.rules';

/** People at customers. Whoever may change the customer may change its contacts. */
@Injectable()
export class ContactsService {
  list = (tx: Tx, query: ContactRecordQuery) => contactList.page(tx, query);

  one = (tx: Tx, id: Id) => byId(tx, ContactRecord, id);

  async create(tx: Tx, input: ContactRecordInput): Promise<ContactRecord> {
    await this.held(tx, [input.customerId]);
    const position = await nextPosition(tx, input.customerId);
    const contact = await insert(tx, ContactRecord, { ...(await this.normal(tx, input)), position });
    await this.follow(tx, contact);
    tx.emit(CONTACT_CREATED, contact.id, { customerId: contact.customerId, name: contact.name });
    return contact;
  }

  async change(tx: Tx, id: Id, { version, ...patch }: Partial<ContactRecordInput> & { version: number }): Promise<ContactRecord> {
    const before = await byId(tx, ContactRecord, id, 'for update');
    await this.held(tx, [before.customerId, ...(patch.customerId ? [patch.customerId] : [])]);
    const { row, diff } = await update(tx, ContactRecord, { id, version }, await this.normal(tx, patch));
    await this.follow(tx, row, before.customerId);
    tx.emit(CONTACT_CHANGED, id, diff);
    return row;
  }

  async archive(tx: Tx, key: Key): Promise<ContactRecord> {
    const { customerId } = await byId(tx, ContactRecord, key.id, 'for update');
    await this.held(tx, [customerId]);
    const { row } = await archive(tx, ContactRecord, key);
    await followContacts(tx, [customerId]);
    tx.emit(CONTACT_ARCHIVED, key.id, { customerId, name: row.name });
    return row;
  }

  async restore(tx: Tx, id: Id): Promise<ContactRecord> {
    const { customerId } = await byId(tx, ContactRecord, id, 'for update');
    await this.held(tx, [customerId]);
    const { row } = await restore(tx, ContactRecord, id);
    await followContacts(tx, [customerId]);
    tx.emit(CONTACT_RESTORED, id, { customerId, name: row.name });
    return row;
  }

  /** All or nothing; `change` takes the role alone. */
  async bulk(tx: Tx, body: BulkBody): Promise<{ count: number; ids: Id[] }> {
    const ids = await bulkIds(tx, contactList, body);
    const changed = await changeMany(tx, ContactRecord, ids, await patchOfBulk(tx, body));
    const owners = [...new Set(changed.map(({ row }) => row.customerId))];
    await this.held(tx, owners);
    await followContacts(tx, owners);
    const type = { change: CONTACT_CHANGED, delete: CONTACT_ARCHIVED, restore: CONTACT_RESTORED }[body.action]!;
    for (const { row, diff } of changed) tx.emit(type, row.id, diff);
    return { count: changed.length, ids };
  }

  private async follow(tx: Tx, { id, customerId, isPrimary }: ContactRecord, ...others: Id[]): Promise<void> {
    if (isPrimary) await onlyPrimary(tx, customerId, id);
    await followContacts(tx, [customerId, ...others]);
  }

  private async normal(tx: Tx, input: Partial<ContactRecordInput>): Promise<Values<ContactRecord>> {
    return reachable(input, (await organizationOf(tx)).country) as Values<ContactRecord>;
  }

  /** The customers, held; 422 `customer_unknown`, 403 `not_owner`. */
  private async held(tx: Tx, ids: Id[]): Promise<void> {
    const wanted = [...new Set(ids)];
    const found = (await byIds(tx, Customer, wanted, 'for update')).filter(({ deletedAt }) => !deletedAt);
    if (found.length < wanted.length) throw customers.customerUnknown({ ids: wanted }, 'customerId');
    const refused = found.filter((customer) => !mayChange(tx.ctx, customer));
    if (refused.length) throw core.notOwner({ ids: refused.map(({ id }) => id) });
  }
}

async function patchOfBulk(tx: Tx, { action, values }: BulkBody): Promise<Values<ContactRecord>> {
  if (action !== 'change') return { deletedAt: action === 'delete' ? tx.now : null };
  const { version: _, role, ...more } = await checked(ContactRecordPatch, { ...values, version: 1 }, 'values.');
  const [strange] = Object.entries(more).flatMap(([field, value]) => (value === undefined ? [] : [field]));
  if (strange) throw core.validationFailed({ rule: 'whitelistValidation' }, `values.${strange}`);
  return { role };
}
