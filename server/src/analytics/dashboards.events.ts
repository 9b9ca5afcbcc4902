/** Data: `{name, shared}`, of a change the diff. */
export const DASHBOARD_CREATED = 'analytics.dashboard_created';
export const DASHBOARD_CHANGED = 'analytics.dashboard_changed';
export const DASHBOARD_ARCHIVED = 'analytics.dashboard_deleted';
export const DASHBOARD_RESTORED = 'analytics.dashboard_restored';
/** Somebody begins with another dashboard. Data: `{dashboardId}`, null for that of the role. */
export const DASHBOARD_CHOSEN = 'analytics.dashboard_chosen';
