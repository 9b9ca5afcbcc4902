-- Sums of days as somebody writes them by hand: one table, kept by whoever issues an invoice.
create table agg_day (day date primary key, revenue numeric(16,2) not null, invoices bigint not null) with (fillfactor = 20);
insert into agg_day select date, sum(total), count(*) from invoices group by 1;
vacuum analyze agg_day;
