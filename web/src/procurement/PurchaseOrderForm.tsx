import { Alert } from '@mui/material';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { api, useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { fields, Form, Place } from '../core/form';
import { notify } from '../core/notify';
import { Page } from '../core/record';
import { useText } from '../core/texts';
import type { Item, PurchaseOrder } from './orders';
import { PricedLines } from './PricedLines';
import type { Supplier } from './suppliers';

const F = fields('procurement.orders');
const FIELDS = ['supplierId', 'orderDate', 'expectedDeliveryDate', 'currency', 'items', 'notes'] as const;

const given = (values: object) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));
/** Lines as the API takes them: what is left empty, the server fills from the supplier's offer. */
const lineOf = ({ id, partId, quantity, unitPrice }: Item) => given({ id, partId, quantity, unitPrice });

/** `/purchase-orders/new` (`?supplierId=`) and `/purchase-orders/:id/edit`. */
export function PurchaseOrderForm() {
  const t = useText();
  const go = useNavigate();
  const { id } = useParams();
  const [params] = useSearchParams();
  const chosen = params.get('supplierId');
  const order = useOne<PurchaseOrder>(id ? `/purchase-orders/${id}` : null);
  const supplier = useOne<Supplier>(chosen && !id ? `/suppliers/${chosen}` : null);
  const failed = order.error ?? supplier.error;
  if (failed) return <Failed error={failed} />;
  if ((id && !order.data) || (chosen && !id && !supplier.data)) return null;
  const initial = { supplierId: chosen, items: [{ partId: null, quantity: 1, unitPrice: null }], currency: supplier.data?.currency ?? null };
  const sent = ({ items, ...values }: Record<string, unknown>) => ({
    ...(id ? values : given(values)),
    ...(items !== undefined && { items: (items as Item[]).map(lineOf) }),
  });
  const saved = (row: PurchaseOrder) => {
    notify(t(id ? 'core.saved' : 'core.created'));
    void go(`/purchase-orders/${row.id}`);
  };
  const crumbs = [
    { label: t('procurement.orders.title'), to: '/purchase-orders' },
    ...(order.data ? [{ label: order.data.poNumber, to: `/purchase-orders/${id}` }] : []),
  ];
  return (
    <Page title={t(id ? 'procurement.orders.edit' : 'procurement.orders.create')} crumbs={crumbs}>
      <Form<PurchaseOrder>
        texts="procurement.orders"
        record={order.data}
        initial={initial}
        fields={FIELDS}
        currency={order.data?.currency}
        onSaved={saved}
        onCancel={() => void go(-1)}
        save={async (values, key) =>
          (await (id ? api.patch<PurchaseOrder>(`/purchase-orders/${id}`, sent(values)) : api.post<PurchaseOrder>('/purchase-orders', sent(values), { key })))
            .data
        }
      >
        <F.Pick name="supplierId" resource="suppliers" required width={6} />
        <F.Date name="orderDate" width={3} />
        <F.Date name="expectedDeliveryDate" width={3} />
        <Place>
          <Alert severity="info" icon={false} sx={{ py: 0 }}>
            {t('procurement.orders.priceHint')}
          </Alert>
        </Place>
        <PricedLines />
        <F.Text name="notes" multiline maxLength={5000} width={9} />
        <F.Text name="currency" width={3} maxLength={3} />
      </Form>
    </Page>
  );
}
