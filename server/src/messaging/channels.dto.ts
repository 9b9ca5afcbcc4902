import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsOptional } from 'class-validator';
import { bulkOf } from '../core/bulk';
import { inputOf, patchOf, replaceOf, Text } from '../core/dto';
import { anyOf, list } from '../core/list';
import { Channel, CHANNEL_STATUSES, PROVIDERS, SOURCES } from './channels.entity';

export class ChannelInput extends inputOf(Channel, [
  'name',
  'source',
  'provider',
  'settings',
  'ownAddress',
  'signature',
  'businessHours',
  'autoReply',
  'autoReplyWhen',
  'closedOnHolidays',
]) {
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'passwords, tokens, secrets, as the provider has them; kept sealed and never answered. What is not named stays.',
  })
  @IsOptional()
  @IsObject()
  credentials?: Record<string, unknown>;
}
export class ChannelPatch extends patchOf(ChannelInput) {}
export class ChannelReplacement extends replaceOf(ChannelInput) {}

export const channelList = list({
  entity: Channel,
  search: true,
  filter: { source: anyOf('source', SOURCES), provider: anyOf('provider', PROVIDERS), status: anyOf('status', CHANNEL_STATUSES) },
  sort: ['name', 'createdAt', 'updatedAt'],
});
export class ChannelQuery extends channelList.Query {}
export class ChannelExport extends channelList.Export {}
export class ChannelBulk extends bulkOf(['delete', 'restore']) {}

/** How a channel is. */
export class ChannelTest {
  @ApiProperty() ok: boolean;
  @Text({ nullable: true, max: 1_000, description: 'what is wrong, in plain words' }) reason: string | null;
}
