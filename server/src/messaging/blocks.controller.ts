import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsEmail, IsObject, IsOptional, IsUUID } from 'class-validator';
import { Can, Me } from '../core/http/can';
import { Answers, Refuses } from '../core/http/openapi';
import { ById } from '../core/http/params';
import type { Ctx, Id } from '../core/tx';
import { Work } from '../core/work';
import { TrialService } from './trial.service';

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

@Controller('message-templates')
export class TemplateTrialsController {
  constructor(
    private readonly work: Work,
    private readonly trials: TrialService,
  ) {}

  /** The template with a real record. */
  @Post(':id/preview')
  @HttpCode(200)
  @Can('message-templates:read')
  @Answers(TemplatePreview)
  preview(@Me() me: Ctx, @Param() { id }: ById, @Body() body: PreviewInput) {
    return this.work.read(me, (tx) => this.trials.preview(tx, id, body));
  }

  /** The template as a mail to oneself; no conversation begins. */
  @Post(':id/trial')
  @HttpCode(200)
  @Can('message-templates:write')
  @Answers(TrialResult)
  @Refuses('channel_unknown', 'channel_not_connected', 'template_unfit')
  async trial(@Me() me: Ctx, @Param() { id }: ById, @Body() body: TrialInput): Promise<TrialResult> {
    const trial = await this.work.read({ ...me, once: undefined }, (tx) => this.trials.prepare(tx, id, body));
    return this.trials.send(trial);
  }
}
