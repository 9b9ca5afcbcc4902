import type { Type } from '@nestjs/common';
import type { EntityTarget } from 'typeorm';
import { bulkIds, checked, type BulkBody } from './bulk';
import { typed } from './dto.input';
import type { List, ListQuery, Page } from './list';
import type { BaseRecord } from './record';
import { archive, byId, changeMany, insert, restore, update, type Key, type Values } from './rows';
import type { Id, Tx } from './tx';

type Versioned<I> = Partial<I> & { version: number };

interface Kept<E extends BaseRecord, I> {
  entity: EntityTarget<E>;
  list: List<E>;
  /** What may be changed; bulk changes are checked by it. */
  Patch: Type<Versioned<I>>;
  events: { created: string; changed: string; archived: string; restored: string };
  /** What its events say of a record beside what has changed: its name. */
  told: (row: E) => object;
}

/** The verbs that `keeping` gives. */
export interface Keeper<E extends BaseRecord, I> {
  list(tx: Tx, query: ListQuery): Promise<Page<E>>;
  one(tx: Tx, id: Id): Promise<E>;
  create(tx: Tx, input: I): Promise<E>;
  change(tx: Tx, id: Id, patch: Versioned<I>): Promise<E>;
  archive(tx: Tx, key: Key): Promise<E>;
  restore(tx: Tx, id: Id): Promise<E>;
  /** The same to many: all or nothing. Actions: `change` (values as in a PATCH), `delete`, `restore`. */
  bulk(tx: Tx, body: BulkBody): Promise<{ count: number; ids: Id[] }>;
  /** What is asked before a record is made or changed; throws a problem. */
  require(tx: Tx, input: Partial<I>): Promise<unknown> | void;
  /** Asked after records were archived, in the same transaction: throws `in_use` where something still needs them. */
  released(tx: Tx, ids: Id[]): Promise<unknown> | void;
}

abstract class Keeping<E extends BaseRecord, I extends object> implements Keeper<E, I> {
  protected abstract readonly kept: Kept<E, I>;

  list(tx: Tx, query: ListQuery): Promise<Page<E>> {
    return this.kept.list.page(tx, query);
  }

  one(tx: Tx, id: Id): Promise<E> {
    return byId(tx, this.kept.entity, id);
  }

  require(_tx: Tx, _input: Partial<I>): Promise<unknown> | void {}
  released(_tx: Tx, _ids: Id[]): Promise<unknown> | void {}

  async create(tx: Tx, input: I): Promise<E> {
    await this.require(tx, input);
    const row = await insert(tx, this.kept.entity, input as Values<E>);
    tx.emit(this.kept.events.created, row.id, this.kept.told(row));
    return row;
  }

  async change(tx: Tx, id: Id, { version, ...patch }: Versioned<I>): Promise<E> {
    await this.require(tx, typed(patch as Partial<I>));
    const { row, diff } = await update(tx, this.kept.entity, { id, version }, patch as unknown as Values<E>);
    tx.emit(this.kept.events.changed, id, diff);
    return row;
  }

  async archive(tx: Tx, key: Key): Promise<E> {
    const { row } = await archive(tx, this.kept.entity, key);
    await this.released(tx, [key.id]);
    tx.emit(this.kept.events.archived, key.id, this.kept.told(row));
    return row;
  }

  async restore(tx: Tx, id: Id): Promise<E> {
    const { row } = await restore(tx, this.kept.entity, id);
    tx.emit(this.kept.events.restored, id, this.kept.told(row));
    return row;
  }

  async bulk(tx: Tx, body: BulkBody): Promise<{ count: number; ids: Id[] }> {
    const { list, entity, events } = this.kept;
    const ids = await bulkIds(tx, list, body);
    const changed = await changeMany(tx, entity, ids, await this.patch(tx, body));
    if (body.action === 'delete') await this.released(tx, ids);
    const type = { change: events.changed, delete: events.archived, restore: events.restored }[body.action]!;
    for (const { row, diff } of changed) tx.emit(type, row.id, diff);
    return { count: changed.length, ids };
  }

  private async patch(tx: Tx, { action, values }: BulkBody): Promise<Values<E>> {
    if (action !== 'change') return { deletedAt: action === 'delete' ? tx.now : null } as Values<E>;
    const { version: _, ...patch } = await checked(this.kept.Patch, { ...values, version: 1 }, 'values.');
    await this.require(tx, patch as Partial<I>);
    return patch as unknown as Values<E>;
  }
}

/**
 * The verbs of a record that is simply kept: made, changed, archived and restored, one or many, with its events. `class Absences extends keeping({…})`
 * adds what is its own by the hooks `require` and `released`. What has a workflow or writes more than one table has verbs of its own.
 */
export function keeping<E extends BaseRecord, I extends object>(kept: Kept<E, I>): Type<Keeper<E, I>> {
  return class extends Keeping<E, I> {
    protected readonly kept = kept;
  };
}
