export const SETTINGS_CHANGED = 'analytics.settings_changed';
