import { Typography } from '@mui/material';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { api, useOne } from '../core/api';
import { CustomFields } from '../core/custom';
import { Failed } from '../core/errors/Trouble';
import { fields, Form, Place, Section } from '../core/form';
import { notify } from '../core/notify';
import { Page } from '../core/record';
import { useMe } from '../core/session';
import { useText } from '../core/texts';
import { LineGrid } from './LineGrid';
import type { Order } from './orders';

const F = fields('fulfillment.orders');
const FIELDS = [
  'customerId',
  'customerReference',
  'orderDate',
  'expectedDeliveryDate',
  'currency',
  'priceMode',
  'discountPercent',
  'billingAddress',
  'shippingAddress',
  'notes',
  'customFields',
  'items',
] as const;
const LATER = ['expectedDeliveryDate', 'customerReference', 'notes', 'billingAddress', 'shippingAddress', 'customFields'] as const;

/** `/orders/new`, `/orders/new?from=…` (a duplicate), `/orders/new?customerId=…` and `/orders/:id/edit`. */
export function OrderForm() {
  const t = useText();
  const { id } = useParams();
  const [params] = useSearchParams();
  const source = id ?? params.get('from');
  const { data: order, isError, error } = useOne<Order>(source ? `/orders/${source}` : null);
  if (isError) return <Failed error={error} />;
  if (source && !order) return null;
  const title = id ? t('fulfillment.orders.edit', { number: order!.orderNumber }) : t('fulfillment.orders.create');
  const crumbs = [{ label: t('fulfillment.orders.title'), to: '/orders' }, ...(id ? [{ label: order!.orderNumber, to: `/orders/${id}` }] : [])];
  return (
    <Page title={title} crumbs={crumbs}>
      <Sheet order={id ? order! : null} like={id ? null : (order ?? null)} customerId={params.get('customerId')} />
    </Page>
  );
}

function Sheet({ order, like, customerId }: { order: Order | null; like: Order | null; customerId: string | null }) {
  const t = useText();
  const go = useNavigate();
  const { organization } = useMe();
  const lines = like?.items.map(({ buildId, partId, description, quantity, unitPrice, discountPercent, customizations }) => ({
    buildId,
    partId,
    description,
    quantity,
    unitPrice,
    discountPercent,
    customizations,
  }));
  const initial = like
    ? { ...like, customerReference: null, orderDate: null, expectedDeliveryDate: null, items: lines }
    : { customerId, currency: organization.currency ?? 'EUR', priceMode: 'net', discountPercent: null, items: [{ quantity: 1 }] };
  const saved = (row: Order) => {
    notify(t(order ? 'core.saved' : 'core.created'));
    void go(`/orders/${row.id}`);
  };
  // once goods move only day, notes and addresses may change
  const open =
    !order || order.status === 'draft' || (order.status === 'pending' && order.items.every((item) => !item.deliveredQuantity && !item.invoicedQuantity));
  return (
    <Form<Order>
      texts="fulfillment.orders"
      record={order}
      initial={initial}
      fields={open ? FIELDS : LATER}
      onSaved={saved}
      onCancel={() => void go(-1)}
      save={async (values, key) => (await (order ? api.patch<Order>(`/orders/${order.id}`, values) : api.post<Order>('/orders', values, { key }))).data}
    >
      <OrderFields open={open} />
    </Form>
  );
}

function OrderFields({ open }: { open: boolean }) {
  return (
    <>
      {open && <F.Pick name="customerId" resource="customers" required autoFocus width={6} />}
      <F.Text name="customerReference" width={6} />
      {open && <F.Date name="orderDate" width={3} />}
      <F.Date name="expectedDeliveryDate" width={3} />
      {open && <F.Select name="priceMode" options={['net', 'gross']} required width={3} />}
      {open && <F.Percent name="discountPercent" width={3} />}
      {open && <Section title="fulfillment.orders.tabs.lines" />}
      {open && <LineGrid />}
      <Section title="fulfillment.orders.more" />
      <AddressHint />
      <F.Address name="billingAddress" width={6} />
      <F.Address name="shippingAddress" width={6} />
      <F.Text name="notes" multiline />
      <CustomFields of="orders" />
    </>
  );
}

function AddressHint() {
  const t = useText();
  return (
    <Place>
      <Typography color="textSecondary">{t('fulfillment.orders.addressHint')}</Typography>
    </Place>
  );
}
