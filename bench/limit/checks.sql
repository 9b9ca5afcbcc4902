select 'stock that is not its moves' as what, count(*)::int as wrong from stock s left join (select product_id, sum(qty) q from stock_moves group by 1) m using (product_id) where s.on_hand <> s.initial_qty - coalesce(m.q, 0)
union all select 'reserved that is not confirmed', count(*)::int from stock s
  left join (select l.product_id, sum(l.qty) q from order_lines l join orders o on o.id = l.order_id where o.status = 'confirmed' group by 1) r using (product_id) where s.reserved <> coalesce(r.q, 0)
union all select 'invoice numbers with a gap', (count(*) <> max(number) or max(number) <> (select next - 1 from counters where name = 'invoice'))::int from invoices
union all select 'invoices that are not the sum of their lines', count(*)::int from invoices i join (select invoice_id, sum(amount) t from invoice_lines group by 1) x on x.invoice_id = i.id where x.t <> i.total
union all select 'months that are not their invoices', ((select sum(revenue) from agg_month) <> (select sum(total) from invoices))::int;
