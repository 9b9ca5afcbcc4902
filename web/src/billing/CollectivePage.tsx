import { Button, Checkbox, FormControlLabel, Link, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink, useNavigate, useSearchParams } from 'react-router';
import type { OpenOrder } from '../api';
import { api, useMany, useWrite } from '../core/api';
import { RecordPicker } from '../core/form';
import { useFormat } from '../core/format';
import { complain, notify } from '../core/notify';
import { Page } from '../core/record';
import { PlainTable } from '../core/table';
import { useText } from '../core/texts';
import type { Invoice } from './invoices';

/** One invoice of several orders of a customer. */
export function CollectivePage() {
  const t = useText();
  const [params, setParams] = useSearchParams();
  const customerId = params.get('customerId');
  return (
    <Page title={t('billing.collective.title')} hint={t('billing.collective.text')} crumbs={[{ label: t('billing.invoices.title'), to: '/invoices' }]}>
      <Stack spacing={2} sx={{ maxWidth: 1080 }}>
        <RecordPicker
          resource="customers"
          required
          label={t('billing.invoices.fields.customerId')}
          value={customerId}
          onChange={(id) => setParams(id ? { customerId: id } : {}, { replace: true })}
        />
        {customerId ? <Orders key={customerId} customerId={customerId} /> : <Typography color="textSecondary">{t('billing.collective.choose')}</Typography>}
      </Stack>
    </Page>
  );
}

function Orders({ customerId }: { customerId: string }) {
  const t = useText();
  const go = useNavigate();
  const { data } = useMany<OpenOrder>('/invoices/collective', { customerId, perPage: 200 });
  const [off, setOff] = useState<string[]>([]);
  const orders = data?.data ?? [];
  const orderIds = orders.map(({ id }) => id).filter((id) => !off.includes(id));
  const write = useWrite(() => api.post<Invoice>('/invoices/collective', { customerId, orderIds }));
  const create = async () => {
    const { data: draft } = await write.mutateAsync(undefined);
    notify(t('billing.collective.done'));
    void go(`/invoices/${draft.id}`);
  };
  if (!data) return null;
  if (!orders.length) return <Typography color="textSecondary">{t('billing.collective.none')}</Typography>;
  return (
    <>
      <FormControlLabel
        label={t('billing.collective.all')}
        control={
          <Checkbox
            checked={!off.length}
            indeterminate={off.length > 0 && orderIds.length > 0}
            onChange={(_, on) => setOff(on ? [] : orders.map(({ id }) => id))}
          />
        }
      />
      <OrdersTable orders={orders} off={off} onChange={setOff} />
      <Button
        variant="contained"
        sx={{ alignSelf: 'flex-start' }}
        disabled={!orderIds.length}
        loading={write.isPending}
        onClick={() => void create().catch(complain)}
      >
        {t('billing.collective.action', { count: orderIds.length })}
      </Button>
    </>
  );
}

function OrdersTable({ orders, off, onChange }: { orders: OpenOrder[]; off: string[]; onChange: (off: string[]) => void }) {
  const t = useText();
  const { date, money, number } = useFormat();
  return (
    <PlainTable
      label={t('billing.collective.orders')}
      rows={orders}
      keyOf={({ id }) => id}
      columns={[
        {
          label: t('billing.collective.order'),
          bare: true,
          cell: ({ id, orderNumber }) => (
            <>
              <Checkbox
                checked={!off.includes(id)}
                onChange={(_, on) => onChange(on ? off.filter((one) => one !== id) : [...off, id])}
                slotProps={{ input: { 'aria-label': t('billing.collective.select', { number: orderNumber }) } }}
              />
              <Link component={RouterLink} to={`/orders/${id}`} sx={{ fontWeight: 560 }}>
                {orderNumber}
              </Link>
            </>
          ),
        },
        { label: t('billing.collective.date'), cell: ({ orderDate }) => date(orderDate) },
        { label: t('billing.collective.reference'), cell: ({ customerReference }) => customerReference ?? '–' },
        {
          label: t('billing.collective.open'),
          right: true,
          cell: ({ openLines, lines }) => t('billing.collective.openOf', { open: number(openLines), all: number(lines) }),
        },
        { label: t('billing.collective.total'), right: true, cell: (order) => money(order.totalAmount, order.currency) },
        { label: t('billing.collective.openAmount'), right: true, cell: (order) => <b>{money(order.openAmount, order.currency)}</b> },
      ]}
    />
  );
}
