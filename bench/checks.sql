-- What the books must come to, before and after the load; every row must be 0.
select 'balances that are not their ledger' as what, count(*)::int as wrong from parts.parts p
  left join (select part_id, sum(quantity) filter (where type not in ('reservation', 'release')) as q from parts.stock_transactions group by 1) t on t.part_id = p.id
  where p.current_stock <> coalesce(t.q, 0)
union all select 'parts that are not the sum of their locations', count(*)::int from parts.parts p
  left join (select part_id, sum(on_hand) as q, sum(reserved) as r from parts.stock_balances group by 1) b on b.part_id = p.id
  where p.current_stock <> coalesce(b.q, 0) or p.reserved_stock <> coalesce(b.r, 0)
union all select 'invoices that are not the sum of their lines', count(*)::int from billing.invoices i
  left join (select invoice_id, sum(net_total) as t from billing.invoice_items group by 1) x on x.invoice_id = i.id where i.subtotal <> coalesce(x.t, 0)
union all select 'series of invoices with a gap', count(*)::int from (
  select year from billing.numbers n group by organization_id, series, year having count(*) <> max(value)
    or max(value) <> (select c.value from core.counters c where c.organization_id = n.organization_id and c.series = n.series and c.year = n.year)) g
union all select 'invoices whose payments are not what they say', count(*)::int from billing.invoices i
  left join (select invoice_id, sum(amount) as a from billing.payment_allocations group by 1) a on a.invoice_id = i.id where i.paid_amount <> coalesce(a.a, 0)
union all select 'shipped orders with lines not delivered', count(*)::int from fulfillment.orders o join fulfillment.order_items i on i.order_id = o.id where o.status = 'shipped' and i.delivered_quantity <> i.quantity;
