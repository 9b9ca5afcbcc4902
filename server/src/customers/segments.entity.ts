import { Bool, Computed, Free, inputOf, patchOf, Text } from '../core/dto';
import { isFlag, list, where } from '../core/list';
import { BaseRecord, Table } from '../core/record';

/** A question to the list of customers that is kept under a name: `filter` is the list's query. */
@Table('customers.segments')
export class Segment extends BaseRecord {
  @Text({ max: 100 }) name: string;
  @Text({ nullable: true, max: 1_000 }) description: string | null;
  @Free({ description: 'the query of the list of customers, as in bulk actions' }) filter: Record<string, unknown>;
  @Bool({ filled: true, description: 'for everybody, or for who made it' }) isShared: boolean;
  @Computed((t) => `select u.name from core.users u where u.id = ${t}.created_by`, { type: 'string', nullable: true }) authorName: string | null;
}
export class SegmentInput extends inputOf(Segment, ['name', 'description', 'filter', 'isShared']) {}
export class SegmentPatch extends patchOf(SegmentInput) {}

const SORT = ['name', 'createdAt', 'updatedAt'] as const;
/** What people may ask of the list. */
export class SegmentQuery extends list({ entity: Segment, filter: { isShared: isFlag('isShared') }, sort: [...SORT] }).Query {}
/** What is asked for them: segments of others are seen where they are shared. */
export const segmentList = list({
  entity: Segment,
  filter: { isShared: isFlag('isShared'), visibleTo: where((bound) => `(t.is_shared or t.created_by = any (${bound}::uuid[]))`, 'id') },
  sort: [...SORT],
});
