import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { bulkOf } from '../core/bulk';
import { Id as IdField, inputOf, Items, lineOf, patchOf, replaceOf, Version } from '../core/dto';
import { anyOf, atLeast, atMost, from, hasAny, isId, list, until, where } from '../core/list';
import type { Id } from '../core/tx';
import { Deal, DealItem, forgotten } from './deals.entity';
import { DEAL_STATUSES, SOURCES } from './deals.rules';
import { ITEM_KEYS } from './items.entity';

export class DealItemInput extends lineOf(DealItem, ITEM_KEYS) {}

const CHANGEABLE = [
  'title',
  'customerId',
  'contactId',
  'value',
  'currency',
  'probability',
  'expectedCloseDate',
  'ownerId',
  'source',
  'tags',
  'notes',
  'priceMode',
  'discountPercent',
  'customFields',
] as const;

export class DealChange extends inputOf(Deal, CHANGEABLE) {
  @Items(() => DealItemInput, { filled: true }) items: DealItemInput[];
}
export class DealInput extends inputOf(Deal, [...CHANGEABLE, 'pipelineId', 'stageId']) {
  @Items(() => DealItemInput, { nullable: true, description: 'lines: builds, parts, services, text' }) items?: DealItemInput[] | null;
}
/** What is typed of a deal, a quote or a job while nothing is kept. */
export class DealPreviewInput extends inputOf(Deal, ['customerId', 'currency', 'priceMode', 'discountPercent']) {
  @Items(() => DealItemInput) items: DealItemInput[];
}
export class DealPatch extends patchOf(DealChange) {}
export class DealReplacement extends replaceOf(DealChange) {}

export const dealList = list({
  entity: Deal,
  search: true,
  filter: {
    status: anyOf('status', DEAL_STATUSES),
    pipelineId: isId('pipelineId'),
    stageId: isId('stageId'),
    customerId: isId('customerId'),
    contactId: isId('contactId'),
    ownerId: isId('ownerId'),
    source: anyOf('source', SOURCES),
    tag: hasAny('tags'),
    valueMin: atLeast('value'),
    valueMax: atMost('value'),
    closeFrom: from('expectedCloseDate'),
    closeTo: until('expectedCloseDate', 'date'),
    closedFrom: from('closedAt'),
    closedTo: until('closedAt'),
    noNextStep: where((bound) => `(${forgotten('t')}) = ${bound}`, 'flag'),
    lostReason: where((bound) => `t.lost_reason = any (${bound})`),
  },
  sort: ['-createdAt', 'title', 'value', 'expectedCloseDate', 'position', 'stageSince', 'probability', 'status', 'closedAt', 'updatedAt'],
});
export class DealQuery extends dealList.Query {}
export class DealExport extends dealList.Export {}
export class DealBulk extends bulkOf(['change', 'delete', 'restore', 'move']) {}

/** Where a card was dropped. */
export class DealMove {
  @IdField() stageId: Id;
  @ApiProperty({ required: false, type: 'integer', minimum: 0, description: 'place in the stage, from 0; left out, the last' })
  @IsOptional()
  @IsInt()
  @Min(0)
  position?: number;
  @Version() version: number;
  @ApiProperty({ required: false, description: 'needed where the stage means lost' }) @IsOptional() @IsString() @MaxLength(500) reason?: string;
}
export class DealLoss {
  @ApiProperty({ required: false, description: 'a loss without a reason is a 422 lost_reason_missing' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;
}
/** Where a bulk move goes: the last places of a stage. */
export class DealMoveValues {
  @IdField() stageId: Id;
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(500) reason?: string;
}

/** A word some deals are sorted by. */
export class DealTag {
  @ApiProperty() tag: string;
}

/** How long a deal stood in a stage. */
export class DealStageEntry {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: Id;
  @ApiProperty({ type: 'string', format: 'uuid' }) stageId: Id;
  @ApiProperty() stageName: string;
  @ApiProperty({ format: 'date-time' }) enteredAt: string;
  @ApiProperty({ type: 'string', nullable: true, description: 'null where no person did it' }) enteredByName: string | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) leftAt: string | null;
  @ApiProperty({ type: 'integer', description: 'until it left, or now' }) seconds: number;
  @ApiProperty({ type: 'string', nullable: true, description: 'why it was lost' }) reason: string | null;
}
