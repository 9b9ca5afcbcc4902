import { Injectable } from '@nestjs/common';
import { bulkIds, type BulkBody, type BulkResult } from '../core/bulk';
import { given } from '../core/fields';
import { core } from '../core/problem';
import { archive, byId, byIds, everyById, insert, restore, update, type Key } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import * as events from './pipeline.events';
import { pipeline as problems } from './pipeline.problems';
import { stageList, type StageChange, type StageInput, type StageQuery } from './pipelines.dto';
import { Stage } from './pipelines.entity';
import { alone, dealsIn, followProbability, order } from './pipelines.queries';
import { plainStage, requireKinds } from './pipelines.rules';
import { PipelinesService } from './pipelines.service';

@Injectable()
export class StagesService {
  constructor(private readonly pipelines: PipelinesService) {}

  list = (tx: Tx, query: StageQuery) => stageList.page(tx, query);

  one = (tx: Tx, id: Id) => byId(tx, Stage, id);

  /** A stage that deals may move to; 422 `stage_unknown`. */
  async living(tx: Tx, id: Id): Promise<Stage> {
    const [found] = await byIds(tx, Stage, [id]);
    if (!found || found.deletedAt) throw problems.stageUnknown({ id }, 'stageId');
    return found;
  }

  /** Left out, its place is the last before won and lost. */
  async create(tx: Tx, input: StageInput): Promise<Stage> {
    await alone(tx);
    const { stages } = await this.pipelines.living(tx, input.pipelineId);
    const kind = input.kind ?? 'open';
    const position = input.position ?? (kind === 'open' ? stages.filter((one) => one.kind === 'open').length : stages.length);
    const made = await insert(tx, Stage, { ...plainStage(kind), ...given(input), position });
    await this.place(tx, stages, made.id, position);
    tx.emit(events.STAGE_CREATED, made.id, { name: made.name, pipelineId: made.pipelineId });
    return this.one(tx, made.id);
  }

  /** 422 `in_use` for another kind while deals stand in it: they would be won or lost without anybody saying so. */
  async change(tx: Tx, id: Id, { version, ...patch }: Partial<StageChange> & { version: number }): Promise<Stage> {
    await alone(tx);
    const before = await this.one(tx, id);
    const { position, ...changed } = patch;
    const { row: stage, diff } = await update(tx, Stage, { id, version }, given(changed));
    const { stages } = await this.pipelines.living(tx, stage.pipelineId);
    if (stage.kind !== before.kind) {
      requireKinds(stages);
      await this.refuseInUse(tx, id);
    }
    if (stage.probability !== before.probability) await followProbability(tx, id, before.probability, stage.probability);
    if (position !== undefined) await this.place(tx, stages, id, position);
    tx.emit(events.STAGE_CHANGED, id, { ...diff, ...(position !== undefined && position !== before.position && { position: [before.position, position] }) });
    return this.one(tx, id);
  }

  /** A PUT says everything; what it leaves out is as plain as in a new stage. */
  replace = (tx: Tx, id: Id, body: StageChange & { version: number }) => this.change(tx, id, { ...plainStage(body.kind), ...given(body) });

  /** Soft delete; 422 `in_use` while deals stand in it (move them first), 422 `stage_needed` for the last of its kind. */
  async archive(tx: Tx, key: Key): Promise<Stage> {
    await alone(tx);
    const { row: stage } = await archive(tx, Stage, key);
    await this.refuseInUse(tx, key.id);
    const { stages } = await this.pipelines.living(tx, stage.pipelineId);
    requireKinds(stages);
    await order(
      tx,
      stages.map(({ id }) => id),
    );
    tx.emit(events.STAGE_ARCHIVED, key.id, { name: stage.name });
    return stage;
  }

  async restore(tx: Tx, id: Id): Promise<Stage> {
    await alone(tx);
    const { row: stage } = await restore(tx, Stage, id);
    const { stages } = await this.pipelines.living(tx, stage.pipelineId);
    await this.place(tx, stages, id, stages.filter((one) => one.id !== id && one.kind === 'open').length);
    tx.emit(events.STAGE_RESTORED, id, { name: stage.name });
    return this.one(tx, id);
  }

  /** Actions: `delete`, `restore`; all or nothing. */
  async bulk(tx: Tx, body: BulkBody): Promise<BulkResult> {
    const ids = await bulkIds(tx, stageList, body);
    const found = await everyById(tx, Stage, ids);
    // a handful at most, each with its own rules
    for (const { id, version } of found) await (body.action === 'delete' ? this.archive(tx, { id, version }) : this.restore(tx, id));
    return { count: ids.length, ids };
  }

  private async refuseInUse(tx: Tx, id: Id): Promise<void> {
    const count = await dealsIn(tx, [id]);
    if (count) throw core.inUse({ reasons: [{ reason: 'deals', count }] });
  }

  private place(tx: Tx, stages: Stage[], id: Id, position: number): Promise<unknown> {
    const others = stages.map((one) => one.id).filter((one) => one !== id);
    return order(tx, [...others.slice(0, position), id, ...others.slice(position)]);
  }
}
