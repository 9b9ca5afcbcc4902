import { dashboardEntities } from './dashboards.entity';
import { Report } from './reports.entity';
import { AnalyticsSettings } from './settings.entity';

export const analyticsEntities = [AnalyticsSettings, ...dashboardEntities, Report];
