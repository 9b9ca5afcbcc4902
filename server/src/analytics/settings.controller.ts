import { Body, Controller, Get, Patch, Put } from '@nestjs/common';
import { Can, Me } from '../core/http/can';
import { Answers, Refuses } from '../core/http/openapi';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { AnalyticsSettings } from './settings.entity';
import { AnalyticsSettingsPatch, AnalyticsSettingsService } from './settings.service';

@Controller('analytics-settings')
export class AnalyticsSettingsController {
  constructor(
    private readonly work: Work,
    private readonly settings: AnalyticsSettingsService,
  ) {}

  @Get()
  @Can('settings:read')
  @Answers(AnalyticsSettings)
  read(@Me() me: Ctx) {
    return this.work.read(me, (tx) => this.settings.read(tx));
  }

  @Put()
  @Can('settings:write')
  @Answers(AnalyticsSettings)
  @Refuses('version_conflict')
  replace(@Me() me: Ctx, @Body() body: AnalyticsSettingsPatch) {
    return this.work.write(me, (tx) => this.settings.change(tx, body));
  }

  @Patch()
  @Can('settings:write')
  @Answers(AnalyticsSettings)
  @Refuses('version_conflict')
  change(@Me() me: Ctx, @Body() body: AnalyticsSettingsPatch) {
    return this.work.write(me, (tx) => this.settings.change(tx, body));
  }
}
