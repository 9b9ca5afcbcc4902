import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { Id as IdField, IsTime, Text } from '../core/dto';
import type { Id } from '../core/tx';
import { Message } from './messages.entity';

/** What the customer at the other end of the sandbox writes. */
export class PlayedMessage {
  @ApiProperty({ description: 'a number, a handle or an e-mail address, as the channel wants it' }) @IsString() @Length(1, 300) from: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 200) name?: string;
  @ApiProperty({ maxLength: 50_000 }) @IsString() @Length(1, 50_000) text: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(500) subject?: string;
  @ApiPropertyOptional({ description: 'of an e-mail: the message it answers' }) @IsOptional() @IsString() @MaxLength(500) inReplyTo?: string;
  @ApiPropertyOptional({ type: 'string', format: 'date-time', description: 'left out, now' }) @IsOptional() @IsTime() at?: string;
}
/** What the customer does with a message of ours. */
export class PlayedReport {
  @ApiProperty({ type: 'string', format: 'uuid' }) @IsUUID() messageId: Id;
  @ApiProperty({ enum: ['delivered', 'read', 'failed'] }) @IsIn(['delivered', 'read', 'failed']) status: 'delivered' | 'read' | 'failed';
  @ApiPropertyOptional({ maxLength: 500 }) @IsOptional() @IsString() @MaxLength(500) reason?: string;
}
export class PlayedQuery {
  @ApiProperty({ description: 'of the customer that is played' }) @IsString() @Length(1, 300) from: string;
}
export class PlayedAnswer {
  @IdField({ nullable: true, description: 'null where the message was known, or came from no address' }) conversationId: Id | null;
  @IdField({ nullable: true }) messageId: Id | null;
}
/** What the customer sees: what was said by both, and nothing of the house. */
export class PlayedView {
  @Text({ nullable: true }) channelName: string | null;
  @ApiProperty({ type: Message, isArray: true, description: 'the oldest first' }) messages: Message[];
}
