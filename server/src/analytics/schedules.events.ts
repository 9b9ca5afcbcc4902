export const SCHEDULE_CREATED = 'analytics.report_schedule_created';
export const SCHEDULE_CHANGED = 'analytics.report_schedule_changed';
export const SCHEDULE_ARCHIVED = 'analytics.report_schedule_archived';
export const SCHEDULE_RESTORED = 'analytics.report_schedule_restored';
/** Data: {name, reason}. */
export const SCHEDULE_PAUSED = 'analytics.report_schedule_paused';
/** Data: {runId, dueAt, trigger}. */
export const REPORT_RUN_STARTED = 'analytics.report_run_started';
/** Data: {runId, name, sent, skipped}. */
export const REPORT_RUN_FINISHED = 'analytics.report_run_finished';
/** Nobody got anything of a run, or some did not. Data: {runId, name, error, ownerId}. */
export const REPORT_RUN_FAILED = 'analytics.report_run_failed';
/** Data: {runId, recipient}. */
export const REPORT_RETRIED = 'analytics.report_run_retried';
/** Data: {email, subscribed}. */
export const REPORT_SUBSCRIPTION = 'analytics.report_subscription_changed';
