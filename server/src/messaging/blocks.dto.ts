import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsEmail, IsObject, IsOptional, IsUUID } from 'class-validator';
import type { Id } from '../core/tx';

export class PreviewInput {
  @ApiPropertyOptional({ type: 'string', format: 'uuid', description: 'with the records of this conversation' }) @IsOptional() @IsUUID() conversationId?: Id;
  @ApiPropertyOptional({ type: 'string', format: 'uuid', description: 'with the newest records of this customer' }) @IsOptional() @IsUUID() customerId?: Id;
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } }) @IsOptional() @IsObject() values?: Record<string, string>;
}
export class TrialInput extends PreviewInput {
  @ApiProperty({ type: 'string', format: 'uuid' }) @IsUUID() channelId: Id;
  @ApiProperty({ format: 'email', description: 'where the trial goes' }) @IsEmail() to: string;
}
/** As it would look with a real record. */
export class TemplatePreview {
  @ApiProperty({ type: 'string', nullable: true }) subject: string | null;
  @ApiProperty() content: string;
  @ApiProperty({ type: 'string', nullable: true, description: 'a whole page; null without blocks' }) html: string | null;
  @ApiProperty({ type: 'string', isArray: true, description: 'variables without a value, and documents that are not there' }) missing: string[];
}
export class TrialResult {
  @ApiProperty() ok: boolean;
  @ApiProperty({ type: 'string', nullable: true, description: 'why not, in the words of the mail server' }) reason: string | null;
}
