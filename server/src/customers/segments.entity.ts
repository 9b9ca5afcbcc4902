import { Bool, Computed, Free, inputOf, patchOf, Text } from '../core/dto';
import { isFlag, list } from '../core/list';
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

export const segmentList = list({ entity: Segment, filter: { isShared: isFlag('isShared') }, sort: ['name', 'createdAt', 'updatedAt'] });
export class SegmentQuery extends segmentList.Query {}
