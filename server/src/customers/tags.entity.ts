import { Transform } from 'class-transformer';
import { Matches } from 'class-validator';
import { Computed, inputOf, patchOf, replaceOf, Text } from '../core/dto';
import { list } from '../core/list';
import { BaseRecord, Table } from '../core/record';

const lower = Transform(({ value }) => (typeof value === 'string' ? value.toLowerCase() : value));

/** A word that customers are marked with, and its colour. `tags` of a customer are the names. */
@Table('customers.tags')
export class Tag extends BaseRecord {
  @Text({ max: 60 }) name: string;
  @Text({ filled: true, max: 7, description: '`#rrggbb`; left out, one is chosen' }) @lower @Matches(/^#[0-9a-f]{6}$/) color: string;
  @Computed((t) => `(select count(*)::int from customers.customers c where c.deleted_at is null and c.tags @> array[${t}.name])`, {
    type: 'integer',
    description: 'customers that have it',
  })
  count: number;
}
export class TagInput extends inputOf(Tag, ['name', 'color']) {}
export class TagPatch extends patchOf(TagInput) {}
export class TagReplacement extends replaceOf(TagInput) {}

export const tagList = list({ entity: Tag, sort: ['name', 'createdAt', 'updatedAt'] });
export class TagQuery extends tagList.Query {}
