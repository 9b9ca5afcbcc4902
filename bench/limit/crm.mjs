// Search with a typo, the board, the week: one hand-written statement each.
const SQL = {
  typo: `select id, code, name, email, phone, city, country, created_at from customers where $1 <% name order by word_similarity($1, name) desc, name limit 50`,
  board: `select s.id, s.name, s.probability, t.count, t.sum, t.weighted,
      (select jsonb_agg(c) from (select d.id, d.title, d.customer_id, k.name as customer_name, d.position, d.value, d.currency, d.probability, d.expected_close_date, d.owner
        from deals d join customers k on k.id = d.customer_id where d.stage_id = s.id order by d.position, d.id limit 100) c) as deals
    from stages s, lateral (select count(*), sum(value), round(sum(value * probability / 100.0), 2) as weighted from deals d where d.stage_id = s.id) t order by s.id`,
  week: `select a.id, a.customer_id, c.name as customer_name, a.title, a.person, a.starts_at, a.ends_at, a.status, a.price, a.currency
    from appointments a join customers c on c.id = a.customer_id where a.starts_at < $2 and a.starts_at >= $1 order by a.starts_at, a.id`,
};

export function crmRoutes(app, pool) {
  const ask = async (name, values = []) => ({ items: (await pool.query({ name: `crm ${name}`, text: SQL[name], values })).rows });
  app.get('/typo', (req) => ask('typo', [req.query.q]));
  app.get('/board', () => ask('board'));
  app.get('/week', (req) => ask('week', [req.query.from, req.query.to]));
}
