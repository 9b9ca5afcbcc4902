/** Subject: the person. Their browsers read what is new. */
export const NOTIFIED = 'core.notified';
/** Subject: the person. */
export const NOTIFICATIONS_READ = 'core.notifications_read';
export const NOTIFICATION_PREFERENCES_CHANGED = 'core.notification_preferences_changed';
