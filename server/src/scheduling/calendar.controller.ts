import { Controller, Get, Query } from '@nestjs/common';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersList, Refuses } from '../core/http/openapi';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { AvailabilityQuery, FreeSlot } from './availability.dto';
import { AvailabilityService } from './availability.service';
import { CalendarQuery, CalendarView } from './calendar.dto';
import { CalendarService } from './calendar.service';

@Controller()
export class CalendarController {
  constructor(
    private readonly work: Work,
    private readonly calendar: CalendarService,
    private readonly availability: AvailabilityService,
  ) {}

  @Get('calendar')
  @Can('appointments:read')
  @Answers(CalendarView)
  view(@Me() me: Ctx, @Query() query: CalendarQuery) {
    return this.work.read(me, (tx) => this.calendar.view(tx, query));
  }

  @Get('availability')
  @Can('appointments:read')
  @AnswersList(FreeSlot)
  @Refuses('appointment_type_unknown', 'resource_unknown')
  free(@Me() me: Ctx, @Query() query: AvailabilityQuery) {
    return this.work.read(me, (tx) => this.availability.free(tx, query));
  }
}
