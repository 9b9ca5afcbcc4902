import { Body, Controller, Get, HttpCode, Patch, Post, Put } from '@nestjs/common';
import { Can, Me } from '../core/http/can';
import { Answers, Refuses } from '../core/http/openapi';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { InsightPreview, InsightSettings, InsightSettingsPatch, InsightSettingsWanted } from './insight-settings.entity';
import { InsightSettingsService } from './insight-settings.service';

@Controller('insight-settings')
export class InsightSettingsController {
  constructor(
    private readonly work: Work,
    private readonly settings: InsightSettingsService,
  ) {}

  @Get()
  @Can('settings:read')
  @Answers(InsightSettings)
  read(@Me() me: Ctx) {
    return this.work.read(me, (tx) => this.settings.read(tx));
  }

  /** How many would stand otherwise by other limits: members left out stay as they are, and nothing is kept. */
  @Post('preview')
  @HttpCode(200)
  @Can('settings:read')
  @Answers(InsightPreview)
  @Refuses('limits_crossed')
  preview(@Me() me: Ctx, @Body() body: InsightSettingsWanted) {
    return this.work.read(me, (tx) => this.settings.preview(tx, body));
  }

  @Put()
  @Can('settings:write')
  @Answers(InsightSettings)
  @Refuses('version_conflict', 'limits_crossed')
  replace(@Me() me: Ctx, @Body() body: InsightSettingsPatch) {
    return this.work.write(me, (tx) => this.settings.change(tx, body));
  }

  @Patch()
  @Can('settings:write')
  @Answers(InsightSettings)
  @Refuses('version_conflict', 'limits_crossed')
  change(@Me() me: Ctx, @Body() body: InsightSettingsPatch) {
    return this.work.write(me, (tx) => this.settings.change(tx, body));
  }
}
