import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { api, type Rec } from '../core/api';
import { NumberInput } from '../core/form';
import { useFormat } from '../core/format';
import { VerbDialog } from '../core/record';
import { useText } from '../core/texts';
import { left, type Order } from './orders';
import { invoicePage, type OrderChain } from './useChain';

export interface OpenLine {
  id: string;
  name: string;
  unit: string;
  open: number;
}
type Amounts = Record<string, number | string | null>;

/** Amounts typed beside what is open. */
export const useAmounts = (lines: OpenLine[]) => {
  const [amounts, setAmounts] = useState<Amounts>(() => Object.fromEntries(lines.map((line) => [line.id, line.open])));
  const items = lines.map((line) => ({ orderItemId: line.id, quantity: Number(amounts[line.id] ?? 0) })).filter(({ quantity }) => quantity > 0);
  const wrong = Object.values(amounts).some((amount) => amount !== null && (Number.isNaN(Number(amount)) || Number(amount) < 0));
  return { amounts, setAmounts, items, wrong };
};

interface GridProps {
  lines: OpenLine[];
  amounts: Amounts;
  onChange: (amounts: Amounts) => void;
  /** Below a line: serial numbers. */
  below?: (line: OpenLine) => ReactNode;
}

export function OpenGrid({ lines, amounts, onChange, below }: GridProps) {
  const t = useText();
  const { number } = useFormat();
  if (!lines.length) return <Typography>{t('fulfillment.open.nothing')}</Typography>;
  return (
    <TableContainer>
      <Table size="small" sx={{ '& td, & th': { px: 1 } }}>
        <TableHead>
          <TableRow>
            <TableCell>{t('fulfillment.orders.fields.name')}</TableCell>
            <TableCell align="right">{t('fulfillment.open.open')}</TableCell>
            <TableCell align="right" sx={{ width: 120 }}>
              {t('fulfillment.orders.fields.quantity')}
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map((line) => (
            <TableRow key={line.id}>
              <TableCell>
                {line.name}
                {below?.(line)}
              </TableCell>
              <TableCell align="right">{number(line.open)}</TableCell>
              <TableCell>
                <NumberInput
                  bare
                  label={t('fulfillment.open.amountOf', { name: line.name })}
                  as="number"
                  value={amounts[line.id]}
                  onChange={(value) => onChange({ ...amounts, [line.id]: value })}
                />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

/** Production orders for what neither exists nor is being made. */
export function ProduceOrder({ order, jobs, onClose }: { order: Order; jobs: OrderChain['jobs']; onClose: () => void }) {
  const t = useText();
  const running = (id: string) =>
    jobs
      .filter((job) => job.orderItemId === id && !['completed', 'cancelled'].includes(job.status))
      .reduce((all, job) => all + left(job.quantity, job.completedQuantity), 0);
  const lines = order.items
    .filter((item) => item.buildId)
    .map((item) => ({
      id: item.id,
      name: item.name,
      unit: item.unit,
      open: left(item.quantity, item.deliveredQuantity, item.reservedQuantity, running(item.id)),
    }))
    .filter(({ open }) => open > 0);
  const { amounts, setAmounts, items, wrong } = useAmounts(lines);
  return (
    <VerbDialog
      title={t('fulfillment.orders.produce')}
      text={t('fulfillment.open.produceText')}
      submit={t('fulfillment.orders.produce')}
      onClose={onClose}
      done={t('fulfillment.open.produced')}
      disabled={!items.length || wrong}
      run={() => api.post(`/orders/${order.id}/production-orders`, { items })}
    >
      <OpenGrid lines={lines} amounts={amounts} onChange={setAmounts} />
    </VerbDialog>
  );
}

/** A draft of an invoice for what was not invoiced yet. */
export function InvoiceOrder({ order, onClose }: { order: Order; onClose: () => void }) {
  const t = useText();
  const go = useNavigate();
  const lines = order.items
    .map((item) => ({ id: item.id, name: item.name, unit: item.unit, open: left(item.quantity, item.invoicedQuantity) }))
    .filter(({ open }) => open > 0);
  const { amounts, setAmounts, items, wrong } = useAmounts(lines);
  const run = async () => {
    const { data } = await api.post<Rec>(`/orders/${order.id}/invoices`, { items });
    const to = invoicePage(data);
    if (to) await go(to);
  };
  return (
    <VerbDialog
      title={t('fulfillment.orders.invoice')}
      text={t('fulfillment.open.invoiceText')}
      submit={t('fulfillment.open.draftInvoice')}
      onClose={onClose}
      done={t('fulfillment.open.invoiced')}
      disabled={!items.length || wrong}
      run={run}
    >
      <OpenGrid lines={lines} amounts={amounts} onChange={setAmounts} />
    </VerbDialog>
  );
}
