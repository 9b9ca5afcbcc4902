export const REPORT_CREATED = 'analytics.report_created';
export const REPORT_CHANGED = 'analytics.report_changed';
export const REPORT_ARCHIVED = 'analytics.report_archived';
export const REPORT_RESTORED = 'analytics.report_restored';
