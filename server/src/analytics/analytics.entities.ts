import { Alert } from './alerts.entity';
import { dashboardEntities } from './dashboards.entity';
import { Report } from './reports.entity';
import { ReportRun, ReportSchedule } from './schedules.entity';
import { AnalyticsSettings } from './settings.entity';

export const analyticsEntities = [AnalyticsSettings, ...dashboardEntities, Report, ReportSchedule, ReportRun, Alert];
