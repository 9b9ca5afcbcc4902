export const ALERT_CREATED = 'analytics.alert_created';
export const ALERT_CHANGED = 'analytics.alert_changed';
export const ALERT_ARCHIVED = 'analytics.alert_archived';
export const ALERT_RESTORED = 'analytics.alert_restored';
/** Data: {name, told, de, en}: whom it is told, and its words. */
export const ALERT_CROSSED = 'analytics.alert_crossed';
/** Data: {name, value}. */
export const ALERT_RETURNED = 'analytics.alert_returned';
/** Data: {name, reason}. */
export const ALERT_PAUSED = 'analytics.alert_paused';
