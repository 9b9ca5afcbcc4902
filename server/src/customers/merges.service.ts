import { Injectable } from '@nestjs/common';
import { newestFirst } from '../core/files/paging';
import { newId } from '../core/id';
import type { FigureRowsQuery } from './statistics.dto';
import type { Page } from '../core/list';
import { core } from '../core/problem';
import { byId, byIds, insert, update, type Values } from '../core/rows';
import { shapeOf } from '../core/shape';
import { moveSubject } from '../core/subjects';
import type { Id, Tx } from '../core/tx';
import { followContacts, saveContacts } from './contacts.queries';
import { Customer, type Contact } from './customers.entity';
import { CUSTOMER_MERGED_AWAY, CUSTOMERS_MERGED, CUSTOMERS_UNMERGED } from './customers.events';
import { customers } from './customers.problems';
import { mayChange, requireReachable } from './customers.rules';
import { refreshEngagement } from './engagement';
import { lockFigures, refreshFigures, refreshLastActivity } from './figures.queries';
import { CustomerMerge, type Merged, type MergeInput, type MergePreview } from './merges.entity';
import { bringBack, moveReferences, putAway, referencesTo, returnReferences } from './merges.queries';
import { mergeChanges, mergeFields, undoneChanges } from './merges.rules';

/** Two customers that are one. Issued documents keep what they say of whom they were written to. */
@Injectable()
export class MergesService {
  /** Field by field what is known of both, and what would move. */
  async preview(tx: Tx, id: Id, otherId: Id): Promise<MergePreview> {
    const [kept, other] = await this.both(tx, id, otherId);
    const moves = await referencesTo(tx, otherId);
    return { kept, other, fields: mergeFields(kept, other), moves };
  }

  async list(tx: Tx, id: Id, query: FigureRowsQuery): Promise<Page<CustomerMerge>> {
    await byId(tx, Customer, id);
    return newestFirst<CustomerMerge>(tx, shapeOf(CustomerMerge).columns('t'), 'customers.merges t where t.survivor_id = $1', id, query);
  }

  /** Everything of the other customer moves here in one transaction; its id answers with this one. 422 `merge_itself`, 403 `not_owner`. */
  async merge(tx: Tx, id: Id, { otherId, version, fields }: MergeInput): Promise<Merged> {
    const [kept, other] = await this.both(tx, id, otherId, 'for update');
    const changes = mergeChanges(kept, other, fields);
    const after = Object.fromEntries(Object.entries(changes).map(([field, [, value]]) => [field, value]));
    requireReachable({ ...kept, ...after });
    const made = await insert(tx, CustomerMerge, { id: newId(), survivorId: id, mergedId: otherId, changes, moved: {} as never });
    await putAway(tx, otherId, id);
    const { diff } = await update(tx, Customer, { id, version }, { ...after, ...(other.noProfiling && { noProfiling: true }) } as Values<Customer>);
    const moved = { rows: await moveReferences(tx, otherId, id), subject: await moveSubject(tx, 'customers', otherId, id) };
    const { row } = await update(tx, CustomerMerge, made, { moved });
    await this.follow(tx, [id]);
    const counts = Object.fromEntries(Object.entries(moved.rows).map(([table, ids]) => [table.split('.')[1], ids.length]));
    tx.emit(CUSTOMERS_MERGED, id, { ...diff, customerId: id, merged: other.name, mergedId: otherId, moved: counts });
    tx.emit(CUSTOMER_MERGED_AWAY, otherId, { into: kept.name, survivorId: id });
    return { ...row, customer: await byId(tx, Customer, id) };
  }

  /**
   * Takes a merge back within 30 days: what moved goes back where it still is, fields get their old values where nobody changed them since.
   * 422 `merge_final` after that, or when the survivor itself went into another; 409 if it was taken back already.
   */
  async undo(tx: Tx, id: Id, mergeId: Id): Promise<Merged> {
    const merge = await byId(tx, CustomerMerge, mergeId, 'for update');
    if (merge.survivorId !== id) throw core.notFound({ id: mergeId });
    if (merge.undoneAt) throw core.invalidTransition({ verb: 'undo', from: 'undone' });
    const found = await byIds(tx, Customer, [id, merge.mergedId].sort(), 'for update');
    const [kept, other] = [id, merge.mergedId].map((one) => found.find((customer) => customer.id === one)!);
    if (!merge.undoable || kept.deletedAt || other.mergedIntoId !== id || other.erasedAt || kept.erasedAt) throw customers.mergeFinal({ id: mergeId });
    refuseForeign(tx, [kept, other]);
    const before = undoneChanges(merge.changes, kept);
    const { diff } = await update(tx, Customer, kept, before as Values<Customer>);
    await bringBack(tx, other.id);
    await returnReferences(tx, merge.moved.rows, id, other.id);
    await moveSubject(tx, 'customers', id, other.id, merge.moved.subject);
    await saveContacts(tx, other.id, other.contacts as (Contact & { id: Id })[]);
    const { row } = await update(tx, CustomerMerge, merge, { undoneAt: tx.now });
    await this.follow(tx, [id, other.id]);
    tx.emit(CUSTOMERS_UNMERGED, id, { ...diff, customerId: id, merged: other.name, mergedId: other.id });
    tx.emit(CUSTOMERS_UNMERGED, other.id, { customerId: other.id, merged: kept.name });
    return { ...row, customer: await byId(tx, Customer, id) };
  }

  private async follow(tx: Tx, ids: Id[]): Promise<void> {
    await followContacts(tx, ids);
    await Promise.all([lockFigures(tx, ids), refreshFigures(tx, ids), refreshLastActivity(tx, ids)]);
    await refreshEngagement(tx, ids);
  }

  private async both(tx: Tx, id: Id, otherId: Id, lock: '' | 'for update' = ''): Promise<[Customer, Customer]> {
    if (id === otherId) throw customers.mergeItself({}, 'otherId');
    const found = (await byIds(tx, Customer, [id, otherId], lock)).filter(({ deletedAt }) => !deletedAt);
    const [kept, other] = [id, otherId].map((one) => found.find((customer) => customer.id === one));
    if (!kept) throw core.notFound({ id });
    if (!other) throw customers.customerUnknown({ id: otherId }, 'otherId');
    if (lock) refuseForeign(tx, [kept, other]);
    return [kept, other];
  }
}

function refuseForeign(tx: Tx, both: Customer[]): void {
  const refused = both.filter((customer) => !mayChange(tx.ctx, customer));
  if (refused.length) throw core.notOwner({ ids: refused.map(({ id }) => id) });
}
