export { rebuildFigures } from './aggregates.rebuild';
export { AnalyticsModule } from './analytics.module';
export { analyticsEntities } from './analytics.entities';
