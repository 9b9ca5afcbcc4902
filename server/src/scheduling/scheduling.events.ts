export const SETTINGS_CHANGED = 'scheduling.settings_changed';
export const RESOURCE_CREATED = 'scheduling.resource_created';
export const RESOURCE_CHANGED = 'scheduling.resource_changed';
export const RESOURCE_ARCHIVED = 'scheduling.resource_archived';
export const RESOURCE_RESTORED = 'scheduling.resource_restored';
export const TYPE_CREATED = 'scheduling.appointment_type_created';
export const TYPE_CHANGED = 'scheduling.appointment_type_changed';
export const TYPE_ARCHIVED = 'scheduling.appointment_type_archived';
export const TYPE_RESTORED = 'scheduling.appointment_type_restored';
export const ABSENCE_CREATED = 'scheduling.absence_created';
export const ABSENCE_CHANGED = 'scheduling.absence_changed';
export const ABSENCE_ARCHIVED = 'scheduling.absence_archived';
export const ABSENCE_RESTORED = 'scheduling.absence_restored';
export const SPECIAL_HOURS_CREATED = 'scheduling.special_hours_created';
export const SPECIAL_HOURS_CHANGED = 'scheduling.special_hours_changed';
export const SPECIAL_HOURS_ARCHIVED = 'scheduling.special_hours_archived';
export const SPECIAL_HOURS_RESTORED = 'scheduling.special_hours_restored';
/** Data of every event of an appointment: `{customerId, customerName, typeName, startsAt, status}`, and of a change the diff beside it. */
export const APPOINTMENT_CREATED = 'scheduling.appointment_created';
export const APPOINTMENT_CHANGED = 'scheduling.appointment_changed';
/** Another time, or other resources. */
export const APPOINTMENT_MOVED = 'scheduling.appointment_moved';
export const APPOINTMENT_CONFIRMED = 'scheduling.appointment_confirmed';
export const APPOINTMENT_ARRIVED = 'scheduling.appointment_arrived';
export const APPOINTMENT_COMPLETED = 'scheduling.appointment_completed';
export const APPOINTMENT_CANCELLED = 'scheduling.appointment_cancelled';
export const APPOINTMENT_NO_SHOW = 'scheduling.appointment_no_show';
export const APPOINTMENT_REOPENED = 'scheduling.appointment_reopened';
export const APPOINTMENT_ARCHIVED = 'scheduling.appointment_archived';
export const APPOINTMENT_RESTORED = 'scheduling.appointment_restored';
export const CALENDAR_CREATED = 'scheduling.connected_calendar_created';
export const CALENDAR_CHANGED = 'scheduling.connected_calendar_changed';
export const CALENDAR_ARCHIVED = 'scheduling.connected_calendar_archived';
/** Somebody gave consent. */
export const CALENDAR_CONNECTED = 'scheduling.connected_calendar_connected';
/** The provider no longer lets us in. Data: `{name}`. */
export const CALENDAR_LOST = 'scheduling.connected_calendar_lost';
/** Data: `{customerId, startsAt, sequence, by}`; what is not by mail alone is for those who have other channels. */
export const APPOINTMENT_REMINDED = 'scheduling.appointment_reminded';
/** Who did not come was written to. */
export const APPOINTMENT_MISSED_TOLD = 'scheduling.appointment_missed_told';
/** Other times were offered, because somebody is absent. Data: `{customerId, absenceId, mailId}`. */
export const APPOINTMENT_TIMES_OFFERED = 'scheduling.appointment_times_offered';
export const WAITLIST_ENTRY_CREATED = 'scheduling.waitlist_entry_created';
export const WAITLIST_ENTRY_CHANGED = 'scheduling.waitlist_entry_changed';
export const WAITLIST_ENTRY_ARCHIVED = 'scheduling.waitlist_entry_archived';
export const WAITLIST_ENTRY_RESTORED = 'scheduling.waitlist_entry_restored';
/** A freed time is kept for somebody. */
export const WAITLIST_OFFERED = 'scheduling.waitlist_entry_offered';
export const WAITLIST_ACCEPTED = 'scheduling.waitlist_entry_accepted';
/** Nobody took it in time, or said no. Data: `{freedFrom, freedTo, resourceIds}`: it goes on to the next. */
export const WAITLIST_PASSED = 'scheduling.waitlist_entry_passed';
export const FEED_CREATED = 'scheduling.calendar_feed_created';
export const FEED_ARCHIVED = 'scheduling.calendar_feed_archived';
