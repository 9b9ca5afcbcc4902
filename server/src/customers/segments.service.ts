import { Injectable } from '@nestjs/common';
import { checked } from '../core/bulk';
import { core, Problem } from '../core/problem';
import { archive, byId, insert, update, type Key } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { plainCustomerList } from './customers.dto';
import { SEGMENT_ARCHIVED, SEGMENT_CHANGED, SEGMENT_CREATED } from './customers.events';
import { mayChange } from './customers.rules';
import { isVisible, readFilter } from './segments.list';
import { Segment, segmentList, type SegmentInput, type SegmentQuery } from './segments.entity';

/** Questions to the list of customers with a name. What a segment means is asked anew whenever it is used. */
@Injectable()
export class SegmentsService {
  /** One's own, and those of others that are shared. */
  list = (tx: Tx, query: SegmentQuery) => segmentList.page(tx, { ...query, visibleTo: [tx.ctx.actor] });

  async one(tx: Tx, id: Id): Promise<Segment> {
    const segment = await byId(tx, Segment, id);
    if (!isVisible(tx, segment)) throw core.notFound({ id });
    return segment;
  }

  /** 400 on `filter.…` for what the list does not know; a segment is not made of others. */
  async create(tx: Tx, input: SegmentInput): Promise<Segment> {
    await known(input.filter);
    const segment = await insert(tx, Segment, input);
    tx.emit(SEGMENT_CREATED, segment.id, { name: segment.name });
    return segment;
  }

  async change(tx: Tx, id: Id, { version, ...patch }: Partial<SegmentInput> & { version: number }): Promise<Segment> {
    await this.mine(tx, id);
    if (patch.filter) await known(patch.filter);
    const { row, diff } = await update(tx, Segment, { id, version }, patch);
    tx.emit(SEGMENT_CHANGED, id, diff);
    return row;
  }

  async archive(tx: Tx, key: Key): Promise<Segment> {
    await this.mine(tx, key.id);
    const { row } = await archive(tx, Segment, key);
    tx.emit(SEGMENT_ARCHIVED, key.id, { name: row.name });
    return row;
  }

  private async mine(tx: Tx, id: Id): Promise<void> {
    const segment = await byId(tx, Segment, id, 'for update');
    if (!isVisible(tx, segment)) throw core.notFound({ id });
    if (!mayChange(tx.ctx, { ...segment, ownerId: null })) throw core.notOwner({ id });
  }
}

/** Segments by their ids with what each asks of a customer, as SQL over the alias `t`: those that whoever asks may see and ask themselves. */
export async function segmentConditions(tx: Tx): Promise<SegmentCondition[]> {
  const { items } = await segmentList.page(tx, { visibleTo: [tx.ctx.actor], perPage: MOST, uncounted: true });
  const found: SegmentCondition[] = [];
  for (const { id, name, filter } of items) {
    const where = await readFilter(plainCustomerList, filter)
      .then((query) => plainCustomerList.condition(tx, query))
      .catch(unlessNotTheirs);
    if (where) found.push({ id, name, where });
  }
  return found;
}
/** A segment that goes by an own field they may not see, or that is gone, is none. */
const unlessNotTheirs = (error: unknown): undefined => {
  if (error instanceof Problem && error.status === 400) return undefined;
  throw error;
};
export interface SegmentCondition {
  id: Id;
  name: string;
  where(bind: (value: unknown) => string): string;
}
const MOST = 1_000;

async function known(filter: Record<string, unknown>): Promise<void> {
  if (filter.segmentId !== undefined) throw core.validationFailed({ rule: 'whitelistValidation' }, 'filter.segmentId');
  await checked(plainCustomerList.Query, filter, 'filter.');
}
