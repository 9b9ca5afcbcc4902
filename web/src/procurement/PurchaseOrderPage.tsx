import { Box, Link, useMediaQuery } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import { api, useMany } from '../core/api';
import { useFormat } from '../core/format';
import { MailDialog, moves, PdfPreview, RecordPage, Sent, useRemove, type Action, type ChainLink, type Fact } from '../core/record';
import { Status } from '../core/table';
import { useText } from '../core/texts';
import { Promised } from '../parts';
import { ConfirmDialog } from './ConfirmDialog';
import { OrderLines } from './OrderLines';
import type { PurchaseOrder, Receipt } from './orders';
import { ReceiptsTab } from './ReceiptsTab';
import { ReceiveDialog } from './ReceiveDialog';
import { SendDialog } from './SendDialog';

type Step = 'send' | 'receive' | 'confirm' | 'remind';

export function PurchaseOrderPage() {
  const t = useText();
  const { id } = useParams();
  const path = `/purchase-orders/${id}`;
  const [dialog, setDialog] = useState<{ what: Step; of: PurchaseOrder } | null>(null);
  const actions = useActions(path, (what, of) => setDialog({ what, of }));
  const facts = useFacts();
  const chain = useChain(path);
  const beside = useMediaQuery('(min-width:1200px)');
  const paper = (order: PurchaseOrder, height?: number | string) => (
    <PdfPreview path={`${path}/pdf`} version={order.version} name={order.poNumber} height={height} />
  );
  return (
    <>
      <RecordPage<PurchaseOrder>
        key={id}
        path={path}
        texts="procurement.orders"
        canWrite="purchase-orders:write"
        crumbs={[{ label: t('procurement.orders.title'), to: '/purchase-orders' }]}
        title={({ poNumber }) => poNumber}
        hint={({ supplierName, supplierId }) => (
          <Link component={RouterLink} to={`/suppliers/${supplierId}`}>
            {supplierName}
          </Link>
        )}
        facts={facts}
        chain={chain}
        actions={actions}
        tabs={[
          {
            key: 'lines',
            label: t('procurement.orders.tabs.lines'),
            content: (order) =>
              beside ? (
                <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)', gap: 3, alignItems: 'start' }}>
                  <OrderLines order={order} />
                  <Box>{paper(order, '62vh')}</Box>
                </Box>
              ) : (
                <OrderLines order={order} />
              ),
          },
          { key: 'incoming', label: t('parts.incoming.tab'), content: (order) => <MeantFor order={order} /> },
          { key: 'receipts', label: t('procurement.orders.tabs.receipts'), content: (order) => <ReceiptsTab order={order} /> },
          ...(beside ? [] : [{ key: 'document', label: t('procurement.orders.tabs.document'), content: (order: PurchaseOrder) => paper(order) }]),
        ]}
      />
      {dialog?.what === 'send' && <SendDialog order={dialog.of} onClose={() => setDialog(null)} />}
      {dialog?.what === 'confirm' && <ConfirmDialog order={dialog.of} onClose={() => setDialog(null)} />}
      {dialog?.what === 'remind' && (
        <MailDialog
          draft={`${path}/reminder`}
          send={`${path}/remind`}
          title={t('procurement.orders.remind.title', { number: dialog.of.poNumber })}
          noAddress={t('procurement.orders.remind.noAddress')}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog?.what === 'receive' && <ReceiveDialog order={dialog.of} onClose={() => setDialog(null)} />}
    </>
  );
}

/** For whom the goods are that are still to come. */
function MeantFor({ order }: { order: PurchaseOrder }) {
  const item = (partId: string) => order.items.find((one) => one.partId === partId);
  return (
    <Promised byPart path={`/purchase-orders/${order.id}/incoming`} partOf={(id) => ({ name: item(id)?.partName ?? '', unit: item(id)?.unit ?? 'pcs' })} />
  );
}

function useActions(path: string, open: (what: Step, order: PurchaseOrder) => void) {
  const t = useText();
  const go = useNavigate();
  const remove = useRemove();
  return (order: PurchaseOrder): Action[] => {
    const number = order.poNumber;
    const draft = order.status === 'draft';
    const running = ['sent', 'partially_received'].includes(order.status);
    return [
      ...moves(order, {
        send: { label: t('core.moves.send'), can: 'purchase-orders:send', run: () => open('send', order) },
        receive: { label: t('core.moves.receive'), can: 'purchase-orders:receive', run: () => open('receive', order) },
      }),
      ...(running
        ? [
            { key: 'remind', label: t('procurement.orders.remind.label'), can: 'purchase-orders:send', rare: !order.overdue, run: () => open('remind', order) },
            { key: 'confirm', label: t('procurement.orders.named.label'), can: 'purchase-orders:send', run: () => open('confirm', order) },
          ]
        : []),
      ...(draft ? [{ key: 'edit', label: t('core.actions.edit'), can: 'purchase-orders:write', run: () => go(`${path}/edit`) }] : []),
      ...moves(order, {
        close: {
          label: t('core.moves.close'),
          can: 'purchase-orders:close',
          rare: true,
          confirm: t('procurement.orders.confirm.close', { number }),
          run: () => api.post(`${path}/close`),
          done: t('procurement.orders.done.closed'),
        },
        cancel: {
          label: t('core.moves.cancel'),
          can: 'purchase-orders:cancel',
          rare: true,
          danger: true,
          confirm: t('procurement.orders.confirm.cancel', { number }),
          run: () => api.post(`${path}/cancel`),
          done: t('procurement.orders.done.cancelled'),
        },
      }),
      ...(draft ? [remove(order, { path, title: number, to: '/purchase-orders', can: 'purchase-orders:delete' })] : []),
    ];
  };
}

function useFacts(): (order: PurchaseOrder) => Fact[] {
  const t = useText();
  const { date, money, time, number } = useFormat();
  const { fields } = {
    fields: (field: 'orderDate' | 'expectedDeliveryDate' | 'totalAmount' | 'sentAt' | 'confirmedAt' | 'remindedAt' | 'exchangeRate') =>
      t(`procurement.orders.fields.${field}`),
  };
  return (order) => [
    { label: fields('orderDate'), value: date(order.orderDate) },
    {
      label: fields('expectedDeliveryDate'),
      value: (
        <>
          {date(order.expectedDeliveryDate)} {order.overdue && <Status of="overdue" />}
        </>
      ),
    },
    { label: fields('totalAmount'), value: money(order.totalAmount, order.currency) },
    ...(order.sentAt ? [{ label: fields('sentAt'), value: <Sent at={order.sentAt} of={order.id} /> }] : []),
    ...(order.confirmedAt ? [{ label: fields('confirmedAt'), value: time(order.confirmedAt) }] : []),
    ...(order.remindedAt ? [{ label: fields('remindedAt'), value: time(order.remindedAt) }] : []),
    ...(order.exchangeRate !== 1 ? [{ label: fields('exchangeRate'), value: number(order.exchangeRate, 6) }] : []),
  ];
}

function useChain(path: string): (order: PurchaseOrder) => ChainLink[] {
  const t = useText();
  const { date } = useFormat();
  const { data } = useMany<Receipt>(`${path}/receipts`, { perPage: 100 });
  const receipts = (data?.data ?? []).filter(({ reversedAt }) => !reversedAt);
  return (order) => [
    { kind: t('procurement.orders.chain.supplier'), title: order.supplierName, to: `/suppliers/${order.supplierId}` },
    { kind: t('procurement.orders.chain.order'), title: order.poNumber, status: order.status, current: true },
    ...receipts.map(({ receivedAt }) => ({ kind: t('procurement.orders.chain.receipt'), title: date(receivedAt), to: `${path}?tab=receipts` })),
  ];
}
