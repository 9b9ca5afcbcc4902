export const CUSTOMER_CREATED = 'customers.customer_created';
export const CUSTOMER_CHANGED = 'customers.customer_changed';
export const CUSTOMER_ARCHIVED = 'customers.customer_archived';
export const CUSTOMER_RESTORED = 'customers.customer_restored';
export const ACTIVITY_ADDED = 'customers.activity_added';
export const ACTIVITY_CHANGED = 'customers.activity_changed';
export const ACTIVITY_ARCHIVED = 'customers.activity_archived';
export const ACTIVITY_RESTORED = 'customers.activity_restored';
/** Its owner was told that it is due. */
export const ACTIVITY_REMINDED = 'customers.activity_reminded';
export const NOTE_ADDED = 'customers.note_added';
export const NOTE_CHANGED = 'customers.note_changed';
export const NOTE_ARCHIVED = 'customers.note_archived';
export const NOTE_RESTORED = 'customers.note_restored';
export const TAG_CREATED = 'customers.tag_created';
export const TAG_CHANGED = 'customers.tag_changed';
export const TAG_ARCHIVED = 'customers.tag_archived';
export const PRESCRIPTION_ADDED = 'customers.prescription_added';
export const PRESCRIPTION_CHANGED = 'customers.prescription_changed';
export const PRESCRIPTION_ARCHIVED = 'customers.prescription_archived';
export const PRESCRIPTION_RESTORED = 'customers.prescription_restored';
/** Somebody looked at it: what ends in `_read` changes nothing, and is told to nobody but the audit log. */
export const MEDICAL_INFORMATION_READ = 'customers.medical_information_read';
export const MEDICAL_INFORMATION_CHANGED = 'customers.medical_information_changed';
export const CONTACT_CREATED = 'customers.contact_created';
export const CONTACT_CHANGED = 'customers.contact_changed';
export const CONTACT_ARCHIVED = 'customers.contact_archived';
export const CONTACT_RESTORED = 'customers.contact_restored';
