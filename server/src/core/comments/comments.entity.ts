import { Computed, Id as IdField, Ids, inputOf, Text } from '../dto';
import { BaseRecord, Table } from '../record';
import type { Id } from '../tx';

/** What somebody says on a record; `@Name` in the text stands for a member in `mentions`. */
@Table('core.comments')
export class Comment extends BaseRecord {
  @Text() resource: string;
  @IdField() subjectId: Id;
  @Text({ max: 5_000 }) text: string;
  @Ids({ max: 50, filled: true }) mentionIds: Id[];
  @Computed((t) => `(select name from core.users u where u.id = ${t}.created_by)`, { type: 'string', nullable: true }) authorName: string | null;
  @Computed(
    (t) =>
      `(select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) order by u.name), '[]') from core.users u where u.id = any (${t}.mention_ids))`,
    {
      type: 'array',
      items: { type: 'object', required: ['id', 'name'], properties: { id: { type: 'string', format: 'uuid' }, name: { type: 'string' } } },
    },
  )
  mentions: { id: Id; name: string }[];
}

export class CommentInput extends inputOf(Comment, ['text', 'mentionIds']) {}
