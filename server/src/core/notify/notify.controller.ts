import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';
import { Can, Me, Self } from '../http/can';
import { WithMeta } from '../http/envelope';
import { Answers, AnswersPage, Refuses } from '../http/openapi';
import { ById } from '../http/params';
import { PageQuery } from '../list';
import type { Ctx } from '../tx';
import { Work } from '../work';
import { Notification, Preferences, PreferencesInput, ReadCount } from './notify.entity';
import { NotifyService } from './notify.service';

export class NotificationQuery extends PageQuery {
  @ApiPropertyOptional({ type: 'boolean' })
  @IsOptional()
  @Transform(({ value }) => ({ true: true, false: false })[value as string] ?? value)
  @IsBoolean()
  unread?: boolean;
}

/** One's own: nobody reads what another one was told. */
@Controller('notifications')
export class NotificationsController {
  constructor(
    private readonly work: Work,
    private readonly notify: NotifyService,
  ) {}

  /** `meta.unread` counts all that is unread. */
  @Get()
  @Can('notifications:read')
  @AnswersPage(Notification)
  async list(@Me() me: Ctx, @Query() query: NotificationQuery) {
    const { page, unread } = await this.work.read(me, (tx) => this.notify.mine(tx, query));
    return new WithMeta(page, { unread });
  }

  @Post('read-all')
  @HttpCode(200)
  @Self()
  @Answers(ReadCount)
  readAll(@Me() me: Ctx) {
    return this.work.write(me, (tx) => this.notify.readAll(tx));
  }

  @Post(':id/read')
  @HttpCode(200)
  @Self()
  @Answers(ReadCount)
  read(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.notify.read(tx, id));
  }
}

@Controller('notification-preferences')
export class NotificationPreferencesController {
  constructor(
    private readonly work: Work,
    private readonly notify: NotifyService,
  ) {}

  @Get()
  @Self()
  @Answers(Preferences)
  one(@Me() me: Ctx) {
    return this.work.read(me, (tx) => this.notify.preferences(tx));
  }

  @Put()
  @Self()
  @Answers(Preferences)
  @Refuses('notification_kind_unknown', 'quiet_hours_incomplete')
  choose(@Me() me: Ctx, @Body() body: PreferencesInput) {
    return this.work.write(me, (tx) => this.notify.choose(tx, body));
  }
}
