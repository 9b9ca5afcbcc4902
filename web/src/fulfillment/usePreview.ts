import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { api, isProblem } from '../core/api';
import { useDebounced } from '../core/hooks';
import type { OrderItem, OrderPreview } from './orders';

export const ORDERS = '/orders/preview';
type Line = Partial<OrderItem> & { quantity?: unknown; unitPrice?: unknown };
const HEAD = ['customerId', 'orderDate', 'currency', 'priceMode', 'discountPercent', 'billingAddress', 'shippingAddress'] as const;
const TERMS = ['customerId', 'currency', 'priceMode', 'discountPercent'] as const;
const LINE = ['buildId', 'partId', 'description', 'quantity', 'unitPrice', 'discountPercent', 'taxRate', 'taxCategory', 'customizations'] as const;

const filled = (value: unknown) => value !== null && value !== undefined && value !== '';
const some = (values: object, names: readonly string[]) =>
  Object.fromEntries(Object.entries(values).filter(([name, value]) => names.includes(name) && filled(value) && !emptyAddress(value)));
const emptyAddress = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every((one) => !filled(one));
const numeric = (value: unknown) => !filled(value) || !Number.isNaN(Number(value));

/** A line that can be priced: something is sold, so much of it, and a free text has its price. */
const complete = (line: Line) =>
  Boolean(line.buildId || line.partId || (line.description && filled(line.unitPrice))) &&
  Number(line.quantity) > 0 &&
  numeric(line.unitPrice) &&
  numeric(line.discountPercent);

/** What the document would come to, asked of the server while somebody types; `at` gives a line by its place in the form. An order needs its customer for that. */
export function usePreview(path: string) {
  const values = useWatch() as Record<string, unknown>;
  const lines = (values.items ?? []) as Line[];
  const places = lines.flatMap((line, index) => (complete(line) ? [index] : []));
  const body = useDebounced(
    JSON.stringify({ ...some(values, path === ORDERS ? HEAD : TERMS), items: places.map((index) => some(lines[index], LINE)), places }),
    350,
  );
  const { places: priced, ...sent } = JSON.parse(body) as { places: number[]; customerId?: string };
  const known = !!sent.customerId || path !== ORDERS;
  const { data, error } = useQuery({
    queryKey: [path, body],
    enabled: known && priced.length > 0,
    placeholderData: keepPreviousData,
    retry: (count, problem) => isProblem(problem) && problem.passing && count < 3,
    queryFn: async ({ signal }) => ({ ...(await api.post<OrderPreview>(path, sent, { signal })).data, places: priced }),
  });
  const preview = known && priced.length ? data : undefined;
  return { preview, error, at: (index: number) => preview?.items[preview.places.indexOf(index)] };
}
