// Revenue and invoices of a period and the one before: by hand from sums of days, and from the invoices themselves.
const sums = (table, amount, count) => `
  select coalesce(sum(${amount}) filter (where day between $1 and $2), 0) as revenue, coalesce(${count('day between $1 and $2')}, 0) as invoices,
    coalesce(sum(${amount}) filter (where day between $3 and $4), 0) as revenue_before, coalesce(${count('day between $3 and $4')}, 0) as invoices_before
  from ${table} where day between $3 and $2`;
const SQL = {
  kept: sums('agg_day', 'revenue', (of) => `sum(invoices) filter (where ${of})`),
  counted: sums('(select date as day, total from invoices) i', 'total', (of) => `count(*) filter (where ${of})`),
};

export function analyticsRoutes(app, pool) {
  for (const name of Object.keys(SQL))
    app.get(`/figures/${name}`, async ({ query: { from, to, since, until } }) => {
      const { rows } = await pool.query({ name: `figures ${name}`, text: SQL[name], values: [from, to, since, until] });
      return rows[0];
    });
}
