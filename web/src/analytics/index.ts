import Assessment from '@mui/icons-material/AssessmentOutlined';
import Favorite from '@mui/icons-material/FavoriteBorder';
import Dashboard from '@mui/icons-material/SpaceDashboardOutlined';
import { lazy } from 'react';
import { page, type WebModule } from '../core/module';
import { insightsTexts } from './insights.texts';
import { arrangeTexts } from './arrangeTexts';
import { boardTexts } from './boardTexts';
import { alertLink } from './alerts';
import { alertsTexts } from './alerts.texts';
import { reportLink } from './reports';
import { reportsTexts } from './reports.texts';
import { scheduleLink } from './schedules';
import { schedulesTexts } from './schedules.texts';
import { texts } from './texts';

export const analytics: WebModule = {
  texts: [texts, boardTexts, arrangeTexts, insightsTexts, reportsTexts, schedulesTexts, alertsTexts],
  nav: [
    { place: 'dashboard', to: '/dashboard', label: 'analytics.title', icon: Dashboard, can: 'dashboard:read', key: 'd', handy: true },
    { place: 'insights', to: '/insights', label: 'insights.title', icon: Favorite, can: 'insights:read' },
    { place: 'reports', to: '/reports', label: 'reports.title', icon: Assessment, can: 'reports:read' },
  ],
  routes: [
    page('dashboard', () => import('./BoardPage'), 'BoardPage'),
    page('dashboards/:id', () => import('./BoardPage'), 'BoardPage'),
    page('figures/:id', () => import('./MetricPage'), 'MetricPage'),
    page('insights', () => import('./InsightsPage'), 'InsightsPage'),
    page('insights/opportunities', () => import('./InsightsOpportunitiesPage'), 'InsightsOpportunitiesPage'),
    page('insights/engagement', () => import('./InsightsEngagementPage'), 'InsightsEngagementPage'),
    page('insights/outreach', () => import('./InsightsOutreachPage'), 'InsightsOutreachPage'),
    page('insights/settings', () => import('./InsightsSettingsPage'), 'InsightsSettingsPage'),
    page('reports', () => import('./ReportsPage'), 'ReportsPage'),
    page('reports/new', () => import('./ReportBuilderPage'), 'ReportBuilderPage'),
    page('reports/:id', () => import('./ReportPage'), 'ReportPage'),
    page('reports/:id/edit', () => import('./ReportBuilderPage'), 'ReportBuilderPage'),
    page('report-schedules', () => import('./SchedulesPages'), 'SchedulesPage'),
    page('report-schedules/new', () => import('./SchedulesPages'), 'ScheduleForm'),
    page('report-schedules/:id', () => import('./SchedulePage'), 'SchedulePage'),
    page('report-schedules/:id/edit', () => import('./SchedulesPages'), 'ScheduleForm'),
    page('alerts', () => import('./AlertsPages'), 'AlertsPage'),
    page('alerts/new', () => import('./AlertsPages'), 'AlertForm'),
    page('alerts/:id', () => import('./AlertsPages'), 'AlertPage'),
    page('alerts/:id/edit', () => import('./AlertsPages'), 'AlertForm'),
  ],
  create: [{ label: 'reports.create', to: '/reports/new', icon: Assessment, can: 'reports:write' }],
  records: [reportLink, scheduleLink, alertLink],
  commands: [
    { label: 'schedules.title', to: '/report-schedules', can: 'reports:read', words: 'mail e-mail bericht report schedule' },
    { label: 'alerts.title', to: '/alerts', can: 'alerts:read', words: 'warnung schwelle threshold alarm' },
    { label: 'insights.opportunities.title', to: '/insights/opportunities', icon: Favorite, can: 'insights:read', words: 'anrufen call chancen' },
    { label: 'insights.settings.title', to: '/insights/settings', icon: Favorite, can: 'settings:read', words: 'risk risiko limits grenzen' },
  ],
  tabs: [
    {
      of: 'customers',
      key: 'insights',
      label: 'insights.record.tab',
      can: 'insights:read',
      part: lazy(async () => ({ default: (await import('./InsightsTab')).InsightsTab })),
    },
    {
      of: 'parts',
      key: 'forecast',
      label: 'boards.forecast.part',
      can: 'metrics:read',
      part: lazy(async () => ({ default: (await import('./PartForecast')).PartForecast })),
    },
  ],
};
