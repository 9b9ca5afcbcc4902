import { plusDays, type DateString } from '../core/dates';
import type { ListQuery } from '../core/list';

export const WORK = [
  'orders_late',
  'orders_due',
  'orders_to_invoice',
  'shortages',
  'low_stock',
  'purchase_orders_overdue',
  'invoice_drafts',
  'invoices_overdue',
] as const;
export type WorkKey = (typeof WORK)[number];

interface Asked {
  can: `${string}:read`;
  path: '/orders' | '/planning/requirements' | '/parts' | '/purchase-orders' | '/invoices';
  query: ListQuery;
}

const DAYS_AHEAD = 6; // with today, a week

/** Which rows of which list each number counts. */
export const workOf = (today: DateString): Record<WorkKey, Asked> => ({
  orders_late: { can: 'orders:read', path: '/orders', query: { late: true } },
  orders_due: {
    can: 'orders:read',
    path: '/orders',
    query: { status: ['pending', 'production', 'ready'], expectedFrom: today, expectedTo: plusDays(today, DAYS_AHEAD) },
  },
  orders_to_invoice: { can: 'orders:read', path: '/orders', query: { status: ['shipped', 'delivered'], toInvoice: true } },
  shortages: { can: 'planning:read', path: '/planning/requirements', query: { shortage: true } },
  low_stock: { can: 'parts:read', path: '/parts', query: { stockStatus: ['low_stock'] } },
  purchase_orders_overdue: { can: 'purchase-orders:read', path: '/purchase-orders', query: { overdue: true } },
  invoice_drafts: { can: 'invoices:read', path: '/invoices', query: { status: ['draft'] } },
  invoices_overdue: { can: 'invoices:read', path: '/invoices', query: { overdue: true } },
});

/** The list as a link: `/orders?status=pending&status=ready`. */
export function linkTo(path: string, query: ListQuery): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)]));
  return `${path}?${new URLSearchParams(pairs)}`;
}
