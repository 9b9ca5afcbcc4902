import { Body, Controller, Get, HttpCode, Patch, Post, Put } from '@nestjs/common';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersJob, Refuses } from '../core/http/openapi';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { MessagingSettings } from './settings.entity';
import { MessagingSettingsPatch, MessagingSettingsService } from './settings.service';

@Controller('messaging-settings')
export class MessagingSettingsController {
  constructor(
    private readonly work: Work,
    private readonly settings: MessagingSettingsService,
  ) {}

  @Get()
  @Can('settings:read')
  @Answers(MessagingSettings)
  read(@Me() me: Ctx) {
    return this.work.read(me, (tx) => this.settings.read(tx));
  }

  @Put()
  @Can('settings:write')
  @Answers(MessagingSettings)
  @Refuses('version_conflict')
  replace(@Me() me: Ctx, @Body() body: MessagingSettingsPatch) {
    return this.work.write(me, (tx) => this.settings.change(tx, body));
  }

  @Patch()
  @Can('settings:write')
  @Answers(MessagingSettings)
  @Refuses('version_conflict')
  change(@Me() me: Ctx, @Body() body: MessagingSettingsPatch) {
    return this.work.write(me, (tx) => this.settings.change(tx, body));
  }

  /** A new key for texts at rest; when all are sealed anew, the old one is deleted. */
  @Post('rotate-key')
  @HttpCode(202)
  @Can('settings:write')
  @AnswersJob()
  rotate(@Me() me: Ctx) {
    return this.work.write(me, (tx) => this.settings.rotate(tx));
  }
}
