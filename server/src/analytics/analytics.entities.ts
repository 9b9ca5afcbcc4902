import { AnalyticsSettings } from './settings.entity';

export const analyticsEntities = [AnalyticsSettings];
