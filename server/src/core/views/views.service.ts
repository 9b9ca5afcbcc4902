import { Injectable } from '@nestjs/common';
import { pageOf, type Page, type PageQuery } from '../list';
import { core } from '../problem';
import { archive, byId, changeMany, insert, update, type Key } from '../rows';
import { shapeOf } from '../shape';
import { rows, statement } from '../sql';
import type { Id, Tx } from '../tx';
import { SavedView, type SavedViewInput, type SavedViewPatch } from './views.entity';
import './views.problems';

const DEFAULTS = statement(
  `select id from core.saved_views where created_by = $1 and list = $2 and is_default and deleted_at is null and id <> $3 order by id for update`,
);
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** One's own views and those that others share. */
@Injectable()
export class SavedViewsService {
  async list(tx: Tx, { list, ...query }: PageQuery & { list?: string }): Promise<Page<SavedView>> {
    const { table, columns } = shapeOf(SavedView);
    const text = `select ${columns('t')} from ${table} t
      where deleted_at is null and (shared or created_by = $1) and ($2::text is null or list = $2) order by list, name collate "de-x-icu", id`;
    return pageOf(await rows<SavedView>(tx, statement(text), [tx.ctx.actor, list ?? null]), query);
  }

  /** 404 for a view somebody else keeps to themselves. */
  async one(tx: Tx, id: Id, lock: '' | 'for update' = ''): Promise<SavedView> {
    const view = await byId(tx, SavedView, id, lock);
    if (!view.shared && view.createdBy !== tx.ctx.actor) throw core.notFound({ id });
    return view;
  }

  /** A new default takes the place of the one before. */
  async create(tx: Tx, input: SavedViewInput): Promise<SavedView> {
    if (input.isDefault) await this.replaceDefault(tx, tx.ctx.actor, input.list);
    const view = await insert(tx, SavedView, input);
    tx.emit('core.view_created', view.id, { name: view.name, list: view.list, shared: view.shared });
    return view;
  }

  async change(tx: Tx, id: Id, { version, ...patch }: SavedViewPatch): Promise<SavedView> {
    const before = await this.mine(tx, id);
    if (patch.isDefault) await this.replaceDefault(tx, before.createdBy, before.list, id);
    const { row: view, diff } = await update(tx, SavedView, { id, version }, patch);
    tx.emit('core.view_changed', id, diff);
    return view;
  }

  async archive(tx: Tx, key: Key): Promise<SavedView> {
    await this.mine(tx, key.id);
    const { row: view } = await archive(tx, SavedView, key);
    tx.emit('core.view_deleted', view.id, { name: view.name, list: view.list });
    return view;
  }

  private async mine(tx: Tx, id: Id): Promise<SavedView> {
    const view = await this.one(tx, id, 'for update');
    if (view.createdBy !== tx.ctx.actor && tx.ctx.role !== 'admin') throw core.notOwner();
    return view;
  }

  private async replaceDefault(tx: Tx, owner: Id, list: string, except: Id = NOBODY): Promise<void> {
    const before = await rows<{ id: Id }>(tx, DEFAULTS, [owner, list, except]);
    if (!before.length) return;
    const changed = await changeMany(
      tx,
      SavedView,
      before.map(({ id }) => id),
      { isDefault: false },
    );
    for (const { row, diff } of changed) tx.emit('core.view_changed', row.id, diff);
  }
}
