export const SUPPLIER_CREATED = 'procurement.supplier_created';
export const SUPPLIER_CHANGED = 'procurement.supplier_changed';
export const SUPPLIER_ARCHIVED = 'procurement.supplier_archived';
export const SUPPLIER_RESTORED = 'procurement.supplier_restored';
export const SUPPLIER_PARTS_SET = 'procurement.supplier_parts_set';
export const SUPPLIER_PARTS_IMPORTED = 'procurement.supplier_parts_imported';
export const PURCHASE_ORDER_CREATED = 'procurement.purchase_order_created';
export const PURCHASE_ORDER_CHANGED = 'procurement.purchase_order_changed';
export const PURCHASE_ORDER_ARCHIVED = 'procurement.purchase_order_archived';
export const PURCHASE_ORDER_RESTORED = 'procurement.purchase_order_restored';
export const PURCHASE_ORDER_SENT = 'procurement.purchase_order_sent';
/** The supplier named its days. */
export const PURCHASE_ORDER_CONFIRMED = 'procurement.purchase_order_confirmed';
/** The supplier was asked where the goods are. */
export const PURCHASE_ORDER_REMINDED = 'procurement.purchase_order_reminded';
export const GOODS_RECEIVED = 'procurement.goods_received';
export const RECEIPT_REVERSED = 'procurement.receipt_reversed';
export const PURCHASE_ORDER_CLOSED = 'procurement.purchase_order_closed';
export const PURCHASE_ORDER_CANCELLED = 'procurement.purchase_order_cancelled';
/** Its expected day has passed; once for each day that is promised. */
export const PURCHASE_ORDER_OVERDUE = 'procurement.purchase_order_overdue';
/** What is still to come is meant for somebody; it is not any more; it has come and is reserved for them. */
export const INCOMING_ALLOCATED = 'procurement.incoming_allocated';
export const INCOMING_RELEASED = 'procurement.incoming_released';
export const INCOMING_RESERVED = 'procurement.incoming_reserved';
export const LINE_CANCELLED = 'procurement.line_cancelled';
