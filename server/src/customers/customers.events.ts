export const CUSTOMER_CREATED = 'customers.customer_created';
export const CUSTOMER_CHANGED = 'customers.customer_changed';
export const CUSTOMER_ARCHIVED = 'customers.customer_archived';
export const CUSTOMER_RESTORED = 'customers.customer_restored';
