import { rows, statement } from '../core/sql';
import type { Tx } from '../core/tx';
import { invoiceList, type InvoiceQuery } from './invoices.dto';
import type { InvoiceTotals, NumberGaps } from './invoices.entity';

/** Every value from 1 to the counter's, against the numbers that documents have. */
const GAPS = statement(`
  select c.series, c.year, min(n.value) as first, max(n.value) as last, count(n.value)::int as count,
    coalesce(array_agg(v.value order by v.value) filter (where n.value is null), '{}') as missing,
    (array_agg(n.number order by n.value))[1] as "firstNumber", (array_agg(n.number order by n.value desc nulls last))[1] as "lastNumber"
  from core.counters c cross join generate_series(1, c.value) as v(value)
  left join (billing.numbers n join billing.invoices i on i.id = n.invoice_id and i.invoice_number = n.number) on n.series = c.series and n.year = c.year and n.value = v.value
  where c.series in ('invoice', 'credit_note') group by c.series, c.year order by c.series desc, c.year`);

/** Per series and year: the numbers that were drawn, and those that no document has. */
export const numberGaps = (tx: Tx): Promise<NumberGaps[]> => rows<NumberGaps & Record<string, unknown>>(tx, GAPS);

const OPEN = `t.status in ('sent', 'overdue')`;
const amount = (sql: string, only = 'true') => `coalesce(sum(${sql}) filter (where ${only}), 0.00)::text`;
const OPEN_AMOUNT = amount('t.total_amount - t.paid_amount', OPEN);

/** What the invoices of a list come to, per currency: the same rows that the list shows. */
export const invoiceTotals = (tx: Tx, query: InvoiceQuery): Promise<InvoiceTotals[]> =>
  invoiceList.totals<InvoiceTotals & Record<string, unknown>>(tx, query, {
    select: `t.currency, count(*)::int as count, ${amount('t.subtotal')} as subtotal, ${amount('t.total_amount')} as "totalAmount", ${OPEN_AMOUNT} as "openAmount",
      ${amount('t.total_amount - t.paid_amount', `${OPEN} and t.type = 'invoice' and t.due_date < (select core.today())`)} as "overdueAmount"`,
    by: 't.currency',
  });
