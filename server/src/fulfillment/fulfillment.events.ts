export const ORDER_CREATED = 'fulfillment.order_created';
export const ORDER_CHANGED = 'fulfillment.order_changed';
export const ORDER_ARCHIVED = 'fulfillment.order_archived';
export const ORDER_RESTORED = 'fulfillment.order_restored';
export const ORDER_CONFIRMED = 'fulfillment.order_confirmed';
export const ORDER_SENT = 'fulfillment.order_sent';
/** The customer was told that it can be picked up, or is to be called. */
export const ORDER_ANNOUNCED = 'fulfillment.order_announced';
export const ORDER_CANCELLED = 'fulfillment.order_cancelled';
export const ORDER_RESERVED = 'fulfillment.order_reserved';
export const PRODUCTION_ORDER_RESERVED = 'fulfillment.production_order_reserved';
/** The status followed from production or deliveries. */
export const ORDER_FOLLOWED = 'fulfillment.order_status_followed';
export const ORDER_INVOICED = 'fulfillment.order_invoiced';
export const DELIVERY_CREATED = 'fulfillment.delivery_created';
export const DELIVERY_CHANGED = 'fulfillment.delivery_changed';
export const DELIVERY_ARCHIVED = 'fulfillment.delivery_archived';
export const DELIVERY_RESTORED = 'fulfillment.delivery_restored';
export const DELIVERY_SHIPPED = 'fulfillment.delivery_shipped';
/** The customer was told by mail that it is on its way. */
export const DELIVERY_NOTIFIED = 'fulfillment.delivery_notified';
export const DELIVERY_DELIVERED = 'fulfillment.delivery_delivered';
export const DELIVERY_CANCELLED = 'fulfillment.delivery_cancelled';
export const DELIVERY_RETURNED = 'fulfillment.delivery_returned';
