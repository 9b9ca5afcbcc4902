import { Controller, Get, Param, Query } from '@nestjs/common';
import { Can, Me } from '../core/http/can';
import { Answers } from '../core/http/openapi';
import { ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { ByForecast, ForecastAnswer, ForecastOfQuery } from './forecast.dto';
import { ForecastService } from './forecast.service';

@Controller('forecasts')
export class ForecastController {
  constructor(
    private readonly work: Work,
    private readonly forecasts: ForecastService,
  ) {}

  /** What is sold and consumed of a part, month by month. */
  @Get('parts/:id')
  @Can('metrics:read')
  @Answers(ForecastAnswer)
  part(@Me() me: Ctx, @Param() { id }: ById, @Query() { months }: ForecastOfQuery) {
    return this.work.read(me, (tx) => this.forecasts.ofPart(tx, id, months));
  }

  /** A number that adds up, such as `revenue`, month by month. */
  @Get(':id')
  @Can('metrics:read')
  @Answers(ForecastAnswer)
  metric(@Me() me: Ctx, @Param() { id }: ByForecast, @Query() { months }: ForecastOfQuery) {
    return this.work.read(me, (tx) => this.forecasts.ofMetric(tx, id, months));
  }
}
