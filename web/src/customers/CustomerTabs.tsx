import { Box, Typography } from '@mui/material';
import { Suspense, type ReactNode } from 'react';
import type { Customer, Delivery, Invoice, InvoiceTotals, Order } from '../api';
import { api, useOne } from '../core/api';
import { fields, Form } from '../core/form';
import { useFormat } from '../core/format';
import { useOffer } from '../core/frame/registry';
import { notify } from '../core/notify';
import { Facts, type RecordTab } from '../core/record';
import { useCan, useMe } from '../core/session';
import { DataTable, type Table } from '../core/table';
import { say, useText } from '../core/texts';
import { ContactsTab } from './ContactsTab';
import { DocumentsTab } from './DocumentsTab';
import { PrivacyTab } from './PrivacyTab';
import { StatisticsTab } from './StatisticsTab';
import { Timeline } from './Timeline';
import { useHealthTabs } from './useHealthTabs';

const ordersTable: Table<Order, 'customers.orders'> = {
  texts: 'customers.orders',
  path: '/orders',
  sort: '-createdAt',
  to: ({ id }) => `/orders/${id}`,
  peek: false,
  empty: { title: 'customers.orders.empty', text: 'customers.orders.emptyText' },
  columns: [
    { field: 'orderNumber', type: 'link', sort: true },
    { field: 'status', type: 'status', sort: true, value: ({ status }) => status },
    { field: 'orderDate', type: 'date', sort: true },
    { field: 'expectedDeliveryDate', type: 'date', sort: true },
    { field: 'totalAmount', type: 'money', sort: true, unit: ({ currency }) => currency },
  ],
};

const invoicesTable: Table<Invoice, 'customers.invoices'> = {
  texts: 'customers.invoices',
  path: '/invoices',
  sort: '-createdAt',
  to: ({ id }) => `/invoices/${id}`,
  peek: false,
  empty: { title: 'customers.invoices.empty', text: 'customers.invoices.emptyText' },
  columns: [
    { field: 'invoiceNumber', type: 'link', sort: true, value: ({ invoiceNumber }) => invoiceNumber ?? say('customers.invoices.draft') },
    { field: 'status', type: 'status', sort: true, value: ({ status, sentAt }) => (status === 'sent' && !sentAt ? 'issued' : status) },
    { field: 'invoiceDate', type: 'date', sort: true },
    { field: 'dueDate', type: 'date', sort: true },
    { field: 'totalAmount', type: 'money', sort: true, unit: ({ currency }) => currency },
    { field: 'openAmount', type: 'money', value: ({ status, openAmount }) => (status === 'draft' ? null : openAmount), unit: ({ currency }) => currency },
  ],
};

const deliveriesTable: Table<Delivery, 'customers.deliveries'> = {
  texts: 'customers.deliveries',
  path: '/deliveries',
  sort: '-createdAt',
  to: ({ id }) => `/deliveries/${id}`,
  peek: false,
  empty: { title: 'customers.deliveries.empty', text: 'customers.deliveries.emptyText' },
  columns: [
    { field: 'deliveryNumber', type: 'link', sort: true },
    { field: 'status', type: 'status', sort: true },
    { field: 'deliveryDate', type: 'date', sort: true },
    { field: 'carrier' },
    { field: 'trackingNumber' },
  ],
};

/** What is open with a customer, per currency; nothing where nothing ever was invoiced. */
export function useOpen(customerId: string | undefined): InvoiceTotals[] {
  const can = useCan();
  return useOne<InvoiceTotals[]>(customerId && can('invoices:read') ? '/invoices/totals' : null, { customerId }).data ?? [];
}

type Content = (customer: Customer) => ReactNode;

/** The page in tabs: what happened, who it is, its people and numbers, and the lists of what was agreed, delivered and invoiced, as far as one may read them. */
export function useCustomerTabs(): (details: Content) => RecordTab<Customer>[] {
  const t = useText();
  const can = useCan();
  const health = useHealthTabs();
  const further = useOffer().tabs.filter(({ of }) => of === 'customers');
  const { modules = [] } = useMe().organization;
  const tab = (
    key: 'timeline' | 'details' | 'contacts' | 'statistics' | 'orders' | 'deliveries' | 'invoices' | 'documents' | 'privacy',
    content: Content,
    may?: string,
  ) => (can(may) ? [{ key, label: t(`customers.tabs.${key}`), content }] : []);
  // what a house left out stands on no page
  const sells = modules.includes('fulfillment');
  return (details) => [
    ...tab('timeline', ({ id }) => <Timeline key={id} about={{ customerId: id }} />, 'activities:read'),
    ...tab('details', details),
    ...health,
    ...tab('contacts', ({ id }) => <ContactsTab key={id} customerId={id} />),
    ...tab('statistics', ({ id }) => <StatisticsTab key={id} customerId={id} />),
    // what modules to the right know of a customer
    ...further.map(({ key, label, part: Part }) => ({
      key,
      label: t(label),
      content: ({ id }: Customer) => (
        <Suspense>
          <Part key={id} id={id} />
        </Suspense>
      ),
    })),
    ...(sells ? tab('orders', ({ id }) => <DataTable key={id} of={ordersTable} fixed={{ customerId: id }} local />, 'orders:read') : []),
    ...tab('invoices', ({ id }) => <Invoices customerId={id} />, 'invoices:read'),
    ...(sells ? tab('deliveries', ({ id }) => <DataTable key={id} of={deliveriesTable} fixed={{ customerId: id }} local />, 'deliveries:read') : []),
    ...tab('documents', ({ id }) => <DocumentsTab key={id} path={`/customers/${id}`} canWrite="customers:write" />),
    ...tab('privacy', (customer) => <PrivacyTab key={customer.id} customer={customer} />),
  ];
}

function Invoices({ customerId }: { customerId: string }) {
  const t = useText();
  const { money } = useFormat();
  const open = useOpen(customerId);
  return (
    <>
      {open.map((one) => (
        <Box key={one.currency} sx={{ mb: 2 }}>
          <Facts
            facts={[
              { label: t('customers.invoices.fields.totalAmount'), value: money(one.totalAmount, one.currency) },
              { label: t('customers.invoices.fields.openAmount'), value: money(one.openAmount, one.currency) },
              { label: t('customers.invoices.overdue'), value: money(one.overdueAmount, one.currency) },
            ]}
          />
        </Box>
      ))}
      <DataTable key={customerId} of={invoicesTable} fixed={{ customerId }} local />
    </>
  );
}

const F = fields('customers');

/** What always holds of a customer, in free words. */
export function Notes({ customer }: { customer: Customer }) {
  const t = useText();
  const can = useCan();
  if (!can('customers:write')) return <Typography sx={{ whiteSpace: 'pre-line', maxWidth: 860 }}>{customer.notes ?? t('core.none_yet')}</Typography>;
  return (
    <Form<Customer>
      texts="customers"
      record={customer}
      fields={['notes']}
      onSaved={() => notify(t('core.saved'))}
      save={async (values) => (await api.patch<Customer>(`/customers/${customer.id}`, values)).data}
    >
      <F.Text name="notes" multiline />
    </Form>
  );
}
