export { AnalyticsModule } from './analytics.module';
export { analyticsEntities } from './analytics.entities';
