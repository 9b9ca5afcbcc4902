import { Injectable } from '@nestjs/common';
import { bulkIds, type BulkBody } from '../core/bulk';
import { whole } from '../core/dto';
import { refuseIfHeld } from '../core/holds';
import { archive, byId, changeMany, insert, restore, update, type Key } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { CategoryInput, categoryList, PartCategory, type CategoryQuery, type CategoryReplacement } from './categories.entity';
import { categories, facets, renameCategory, usesOf } from './categories.queries';
import { CATEGORY_ARCHIVED, CATEGORY_CHANGED, CATEGORY_CREATED, CATEGORY_RESTORED, PART_CHANGED } from './parts.events';
import { parts } from './parts.problems';
import { faultOf, oneTree } from './tree.queries';

type Change = Partial<CategoryInput> & { version: number };

/** A tree of categories, each with the specifications its parts have. */
@Injectable()
export class CategoriesService {
  list = (tx: Tx, query: CategoryQuery) => categoryList.page(tx, query);
  one = (tx: Tx, id: Id): Promise<PartCategory> => byId(tx, PartCategory, id);
  used = categories;
  facets = facets;

  async create(tx: Tx, input: CategoryInput): Promise<PartCategory> {
    this.requireDistinct(input.fields);
    if (input.parentId) await this.requireParent(tx, null, input.parentId);
    const category = await insert(tx, PartCategory, input);
    tx.emit(CATEGORY_CREATED, category.id, { name: category.name });
    return category;
  }

  replace = (tx: Tx, id: Id, body: CategoryReplacement): Promise<PartCategory> => this.change(tx, id, whole(CategoryInput, body));

  /** A new name goes to its parts, too. 422 `category_cycle` below itself. */
  async change(tx: Tx, id: Id, { version, ...patch }: Change): Promise<PartCategory> {
    this.requireDistinct(patch.fields);
    if (patch.parentId) await this.requireParent(tx, id, patch.parentId);
    const { diff } = await update(tx, PartCategory, { id, version }, patch);
    tx.emit(CATEGORY_CHANGED, id, diff);
    if (diff.name) {
      const [before, after] = diff.name as [string, string];
      for (const partId of await renameCategory(tx, before, after)) tx.emit(PART_CHANGED, partId, { category: diff.name });
    }
    return this.one(tx, id);
  }

  /** Soft delete; 422 `in_use` while parts or categories stand in it. */
  async archive(tx: Tx, key: Key): Promise<PartCategory> {
    const { row } = await archive(tx, PartCategory, key);
    await this.refuseIfUsed(tx, [key.id]);
    tx.emit(CATEGORY_ARCHIVED, key.id, { name: row.name });
    return row;
  }

  async restore(tx: Tx, id: Id): Promise<PartCategory> {
    const { row } = await restore(tx, PartCategory, id);
    if (row.parentId) await this.requireParent(tx, id, row.parentId);
    tx.emit(CATEGORY_RESTORED, id, { name: row.name });
    return row;
  }

  /** The same to many: all or nothing. Actions: `delete`, `restore`. */
  async bulk(tx: Tx, body: BulkBody): Promise<{ count: number; ids: Id[] }> {
    const ids = await bulkIds(tx, categoryList, body);
    const done = await changeMany(tx, PartCategory, ids, { deletedAt: body.action === 'delete' ? tx.now : null });
    if (body.action === 'delete') await this.refuseIfUsed(tx, ids);
    for (const { row } of done) tx.emit(body.action === 'delete' ? CATEGORY_ARCHIVED : CATEGORY_RESTORED, row.id, { name: row.name });
    return { count: done.length, ids };
  }

  private async requireParent(tx: Tx, id: Id | null, parentId: Id): Promise<void> {
    await oneTree(tx);
    const fault = await faultOf(tx, 'parts.categories', id ?? parentId, parentId);
    if (fault === 'gone') throw parts.categoryUnknown({ ids: [parentId] }, 'parentId');
    if (id && fault === 'circle') throw parts.categoryCycle({ id }, 'parentId');
  }

  private requireDistinct(fields: PartCategory['fields'] | undefined): void {
    const names = (Array.isArray(fields) ? fields : []).map(({ name }) => name.toLowerCase());
    const twice = names.findIndex((name, at) => names.indexOf(name) < at);
    if (twice >= 0) throw parts.specificationRepeated({ name: fields![twice].name }, `fields.${twice}.name`);
  }

  private async refuseIfUsed(tx: Tx, ids: Id[]): Promise<void> {
    const { parts: inside, below } = await usesOf(tx, ids);
    await refuseIfHeld(tx, ids, [
      { reason: 'parts', count: inside },
      { reason: 'categories_below', count: below },
    ]);
  }
}
