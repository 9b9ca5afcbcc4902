import Truck from '@mui/icons-material/LocalShippingOutlined';
import Assignment from '@mui/icons-material/AssignmentOutlined';
import { page, type RecordLink, type WebModule } from '../core/module';
import type { Delivery } from './deliveries';
import type { Order } from './orders';
import { texts } from './texts';

const order: RecordLink<Order> = {
  resource: 'orders',
  label: 'fulfillment.orders.title',
  icon: Assignment,
  to: ({ id }) => `/orders/${id}`,
  title: ({ orderNumber }) => orderNumber,
  hint: ({ customerName }) => customerName,
  can: 'orders:read',
};
const delivery: RecordLink<Delivery> = {
  resource: 'deliveries',
  label: 'fulfillment.deliveries.title',
  icon: Truck,
  to: ({ id }) => `/deliveries/${id}`,
  title: ({ deliveryNumber }) => deliveryNumber,
  hint: ({ customerName }) => customerName,
  can: 'deliveries:read',
};

export const fulfillment: WebModule = {
  part: 'fulfillment',
  texts,
  nav: [
    {
      place: 'orders',
      to: '/orders',
      label: 'fulfillment.orders.title',
      icon: Assignment,
      can: 'orders:read',
      key: 'o',
      handy: true,
      badge: '/orders?late=true',
    },
    { place: 'deliveries', to: '/deliveries', label: 'fulfillment.deliveries.title', icon: Truck, can: 'deliveries:read', key: 'l' },
  ],
  routes: [
    page('orders', () => import('./OrdersPage'), 'OrdersPage'),
    page('orders/new', () => import('./OrderForm'), 'OrderForm'),
    page('orders/:id', () => import('./OrderPage'), 'OrderPage'),
    page('orders/:id/edit', () => import('./OrderForm'), 'OrderForm'),
    page('deliveries', () => import('./DeliveriesPage'), 'DeliveriesPage'),
    page('deliveries/:id', () => import('./DeliveryPage'), 'DeliveryPage'),
    page('deliveries/:id/edit', () => import('./DeliveryForm'), 'DeliveryForm'),
  ],
  create: [{ label: 'fulfillment.orders.create', to: '/orders/new', icon: Assignment, can: 'orders:write' }],
  records: [order, delivery],
};
