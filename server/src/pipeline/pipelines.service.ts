import { Injectable } from '@nestjs/common';
import { bulkIds, type BulkBody, type BulkResult } from '../core/bulk';
import { given } from '../core/fields';
import { newId } from '../core/id';
import { organizationOf } from '../core/organization';
import { core } from '../core/problem';
import { Within } from '../core/reactions';
import { archive, byId, byIds, everyById, insert, insertMany, restore, update, type Key } from '../core/rows';
import { row, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import * as events from './pipeline.events';
import { pipeline as problems } from './pipeline.problems';
import { pipelineList, type PipelineChange, type PipelineInput, type PipelineQuery } from './pipelines.dto';
import { Pipeline, Stage } from './pipelines.entity';
import { alone, dealsIn, noDefault } from './pipelines.queries';
import { plainStage, requireKinds } from './pipelines.rules';
import { pipelineName, stagesOf } from './pipelines.templates';

const COUNT = statement(`select count(*)::int as count, (select id from pipeline.pipelines where is_default and deleted_at is null) as "defaultId"
  from pipeline.pipelines where deleted_at is null`);

@Injectable()
export class PipelinesService {
  list = (tx: Tx, query: PipelineQuery) => pipelineList.page(tx, query);

  one = (tx: Tx, id: Id) => byId(tx, Pipeline, id);

  /** The pipeline, if it is there and not deleted; 422 `pipeline_unknown`. */
  async living(tx: Tx, id: Id): Promise<Pipeline> {
    const [found] = await byIds(tx, Pipeline, [id]);
    if (!found || found.deletedAt) throw problems.pipelineUnknown({ id }, 'pipelineId');
    return found;
  }

  /** Where deals go that name no stage: made when it is needed first. */
  async usual(tx: Tx): Promise<Pipeline> {
    await alone(tx);
    const { defaultId } = (await row<{ count: number; defaultId: Id | null }>(tx, COUNT))!;
    if (defaultId) return this.one(tx, defaultId);
    const { industry, locale } = await organizationOf(tx);
    return this.make(tx, { name: pipelineName(industry, locale.startsWith('de') ? 'de' : 'en'), isDefault: true } as PipelineInput);
  }

  /** Who registers finds a pipeline of their industry. */
  @Within('identity.organization_registered', 'identity.industry_chosen')
  async install(tx: Tx): Promise<void> {
    await this.usual(tx);
  }

  /** With the stages that are given, or those of the industry; the first one is the default. 422 `stage_needed`. */
  async create(tx: Tx, input: PipelineInput): Promise<Pipeline> {
    await alone(tx);
    return this.make(tx, input);
  }

  async change(tx: Tx, id: Id, { version, ...patch }: Partial<PipelineChange> & { version: number }): Promise<Pipeline> {
    await alone(tx);
    const before = await this.one(tx, id);
    if (before.isDefault && patch.isDefault === false) throw problems.defaultPipelineNeeded({ id }, 'isDefault');
    if (patch.isDefault) await this.takeDefault(tx, id);
    const { row: pipeline, diff } = await update(tx, Pipeline, { id, version }, patch);
    tx.emit(events.PIPELINE_CHANGED, id, diff);
    return pipeline;
  }

  /** A PUT leaves nothing as it was but its stages and whether it is the default. */
  replace = (tx: Tx, id: Id, body: PipelineChange & { version: number }) => this.change(tx, id, { ...body, position: body.position ?? 0 });

  /** Soft delete; 422 `in_use` while deals stand in it, 422 `default_pipeline_needed`. */
  async archive(tx: Tx, key: Key): Promise<Pipeline> {
    await alone(tx);
    const { row: pipeline } = await archive(tx, Pipeline, key);
    if (pipeline.isDefault) throw problems.defaultPipelineNeeded({ id: key.id });
    const count = await dealsIn(tx, [key.id]);
    if (count) throw core.inUse({ reasons: [{ reason: 'deals', count }] });
    tx.emit(events.PIPELINE_ARCHIVED, key.id, { name: pipeline.name });
    return pipeline;
  }

  async restore(tx: Tx, id: Id): Promise<Pipeline> {
    const { row: pipeline } = await restore(tx, Pipeline, id);
    tx.emit(events.PIPELINE_RESTORED, id, { name: pipeline.name });
    return pipeline;
  }

  /** Actions: `delete`, `restore`; all or nothing. */
  async bulk(tx: Tx, body: BulkBody): Promise<BulkResult> {
    const ids = await bulkIds(tx, pipelineList, body);
    // a handful at most, each with its own rules
    for (const { id, version } of await everyById(tx, Pipeline, ids))
      await (body.action === 'delete' ? this.archive(tx, { id, version }) : this.restore(tx, id));
    return { count: ids.length, ids };
  }

  private async make(tx: Tx, { stages, ...input }: PipelineInput): Promise<Pipeline> {
    const [{ count, defaultId }, { industry, locale }] = await Promise.all([row<{ count: number; defaultId: Id | null }>(tx, COUNT), organizationOf(tx)]).then(
      ([counted, facts]) => [counted!, facts] as const,
    );
    const drafts = stages?.length
      ? stages.map((stage) => ({ ...plainStage(stage.kind), ...given(stage) }))
      : stagesOf(industry, locale.startsWith('de') ? 'de' : 'en');
    requireKinds(drafts);
    const isDefault = input.isDefault || !defaultId;
    if (isDefault) await this.takeDefault(tx, null);
    const id = newId();
    await insert(tx, Pipeline, { ...{ position: count }, ...given(input), id, isDefault });
    await insertMany(
      tx,
      Stage,
      drafts.map(({ name, color, probability, kind }, position) => ({ pipelineId: id, name, color, probability, kind, position })),
    );
    tx.emit(events.PIPELINE_CREATED, id, { name: input.name, stages: drafts.map(({ name }) => name).join(', ') });
    return this.one(tx, id);
  }

  private async takeDefault(tx: Tx, id: Id | null): Promise<void> {
    for (const other of await noDefault(tx, id)) tx.emit(events.PIPELINE_CHANGED, other, { isDefault: [true, false] });
  }
}
