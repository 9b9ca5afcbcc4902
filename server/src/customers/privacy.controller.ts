import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional } from 'class-validator';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersJob, AnswersList, Refuses } from '../core/http/openapi';
import { AtVersion, ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { Customer } from './customers.entity';
import { PrivacyService } from './privacy.service';
import { RetentionRule, RetentionRules } from './retention.dto';
import { RetentionService } from './retention.service';

class DataExportInput {
  @ApiPropertyOptional({ type: 'boolean', default: false, description: 'internal notes, too' }) @IsOptional() @IsBoolean() internal?: boolean;
}

@Controller()
export class PrivacyController {
  constructor(
    private readonly work: Work,
    private readonly privacy: PrivacyService,
    private readonly retention: RetentionService,
  ) {}

  /** Everything that is kept about the person, as a ZIP with an index: the job's result names the file. */
  @Post('customers/:id/data-export')
  @HttpCode(202)
  @Can('customers:export')
  @AnswersJob()
  export(@Me() me: Ctx, @Param() { id }: ById, @Body() { internal = false }: DataExportInput) {
    return this.work.write(me, (tx) => this.privacy.start(tx, id, internal));
  }

  @Post('customers/:id/erase')
  @HttpCode(200)
  @Can('customers:delete')
  @Answers(Customer)
  @Refuses('version_conflict', 'in_use', 'not_owner', 'customer_erased', 'customer_merged')
  async erase(@Me() me: Ctx, @Param() { id }: ById, @Body() { version }: AtVersion) {
    const { customer, hashes } = await this.work.write(me, (tx) => this.privacy.erase(tx, { id, version }));
    await this.privacy.discard(me, hashes);
    return customer;
  }

  /** How long each class of data is kept; without months, for ever. */
  @Get('retention-rules')
  @Can('settings:read')
  @AnswersList(RetentionRule)
  rules(@Me() me: Ctx) {
    return this.work.read(me, (tx) => this.retention.rules(tx));
  }

  @Put('retention-rules')
  @Can('settings:write')
  @AnswersList(RetentionRule)
  keep(@Me() me: Ctx, @Body() body: RetentionRules) {
    return this.work.write(me, (tx) => this.retention.keep(tx, body));
  }
}
