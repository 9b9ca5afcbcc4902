import Payments from '@mui/icons-material/PaymentsOutlined';
import Receipt from '@mui/icons-material/ReceiptLongOutlined';
import { page, type RecordLink, type WebModule } from '../core/module';
import { nameOf, type Invoice } from './invoices';
import { texts } from './texts';

const invoice: RecordLink<Invoice> = {
  resource: 'invoices',
  label: 'billing.invoices.title',
  icon: Receipt,
  to: ({ id }) => `/invoices/${id}`,
  title: nameOf,
  hint: ({ customerName }) => customerName,
  can: 'invoices:read',
};

export const billing: WebModule = {
  part: 'billing',
  texts,
  nav: [
    { place: 'invoices', to: '/invoices', label: 'billing.invoices.title', icon: Receipt, can: 'invoices:read', key: 'i', badge: '/invoices?overdue=true' },
    { place: 'payments', to: '/payments', label: 'billing.payments.title', icon: Payments, can: 'payments:read', key: 'm' },
  ],
  routes: [
    page('invoices', () => import('./InvoicesPage'), 'InvoicesPage'),
    page('invoices/new', () => import('./InvoiceForm'), 'InvoiceForm'),
    page('invoices/collective', () => import('./CollectivePage'), 'CollectivePage'),
    page('invoices/numbers', () => import('./NumbersPage'), 'NumbersPage'),
    page('invoices/:id', () => import('./InvoicePage'), 'InvoicePage'),
    page('invoices/:id/edit', () => import('./InvoiceForm'), 'InvoiceForm'),
    page('payments', () => import('./PaymentsPage'), 'PaymentsPage'),
    page('payments/new', () => import('./PaymentForm'), 'PaymentForm'),
    page('payments/:id', () => import('./PaymentPage'), 'PaymentPage'),
  ],
  commands: [
    { label: 'billing.collective.title', to: '/invoices/collective', icon: Receipt, can: 'invoices:write', words: 'sammelrechnung collective' },
    { label: 'billing.numbers.title', to: '/invoices/numbers', icon: Receipt, can: 'invoices:read', words: 'nummernkreise gaps lückenlos' },
  ],
  create: [
    { label: 'billing.invoices.create', to: '/invoices/new', icon: Receipt, can: 'invoices:write' },
    { label: 'billing.payments.create', to: '/payments/new', icon: Payments, can: 'payments:write' },
  ],
  records: [invoice],
};
