import { AlertsController } from './alerts.controller';
import { AlertJobs } from './alerts.jobs';
import { alertCrossed, alertPaused } from './alerts.news';
import { AlertsService } from './alerts.service';
import { AlertWatch } from './alerts.watch';
import { CountedListeners } from './figures.counted';
import { ReportComposer } from './report-mail.composer';
import { ReportMailController } from './report-mail.controller';
import { ReportMailFiles } from './report-mail.files';
import { ScreenTiles } from './report-mail.screen';
import { ReportSubjects } from './report-mail.subjects';
import './schedules.forget';
import { SchedulesController } from './schedules.controller';
import { ScheduleJobs } from './schedules.jobs';
import { reportFailed, schedulePaused } from './schedules.news';
import { ReportRunsController } from './schedules.runs.controller';
import { ReportRunsService } from './schedules.runs';
import { SentReportsService } from './schedules.sent.service';
import { SchedulesService } from './schedules.service';

export const SCHEDULE_CONTROLLERS = [SchedulesController, ReportRunsController, ReportMailController, AlertsController];
export const SCHEDULE_PROVIDERS = [
  CountedListeners,
  SchedulesService,
  ReportRunsService,
  SentReportsService,
  ReportSubjects,
  ScreenTiles,
  ReportComposer,
  ReportMailFiles,
  ScheduleJobs,
  reportFailed,
  schedulePaused,
  AlertsService,
  AlertWatch,
  AlertJobs,
  alertCrossed,
  alertPaused,
];
