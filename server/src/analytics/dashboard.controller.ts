import { Controller, Get } from '@nestjs/common';
import { Can, Me } from '../core/http/can';
import { Answers } from '../core/http/openapi';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { DashboardSummary } from './dashboard.dto';
import { DashboardService } from './dashboard.service';

@Controller('dashboard')
export class DashboardController {
  constructor(
    private readonly work: Work,
    private readonly dashboard: DashboardService,
  ) {}

  @Get('summary')
  @Can('dashboard:read')
  @Answers(DashboardSummary)
  summary(@Me() me: Ctx) {
    return this.work.read(me, (tx) => this.dashboard.summary(tx));
  }
}
