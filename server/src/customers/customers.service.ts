import { Injectable } from '@nestjs/common';
import { customized } from '../core/custom-fields';
import { core } from '../core/problem';
import { bulkIds, checked, type BulkBody } from '../core/bulk';
import { refuseIfHeld } from '../core/holds';
import { organizationOf } from '../core/organization';
import { ownedBefore, requireOwner } from '../core/owners';
import { archive, byId, byIds, changeMany, insert, restore, update, type Diff, type Key } from '../core/rows';
import { newId } from '../core/id';
import { next } from '../core/series';
import { Expression } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { customerList, CustomerPatch, TagNames, type CustomerInput, type CustomerQuery } from './customers.dto';
import { Customer } from './customers.entity';
import { CUSTOMER_ARCHIVED, CUSTOMER_CHANGED, CUSTOMER_CREATED, CUSTOMER_RESTORED } from './customers.events';
import { saveContacts } from './contacts.queries';
import { survivorOf } from './merges.queries';
import { customers } from './customers.problems';
import { refreshEngagement } from './engagement';
import { duplicates, isShared } from './customers.queries';
import { identified, mayChange, nameOf, normalized, renamed, requireReachable } from './customers.rules';
import { ensureTags } from './tags.service';

const ADD_TAGS = 't.tags || array(select given from unnest(?::text[]) given where not given = any (t.tags))';
const REMOVE_TAGS = 'array(select kept from unnest(t.tags) kept where not kept = any (?::text[]))';

type Change = Partial<CustomerInput> & { version: number };

@Injectable()
export class CustomersService {
  list = (tx: Tx, query: CustomerQuery) => customerList.page(tx, query);

  /** One customer; the id of one that was merged into another answers with that one. */
  async one(tx: Tx, id: Id): Promise<Customer> {
    const customer = await byId(tx, Customer, id);
    return customer.mergedIntoId ? byId(tx, Customer, (await survivorOf(tx, id)) ?? id) : customer;
  }

  duplicates = duplicates;

  /** The customer a document is for: 422 `customer_unknown` if it is not there or deleted. */
  async living(tx: Tx, id: Id): Promise<Customer> {
    const [customer] = await byIds(tx, Customer, [id]);
    if (!customer || customer.deletedAt) throw customers.customerUnknown({ id }, 'customerId');
    return customer;
  }

  /** The same of several, in the order of their ids. */
  async allLiving(tx: Tx, ids: Id[]): Promise<Customer[]> {
    const found = (await byIds(tx, Customer, ids)).filter(({ deletedAt }) => !deletedAt);
    const missing = ids.find((id) => !found.some((customer) => customer.id === id));
    if (missing) throw customers.customerUnknown({ id: missing }, 'customerIds');
    return found;
  }

  async create(tx: Tx, input: CustomerInput): Promise<Customer> {
    requireReachable(input);
    const { country, currency, locale } = await organizationOf(tx);
    const usual = { currency, language: locale.startsWith('de') ? ('de' as const) : ('en' as const), status: 'active' as const };
    const given = await customized(tx, Customer, normalized(input, country));
    await requireOwner(tx, given);
    const contacts = identified(given.contacts ?? [], [], newId);
    const [id, name, customerNumber] = [newId(), nameOf(input), await next(tx, 'customer')];
    const emailShared = await isShared(tx, given.email);
    const made = insert(tx, Customer, { ...usual, ...given, id, contacts, emailShared, name, customerNumber });
    const [customer] = await Promise.all([made, ensureTags(tx, given.tags), contacts.length && saveContacts(tx, id, contacts)]);
    tx.emit(CUSTOMER_CREATED, id, { name, customerNumber: customer.customerNumber });
    return customer;
  }

  async change(tx: Tx, id: Id, { version, ...patch }: Change): Promise<Customer> {
    const before = await this.mine(tx, id);
    const given = normalized({ ...patch, ...renamed(patch) }, (await organizationOf(tx)).country);
    requireReachable({ ...before, ...given });
    await requireOwner(tx, given, before);
    const contacts = Array.isArray(given.contacts) ? identified(given.contacts, before.contacts, newId) : undefined;
    const { row: customer, diff } = await update(
      tx,
      Customer,
      { id, version },
      {
        ...given,
        ...(contacts && { contacts }),
        ...(typeof given.email === 'string' && given.email !== before.email && { emailShared: await isShared(tx, given.email, id) }),
      },
    );
    await Promise.all([ensureTags(tx, given.tags), given.contacts && saveContacts(tx, id, contacts ?? [])]);
    tx.emit(CUSTOMER_CHANGED, id, diff);
    if (diff.status || diff.noProfiling) await refreshEngagement(tx, [id]);
    return customer;
  }

  /** Soft delete; 422 `in_use` while open orders or unpaid invoices exist. */
  async archive(tx: Tx, key: Key): Promise<Customer> {
    await this.mine(tx, key.id);
    const { row: customer } = await archive(tx, Customer, key);
    await refuseIfHeld(tx, [key.id]);
    tx.emit(CUSTOMER_ARCHIVED, key.id, { name: customer.name });
    return customer;
  }

  async restore(tx: Tx, id: Id): Promise<Customer> {
    const before = await this.mine(tx, id);
    if (before.mergedIntoId) throw customers.customerMerged({ id });
    if (before.erasedAt) throw customers.customerErased({ id });
    const { row: customer } = await restore(tx, Customer, id);
    tx.emit(CUSTOMER_RESTORED, id, { name: customer.name });
    return customer;
  }

  /** The same to many: all or nothing. Actions: `change` (values as in a PATCH), `tag` and `untag` (values `{tags}`), `delete`, `restore`. */
  async bulk(tx: Tx, body: BulkBody): Promise<{ count: number; ids: Id[] }> {
    const ids = await bulkIds(tx, customerList, body);
    const changed = await this.changeAll(tx, ids, body);
    const gone = changed.filter(({ row }) => row.mergedIntoId || row.erasedAt);
    if (gone.length) throw customers.customerMerged({ ids: gone.map(({ row }) => row.id) });
    const refused = changed.filter((one) => !mayChange(tx.ctx, ownedBefore(one)));
    if (refused.length) throw core.notOwner({ ids: refused.map(({ row }) => row.id) });
    if (body.action === 'delete') await refuseIfHeld(tx, ids);
    const type = { change: CUSTOMER_CHANGED, tag: CUSTOMER_CHANGED, untag: CUSTOMER_CHANGED, delete: CUSTOMER_ARCHIVED, restore: CUSTOMER_RESTORED }[
      body.action
    ]!;
    for (const { row, diff } of changed) tx.emit(type, row.id, diff);
    await refreshEngagement(
      tx,
      changed.filter(({ diff }) => diff.status || diff.noProfiling).map(({ row }) => row.id),
    );
    return { count: changed.length, ids };
  }

  private async changeAll(tx: Tx, ids: Id[], { action, values }: BulkBody): Promise<{ row: Customer; diff: Diff }[]> {
    if (action === 'tag' || action === 'untag') {
      const { tags } = await checked(TagNames, values, 'values.');
      if (action === 'tag') await ensureTags(tx, tags);
      return changeMany(tx, Customer, ids, { tags: new Expression(action === 'tag' ? ADD_TAGS : REMOVE_TAGS, [tags]) } as never);
    }
    if (action !== 'change') return changeMany(tx, Customer, ids, { deletedAt: action === 'delete' ? tx.now : null });
    const { version: _, ...patch } = await checked(CustomerPatch, { ...values, version: 1 }, 'values.');
    if (patch.contacts) throw core.validationFailed({ rule: 'whitelistValidation' }, 'values.contacts');
    await Promise.all([requireOwner(tx, patch), ensureTags(tx, patch.tags)]);
    return changeMany(tx, Customer, ids, normalized(patch, (await organizationOf(tx)).country));
  }

  /** The customer, held; 403 `not_owner` for staff that neither created nor looks after it. */
  private async mine(tx: Tx, id: Id): Promise<Customer> {
    const customer = await byId(tx, Customer, id, 'for update');
    if (!mayChange(tx.ctx, customer)) throw core.notOwner({ id });
    return customer;
  }
}
