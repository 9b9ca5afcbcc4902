import { activitySubject, customerFacts, customerVisits, customerWins, refersToCustomer, relatedToCustomer, timeline } from '../customers';
import { byIds } from '../core/rows';
import { rows, statement } from '../core/sql';
import * as events from './fulfillment.events';
import { Order } from './orders.entity';

// what the law wants kept of a sale says the invoice
refersToCustomer('fulfillment.orders', {
  erased: `customer_reference = null, billing_address = null, shipping_address = null, notes = null, customer_snapshot = null, custom_fields = '{}'`,
  below: [
    { table: 'fulfillment.order_items', of: 'order_id', erased: `prescription = null` },
    { table: 'fulfillment.deliveries', of: 'order_id', erased: `shipping_address = null, signed_by = null, notes = null, version = b.version + 1` },
  ],
});

activitySubject({ type: 'orders', customerOf: async (tx, id) => (await byIds(tx, Order, [id]))[0]?.customerId });

const NEWEST = statement(`
  select id, order_number as "orderNumber", status, to_char(order_date, 'YYYY-MM-DD') as "orderDate",
    to_char(expected_delivery_date, 'YYYY-MM-DD') as "expectedDeliveryDate", total_amount as "totalAmount", currency
  from fulfillment.orders where customer_id = $1 and deleted_at is null order by id desc limit 20`);
relatedToCustomer({ name: 'orders', can: 'orders:read', read: (tx, customerId) => rows(tx, NEWEST, [customerId]) });

const row = (figure: string, condition: string) => `
  select o.customer_id, '${figure}', 'orders', o.id, o.order_number, coalesce(o.confirmed_at, o.created_at), o.subtotal, o.currency
  from fulfillment.orders o where o.customer_id = any (array(select id from who)) and o.deleted_at is null and o.status ${condition}`;

/** Orders that were confirmed, and those of them that are still to be delivered; net amounts. */
const orderFacts = customerFacts({
  sql: `${row('orders', `not in ('draft', 'cancelled')`)} union all ${row('openOrders', `in ('pending', 'production', 'ready', 'shipped')`)}`,
  on: [events.ORDER_CONFIRMED, events.ORDER_CANCELLED, events.ORDER_ARCHIVED, events.ORDER_RESTORED],
  customersOf: `select customer_id from fulfillment.orders where id = any ($1)`,
});

// who waits for goods is expected to hear of us; an order is a contact, but nobody was expected at a time
customerVisits(`
  select o.customer_id, case when o.status = 'delivered' then 'dealt' else 'ahead' end, coalesce(o.confirmed_at, o.created_at)
  from fulfillment.orders o where o.customer_id = any (array(select id from who)) and o.deleted_at is null and o.status not in ('draft', 'cancelled')`);

customerWins(`
  select o.customer_id, 'orders', o.id, o.created_at from fulfillment.orders o where o.customer_id = any (array(select id from who)) and o.deleted_at is null`);

const ORDER = `select customer_id as "customerId", order_number as "orderNumber" from fulfillment.orders where id = $1`;
const DELIVERY = `select o.customer_id as "customerId", d.delivery_number as "deliveryNumber", o.order_number as "orderNumber"
  from fulfillment.deliveries d join fulfillment.orders o on o.id = d.order_id where d.id = $1`;
const order = (on: string, en: string, de: string) => timeline({ on, type: 'order', resource: 'orders', facts: ORDER, says: { en, de } });
const delivery = (on: string, en: string, de: string) => timeline({ on, type: 'delivery', resource: 'deliveries', facts: DELIVERY, says: { en, de } });

/** What orders and deliveries bring to the page of their customer. */
export const customerLinks = [
  orderFacts,
  order(events.ORDER_CREATED, 'Order {orderNumber} drafted', 'Auftrag {orderNumber} entworfen'),
  order(events.ORDER_CONFIRMED, 'Order {orderNumber} confirmed', 'Auftrag {orderNumber} bestätigt'),
  order(events.ORDER_SENT, 'Confirmation of order {orderNumber} sent', 'Bestätigung von Auftrag {orderNumber} verschickt'),
  order(events.ORDER_ANNOUNCED, 'Told that order {orderNumber} can be picked up', 'Abholung von Auftrag {orderNumber} gemeldet'),
  order(events.ORDER_CANCELLED, 'Order {orderNumber} cancelled', 'Auftrag {orderNumber} storniert'),
  delivery(events.DELIVERY_SHIPPED, 'Delivery {deliveryNumber} of order {orderNumber} shipped', 'Lieferung {deliveryNumber} zu Auftrag {orderNumber} versandt'),
  delivery(events.DELIVERY_DELIVERED, 'Delivery {deliveryNumber} arrived', 'Lieferung {deliveryNumber} angekommen'),
  delivery(events.DELIVERY_RETURNED, 'Goods of delivery {deliveryNumber} came back', 'Waren aus Lieferung {deliveryNumber} kamen zurück'),
];
