import { Matches } from 'class-validator';
import { Bool, Computed, field, Id as IdField, Int, Lines, OneOf, RateField, Text, type FieldOptions } from '../core/dto';
import { BaseRecord, Table } from '../core/record';
import type { Rate } from '../core/money';
import type { Id } from '../core/tx';

export const STAGE_KINDS = ['open', 'won', 'lost'] as const;
export type StageKind = (typeof STAGE_KINDS)[number];

const Color = (options: FieldOptions = {}) =>
  field(options, { type: 'text' }, { type: 'string', pattern: '^#[0-9a-fA-F]{6}$', example: '#2563eb' }, Matches(/^#[0-9a-fA-F]{6}$/));

@Table('pipeline.stages')
export class Stage extends BaseRecord {
  @IdField() pipelineId: Id;
  @Text({ max: 80 }) name: string;
  @Int({ filled: true, description: 'place in the pipeline, from 0; left out, the last before won and lost' }) position: number;
  @Color({ filled: true }) color: string;
  @RateField({ filled: true, description: 'of winning what stands here, in percent' }) probability: Rate;
  @OneOf('StageKind', STAGE_KINDS, { filled: true, description: 'what moves here is won or lost, or still open' }) kind: StageKind;
}

@Table('pipeline.pipelines')
export class Pipeline extends BaseRecord {
  @Text({ max: 80 }) name: string;
  @Int({ filled: true, description: 'among the pipelines, from 0' }) position: number;
  @Bool({ filled: true, description: 'where deals go that name no stage; setting it takes it from another' }) isDefault: boolean;
  @Lines(() => Stage, { by: 'pipelineId', living: true }) stages: Stage[];
  @Computed((t) => `select count(*)::int from pipeline.deals d where d.pipeline_id = ${t}.id and d.status = 'open' and d.deleted_at is null`, {
    type: 'integer',
  })
  openDeals: number;
}
