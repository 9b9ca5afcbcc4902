import { dashboardEntities } from './dashboards.entity';
import { AnalyticsSettings } from './settings.entity';

export const analyticsEntities = [AnalyticsSettings, ...dashboardEntities];
