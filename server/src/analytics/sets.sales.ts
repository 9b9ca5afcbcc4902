import { ORDER_ARCHIVED, ORDER_CANCELLED, ORDER_CHANGED, ORDER_CONFIRMED, ORDER_CREATED, ORDER_FOLLOWED, ORDER_RESTORED } from '../fulfillment';
import type { DataSet, Words } from './data-sets';

const ORDER_STATUS: Record<string, Words> = {
  draft: { de: 'Entwurf', en: 'Draft' },
  pending: { de: 'Bestätigt', en: 'Confirmed' },
  production: { de: 'In Produktion', en: 'In production' },
  ready: { de: 'Bereit', en: 'Ready' },
  shipped: { de: 'Versandt', en: 'Shipped' },
  delivered: { de: 'Geliefert', en: 'Delivered' },
  cancelled: { de: 'Storniert', en: 'Cancelled' },
};

const ORDER_EVENTS = [ORDER_CREATED, ORDER_CHANGED, ORDER_ARCHIVED, ORDER_RESTORED, ORDER_CONFIRMED, ORDER_CANCELLED, ORDER_FOLLOWED];

export const SETS_OF_SALES: readonly DataSet[] = [
  {
    id: 'orders',
    label: { de: 'Aufträge', en: 'Orders' },
    definition: {
      de: 'Ein Auftrag mit seinem Auftragsdatum, auch ein Entwurf oder ein stornierter.',
      en: 'An order by its order date, drafts and cancelled ones too.',
    },
    permissions: ['orders:read'],
    from: 'fulfillment.orders t left join customers.customers c on c.id = t.customer_id',
    where: 't.deleted_at is null',
    day: 't.order_date',
    columns: {
      number: { label: { de: 'Nummer', en: 'Number' }, type: 'text', sql: 't.order_number' },
      customer: { label: { de: 'Kunde', en: 'Customer' }, type: 'text', sql: 'c.name', by: 't.customer_id', permission: 'customers:read' },
      date: { label: { de: 'Auftragsdatum', en: 'Order date' }, type: 'day', sql: 't.order_date' },
      status: { label: { de: 'Status', en: 'Status' }, type: 'choice', sql: 't.status', choices: ORDER_STATUS },
      currency: { label: { de: 'Währung', en: 'Currency' }, type: 'text', sql: 't.currency' },
      net: { label: { de: 'Netto', en: 'Net' }, type: 'money', sql: 't.subtotal', measures: ['sum', 'mean', 'min', 'max'] },
      total: { label: { de: 'Brutto', en: 'Total' }, type: 'money', sql: 't.total_amount', measures: ['sum', 'mean', 'min', 'max'] },
    },
    custom: { entity: 'orders', sql: 't.custom_fields' },
    shown: ['number', 'customer', 'date', 'status', 'currency', 'net', 'total'],
    opens: { resource: 'orders', id: 't.id' },
    summed: 't.currency = {currency}',
    on: ORDER_EVENTS,
    record: 't.id',
  },
];
