import { Injectable } from '@nestjs/common';
import { bulkIds, checked, type BulkBody, type BulkResult } from '../core/bulk';
import { core } from '../core/problem';
import { byIds, changeMany, everyById, update, type Diff } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { given } from '../core/fields';
import { dealList, DealMoveValues, DealPatch, type DealMove } from './deals.dto';
import { Deal } from './deals.entity';
import { enter, placesIn, renumber, shift } from './deals.queries';
import { DEAL, mayChange, verbOf } from './deals.rules';
import { DealsService, touchesTotals } from './deals.service';
import * as events from './pipeline.events';
import { pipeline as problems } from './pipeline.problems';
import type { Stage, StageKind } from './pipelines.entity';
import { alone } from './pipelines.queries';
import { PipelinesService } from './pipelines.service';
import { StagesService } from './stages.service';

const EVENTS = { moved: events.DEAL_MOVED, won: events.DEAL_WON, lost: events.DEAL_LOST, reopened: events.DEAL_REOPENED } as const;
/** Behind everything, until the places are counted again. */
const LAST = 2_000_000_000;

/** Cards change places: one at a time per organization, so that two hands on one card end in one truth. */
@Injectable()
export class MovingService {
  constructor(
    private readonly deals: DealsService,
    private readonly pipelines: PipelinesService,
    private readonly stages: StagesService,
  ) {}

  /** To a place in a stage, of any pipeline. 409 `version_conflict` if somebody else moved it first; 422 `stage_unknown`, `lost_reason_missing`. */
  async move(tx: Tx, id: Id, { stageId, position, version, reason }: DealMove): Promise<Deal> {
    await alone(tx);
    const deal = await this.deals.mine(tx, id);
    return this.put(tx, deal, await this.stages.living(tx, stageId), { version, position, reason });
  }

  /** To the top of the first stage for what is won. 409 `invalid_transition`. */
  win = (tx: Tx, id: Id) => this.end(tx, id, 'win');

  /** 422 `lost_reason_missing` without a reason. */
  lose = (tx: Tx, id: Id, reason?: string) => this.end(tx, id, 'lose', reason);

  /** Back to the last open stage of its pipeline. */
  async reopen(tx: Tx, id: Id): Promise<Deal> {
    await alone(tx);
    const deal = await this.deals.mine(tx, id);
    DEAL.move('reopen', deal.status);
    const { stages } = await this.pipelines.living(tx, deal.pipelineId);
    return this.put(tx, deal, stages.filter(({ kind }) => kind === 'open').at(-1)!, { version: deal.version });
  }

  /** What an accepted quote does: whoever looks after the deal, and whatever it was before. */
  async wonBy(tx: Tx, id: Id): Promise<void> {
    await alone(tx);
    const [deal] = await byIds(tx, Deal, [id], 'for update');
    if (!deal || deal.deletedAt || deal.status === 'won') return;
    await this.put(tx, deal, await this.stageOf(tx, deal, 'won'), { version: deal.version, position: 0 });
  }

  /** Actions: `change` (values as in a PATCH), `delete`, `restore`, `move` (`{stageId}`: to its last places); all or nothing. */
  async bulk(tx: Tx, body: BulkBody): Promise<BulkResult> {
    await alone(tx);
    const ids = await bulkIds(tx, dealList, body);
    const found = await everyById(tx, Deal, ids, 'for update');
    const refused = found.filter((deal) => !mayChange(tx.ctx, deal));
    if (refused.length) throw core.notOwner({ ids: refused.map(({ id }) => id) });
    if (body.action === 'move') await this.moveAll(tx, found, await checked(DealMoveValues, body.values, 'values.'));
    else if (body.action === 'change') await this.changeAll(tx, found, body.values);
    else await this.hide(tx, found, body.action === 'delete');
    return { count: found.length, ids };
  }

  private async end(tx: Tx, id: Id, verb: 'win' | 'lose', reason?: string): Promise<Deal> {
    await alone(tx);
    const deal = await this.deals.mine(tx, id);
    const status = DEAL.move(verb, deal.status);
    return this.put(tx, deal, await this.stageOf(tx, deal, status), { version: deal.version, position: 0, reason });
  }

  private async stageOf(tx: Tx, { pipelineId }: Deal, kind: StageKind): Promise<Stage> {
    const { stages } = await this.pipelines.living(tx, pipelineId);
    return stages.find((stage) => stage.kind === kind)!;
  }

  private async put(tx: Tx, deal: Deal, stage: Stage, { version, position, reason }: { version: number; position?: number; reason?: string }): Promise<Deal> {
    const places = await placesIn(tx, stage.id, [deal.id]);
    const place = Math.min(position ?? places, places);
    const { row, diff } = await update(tx, Deal, { id: deal.id, version }, { ...into(deal, stage, tx.now, reason), position: place });
    await shift(tx, deal.id, deal, { stageId: stage.id, position: place });
    if (deal.stageId !== stage.id) await enter(tx, [entry(row, reason)]);
    tx.emit(EVENTS[verbOf(deal.status, stage.kind)], deal.id, told(deal, stage, diff, reason));
    return this.deals.one(tx, deal.id);
  }

  private async moveAll(tx: Tx, found: Deal[], { stageId, reason }: DealMoveValues): Promise<void> {
    const stage = await this.stages.living(tx, stageId);
    const moving = found.filter((deal) => deal.stageId !== stageId);
    if (!moving.length) return found.forEach(({ id }) => tx.emit(events.DEAL_CHANGED, id, {}));
    const ids = moving.map(({ id }) => id);
    const changed = await changeMany(tx, Deal, ids, { ...into(moving[0], stage, tx.now, reason), position: LAST });
    await renumber(tx, [...new Set([stageId, ...moving.map((deal) => deal.stageId)])]);
    await enter(
      tx,
      moving.map(({ id }) => ({ dealId: id, pipelineId: stage.pipelineId, stageId, reason: reason ?? null })),
    );
    changed.forEach(({ diff }, i) => tx.emit(EVENTS[verbOf(moving[i].status, stage.kind)], moving[i].id, told(moving[i], stage, diff, reason)));
  }

  private async changeAll(tx: Tx, found: Deal[], values: unknown): Promise<void> {
    const { version: _, ...patch } = await checked(DealPatch, { ...(values as object), version: 1 }, 'values.');
    const [alike, priced] = split(found, (deal) => !patch.items && !(deal.items.length && touchesTotals(given(patch))));
    await this.deals.changeAlike(tx, alike, patch);
    // each has lines of its own to price again: one after the other, in the order of their ids
    for (const { id, version } of priced) await this.deals.change(tx, id, { ...patch, version });
  }

  private async hide(tx: Tx, found: Deal[], deleted: boolean): Promise<void> {
    const changed = await changeMany(
      tx,
      Deal,
      found.map(({ id }) => id),
      { deletedAt: deleted ? tx.now : null },
    );
    await renumber(tx, [...new Set(found.map(({ stageId }) => stageId))]);
    for (const { row } of changed) tx.emit(deleted ? events.DEAL_ARCHIVED : events.DEAL_RESTORED, row.id, { title: row.title });
  }
}

function split<T>(all: T[], first: (one: T) => boolean): [T[], T[]] {
  return [all.filter(first), all.filter((one) => !first(one))];
}

/** What standing in a stage makes of a deal. */
function into(deal: Deal, stage: Stage, now: string, reason?: string) {
  const here = { stageId: stage.id, pipelineId: stage.pipelineId };
  if (deal.stageId === stage.id) return here;
  const lost = stage.kind === 'lost';
  if (lost && !reason?.trim()) throw problems.lostReasonMissing({}, 'reason');
  const closedAt = stage.kind === 'open' ? null : now;
  return { ...here, status: stage.kind, probability: stage.probability, stageSince: now, closedAt, lostReason: lost ? reason!.trim() : null };
}

const entry = ({ id, pipelineId, stageId }: Deal, reason?: string) => ({ dealId: id, pipelineId, stageId, reason: reason ?? null });

const told = (deal: Deal, stage: Stage, diff: Diff, reason?: string) => ({
  title: deal.title,
  ownerId: deal.ownerId,
  value: deal.value,
  currency: deal.currency,
  ...(diff.stageId ? { stage: [deal.stageName, stage.name] } : { position: diff.position ?? [deal.position, deal.position] }),
  ...(reason && { reason }),
});
