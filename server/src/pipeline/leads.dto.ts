import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { bulkOf } from '../core/bulk';
import { inputOf, patchOf, replaceOf } from '../core/dto';
import { anyOf, atLeast, atMost, hasAny, isId, list } from '../core/list';
import type { Id } from '../core/tx';
import { SOURCES } from './deals.rules';
import { Lead } from './leads.entity';
import { LEAD_STATUSES, PRIORITIES } from './leads.rules';

export class LeadInput extends inputOf(Lead, [
  'name',
  'company',
  'email',
  'phone',
  'source',
  'status',
  'priority',
  'estimatedValue',
  'currency',
  'expectedCloseDate',
  'campaign',
  'ownerId',
  'tags',
  'notes',
  'lostReason',
]) {}
export class LeadPatch extends patchOf(LeadInput) {}
export class LeadReplacement extends replaceOf(LeadInput) {}

export const leadList = list({
  entity: Lead,
  search: true,
  filter: {
    status: anyOf('status', LEAD_STATUSES),
    source: anyOf('source', SOURCES),
    priority: anyOf('priority', PRIORITIES),
    ownerId: isId('ownerId'),
    customerId: isId('customerId'),
    dealId: isId('dealId'),
    tag: hasAny('tags'),
    scoreMin: atLeast('score'),
    scoreMax: atMost('score'),
    valueMin: atLeast('estimatedValue'),
    valueMax: atMost('estimatedValue'),
  },
  sort: ['-createdAt', 'score', 'name', 'company', 'estimatedValue', 'expectedCloseDate', 'status', 'priority', 'updatedAt'],
});
export class LeadQuery extends leadList.Query {}
export class LeadExport extends leadList.Export {}
export class LeadBulk extends bulkOf(['change', 'delete', 'restore']) {}

export class LeadConversion {
  @ApiPropertyOptional({
    type: 'string',
    format: 'uuid',
    description: 'a customer that is there already; left out, the one with this e-mail or phone, else a new one',
  })
  @IsOptional()
  @IsUUID()
  customerId?: Id;
  @ApiPropertyOptional({ description: 'of the deal; left out, the company or the name' }) @IsOptional() @IsString() @Length(1, 200) title?: string;
  @ApiPropertyOptional({ type: 'string', format: 'uuid', description: 'where the deal goes; left out, the first stage of the default pipeline' })
  @IsOptional()
  @IsUUID()
  stageId?: Id;
}
