import { ApiProperty } from '@nestjs/swagger';
import type { ListQuery, Page } from '../list';
import { concealed } from '../custom-fields/conceal';
import type { Id, Tx } from '../tx';
import { newestFirst } from './paging';

/** One thing that happened to a record. */
export class HistoryEntry {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: Id;
  @ApiProperty({ example: 'parts.part_changed' }) type: string;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: 'string', format: 'uuid' }) actor: Id;
  @ApiProperty({ type: 'string', nullable: true, description: 'null where no person did it' }) actorName: string | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'array', items: {} }, description: 'field: [before, after]' }) changes: Record<
    string,
    [unknown, unknown]
  >;
}

// what is no pair of before and after is something the event told: it was nothing before
const COLUMNS = `
  t.id, t.type, t.at, t.actor, (select name from core.users u where u.id = t.actor) as "actorName",
  (select coalesce(jsonb_object_agg(key, case when jsonb_typeof(value) = 'array' and jsonb_array_length(value) = 2 then value else jsonb_build_array(null, value) end), '{}')
    from jsonb_each(t.data)) as changes`;

/** What happened to a record; changes of custom fields that are not for whoever asks are left out. */
export async function historyOf(tx: Tx, subject: Id, query: ListQuery): Promise<Page<HistoryEntry>> {
  const page = await newestFirst<HistoryEntry>(tx, COLUMNS, 'core.events t where t.subject = $1', subject, query);
  return { ...page, items: page.items.map((entry) => ({ ...entry, changes: concealed(entry.changes, tx.ctx.hidden) })) };
}
