import { Body, Controller, Get, Patch, Put, Query } from '@nestjs/common';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersList, Refuses } from '../core/http/openapi';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { CalendarService } from './calendar.service';
import { Holiday, HolidayQuery, SchedulingSettingsPatch } from './settings.dto';
import { SchedulingSettings } from './settings.entity';
import { SettingsService } from './settings.service';

@Controller()
export class SettingsController {
  constructor(
    private readonly work: Work,
    private readonly settings: SettingsService,
    private readonly calendar: CalendarService,
  ) {}

  @Get('scheduling-settings')
  @Can('settings:read')
  @Answers(SchedulingSettings)
  read(@Me() me: Ctx) {
    return this.work.read(me, (tx) => this.settings.read(tx));
  }

  @Put('scheduling-settings')
  @Can('settings:write')
  @Answers(SchedulingSettings)
  @Refuses('version_conflict', 'duplicate', 'hours_overlap')
  replace(@Me() me: Ctx, @Body() body: SchedulingSettingsPatch) {
    return this.work.write(me, (tx) => this.settings.change(tx, body));
  }

  @Patch('scheduling-settings')
  @Can('settings:write')
  @Answers(SchedulingSettings)
  @Refuses('version_conflict', 'duplicate', 'hours_overlap')
  change(@Me() me: Ctx, @Body() body: SchedulingSettingsPatch) {
    return this.work.write(me, (tx) => this.settings.change(tx, body));
  }

  @Get('holidays')
  @Can('appointments:read')
  @AnswersList(Holiday)
  holidays(@Me() me: Ctx, @Query() query: HolidayQuery) {
    return this.work.read(me, (tx) => this.calendar.holidays(tx, query.year));
  }
}
