import LocalShipping from '@mui/icons-material/FactoryOutlined';
import Insights from '@mui/icons-material/InsightsOutlined';
import Receipt from '@mui/icons-material/ReceiptLongOutlined';
import { page, type RecordLink, type WebModule } from '../core/module';
import type { PurchaseOrder } from './orders';
import type { Supplier } from './suppliers';
import { texts } from './texts';

const order: RecordLink<PurchaseOrder> = {
  resource: 'purchase-orders',
  label: 'procurement.orders.title',
  icon: Receipt,
  to: ({ id }) => `/purchase-orders/${id}`,
  title: ({ poNumber }) => poNumber,
  hint: ({ supplierName }) => supplierName,
  can: 'purchase-orders:read',
};
const supplier: RecordLink<Supplier> = {
  resource: 'suppliers',
  label: 'procurement.suppliers.title',
  icon: LocalShipping,
  to: ({ id }) => `/suppliers/${id}`,
  title: ({ name }) => name,
  hint: ({ supplierNumber }) => supplierNumber,
  can: 'suppliers:read',
};

export const procurement: WebModule = {
  part: 'procurement',
  texts,
  nav: [
    {
      place: 'purchasing',
      to: '/purchase-orders',
      label: 'procurement.orders.title',
      icon: Receipt,
      can: 'purchase-orders:read',
      key: 'b',
      badge: '/purchase-orders?overdue=true',
    },
    { place: 'planning', to: '/planning', label: 'procurement.planning.title', icon: Insights, can: 'planning:read', key: 'n' },
    { place: 'suppliers', to: '/suppliers', label: 'procurement.suppliers.title', icon: LocalShipping, can: 'suppliers:read' },
  ],
  routes: [
    page('purchase-orders', () => import('./PurchaseOrdersPage'), 'PurchaseOrdersPage'),
    page('purchase-orders/new', () => import('./PurchaseOrderForm'), 'PurchaseOrderForm'),
    page('purchase-orders/:id', () => import('./PurchaseOrderPage'), 'PurchaseOrderPage'),
    page('purchase-orders/:id/edit', () => import('./PurchaseOrderForm'), 'PurchaseOrderForm'),
    page('planning', () => import('./PlanningPage'), 'PlanningPage'),
    page('suppliers', () => import('./SuppliersPage'), 'SuppliersPage'),
    page('suppliers/new', () => import('./SupplierForm'), 'SupplierForm'),
    page('suppliers/:id', () => import('./SupplierPage'), 'SupplierPage'),
    page('suppliers/:id/edit', () => import('./SupplierForm'), 'SupplierForm'),
  ],
  create: [
    { label: 'procurement.orders.create', to: '/purchase-orders/new', icon: Receipt, can: 'purchase-orders:write' },
    { label: 'procurement.suppliers.create', to: '/suppliers/new', icon: LocalShipping, can: 'suppliers:write' },
  ],
  records: [supplier, order],
};
