import { Injectable } from '@nestjs/common';
import { newId } from '../core/id';
import { archive, byId, insert, update, type Key } from '../core/rows';
import { Expression, rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { CUSTOMER_CHANGED, TAG_ARCHIVED, TAG_CHANGED, TAG_CREATED } from './customers.events';
import { colorOf } from './customers.rules';
import { Tag, tagList, type TagInput, type TagQuery } from './tags.entity';

const ENSURE = statement(`
  insert into customers.tags (id, name, color, created_at, updated_at, created_by, updated_by)
  select g.id, g.name, g.color, $2, $2, $3, $3 from jsonb_to_recordset($1) as g(id uuid, name text, color text)
  where not exists (select from customers.tags t where lower(t.name) = lower(g.name) and t.deleted_at is null) on conflict do nothing returning id, name`);
const RENAME = statement(`
  update customers.customers c set tags = case when $2::text is null then array_remove(c.tags, $1) else array_replace(c.tags, $1, $2) end,
    version = c.version + 1, updated_at = $3, updated_by = $4
  from customers.customers b where b.id = c.id and c.tags @> array[$1::text] returning c.id, b.tags as before, c.tags as after`);

/** New words get a row and a colour of their own. */
export async function ensureTags(tx: Tx, names: unknown): Promise<void> {
  const given = Array.isArray(names) ? [...new Set(names as string[])] : [];
  if (!given.length) return;
  const wanted = given.map((name) => ({ id: newId(), name, color: colorOf(name) }));
  const made = await rows<{ id: Id; name: string }>(tx, ENSURE, [JSON.stringify(wanted), tx.now, tx.ctx.actor]);
  for (const { id, name } of made) tx.emit(TAG_CREATED, id, { name });
}

@Injectable()
export class TagsService {
  list = (tx: Tx, query: TagQuery) => tagList.page(tx, query);

  one = (tx: Tx, id: Id) => byId(tx, Tag, id);

  async create(tx: Tx, input: TagInput): Promise<Tag> {
    const tag = await insert(tx, Tag, { ...input, color: input.color ?? colorOf(input.name) });
    tx.emit(TAG_CREATED, tag.id, { name: tag.name, color: tag.color });
    return tag;
  }

  /** Another name goes to all customers that have it. 409 `tag_taken`. */
  async change(tx: Tx, id: Id, { version, ...patch }: Partial<TagInput> & { version: number }): Promise<Tag> {
    const before = await byId(tx, Tag, id, 'for update');
    // a PUT without a colour chooses one
    const color = (patch.color as unknown) instanceof Expression ? colorOf(patch.name ?? before.name) : patch.color;
    const { diff } = await update(tx, Tag, { id, version }, { ...patch, color });
    if (diff.name) await this.rename(tx, before.name, patch.name!);
    tx.emit(TAG_CHANGED, id, diff);
    return this.one(tx, id);
  }

  /** Takes it off all customers, too. */
  async archive(tx: Tx, key: Key): Promise<Tag> {
    const { row } = await archive(tx, Tag, key);
    await this.rename(tx, row.name, null);
    tx.emit(TAG_ARCHIVED, key.id, { name: row.name });
    return row;
  }

  private async rename(tx: Tx, name: string, to: string | null): Promise<void> {
    const changed = await rows<{ id: Id; before: string[]; after: string[] }>(tx, RENAME, [name, to, tx.now, tx.ctx.actor]);
    for (const { id, before, after } of changed) tx.emit(CUSTOMER_CHANGED, id, { tags: [before, after] });
  }
}
