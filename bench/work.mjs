// What is measured, as requests to the product and to the limit.
const BASE = '/api/v1';
const pick = (list, random) => list[Math.floor(random() * list.length)];

let made = 0;
const newcomer = () => `n${process.pid}x${++made}`;

/** Five different parts. */
function basket(ids, random) {
  const chosen = new Set();
  while (chosen.size < 5) chosen.add(pick(ids, random));
  return [...chosen].map((id) => ({ id, quantity: 1 + Math.floor(random() * 3) }));
}

export const work = [
  {
    name: 'list',
    says: 'customers, 50 of a filtered list with exact total',
    connections: 8,
    aim: 0.75,
    product:
      ({ fragments }) =>
      (random) => [{ ask: () => ({ path: `${BASE}/customers?search=${pick(fragments, random)}&sort=name` }) }],
    limit:
      ({ fragments }) =>
      (random) => [{ ask: () => ({ path: `/customers?q=${pick(fragments, random)}` }) }],
  },
  {
    name: 'get',
    says: 'one customer',
    connections: 8,
    aim: 0.5,
    product:
      ({ customers }) =>
      (random) => [{ ask: () => ({ path: `${BASE}/customers/${pick(customers, random)}` }) }],
    limit:
      ({ many }) =>
      (random) => [{ ask: () => ({ path: `/customers/${1 + Math.floor(random() * many)}` }) }],
  },
  {
    name: 'create',
    says: 'one customer',
    connections: 8,
    aim: 0.5,
    product: () => () => [
      {
        method: 'POST',
        ask: () =>
          ((n) => ({
            path: `${BASE}/customers`,
            body: { name: `New ${n}`, email: `${n}@example.org`, phone: '+43732555010', billingAddress: { city: 'Linz', country: 'AT' } },
          }))(newcomer()),
      },
    ],
    limit: () => () => [
      {
        method: 'POST',
        ask: () =>
          ((n) => ({ path: '/customers', body: { name: `New ${n}`, email: `${n}@example.org`, phone: '+43732555010', city: 'Linz', country: 'AT' } }))(
            newcomer(),
          ),
      },
    ],
  },
  {
    name: 'order to cash',
    says: 'order of 5 lines, confirmed, delivered, invoiced: 6 calls (limit: 4)',
    connections: 4,
    aim: 0.5,
    statements: true,
    product:
      ({ customers, parts }) =>
      (random) => [
        {
          method: 'POST',
          keep: ({ data }) => ({ order: data.id }),
          ask: () => ({
            path: `${BASE}/orders`,
            body: { customerId: pick(customers, random), items: basket(parts, random).map(({ id, quantity }) => ({ partId: id, quantity })) },
          }),
        },
        { method: 'POST', ask: ({ order }) => ({ path: `${BASE}/orders/${order}/confirm` }) },
        { method: 'POST', ask: ({ order }) => ({ path: `${BASE}/orders/${order}/deliveries`, body: {} }), keep: ({ data }) => ({ delivery: data.id }) },
        { method: 'POST', ask: ({ delivery }) => ({ path: `${BASE}/deliveries/${delivery}/ship`, body: {} }) },
        { method: 'POST', ask: ({ order }) => ({ path: `${BASE}/orders/${order}/invoices`, body: {} }), keep: ({ data }) => ({ invoice: data.id }) },
        { method: 'POST', ask: ({ invoice }) => ({ path: `${BASE}/invoices/${invoice}/finalize`, body: {} }) },
      ],
    limit:
      ({ many, goods }) =>
      (random) => [
        {
          method: 'POST',
          keep: ({ id }) => ({ order: id }),
          ask: () => ({
            path: '/orders',
            body: { customerId: 1 + Math.floor(random() * many), lines: basket(goods, random).map(({ id, quantity }) => ({ productId: id, qty: quantity })) },
          }),
        },
        ...['confirm', 'ship', 'invoice'].map((step) => ({ method: 'POST', ask: ({ order }) => ({ path: `/orders/${order}/${step}` }) })),
      ],
  },
  {
    name: 'explosion',
    says: 'a list of parts of 200 lines in 3 levels',
    connections: 8,
    aim: 0.8,
    product:
      ({ machine }) =>
      () => [{ ask: () => ({ path: `${BASE}/builds/${machine}/explosion?quantity=10&perPage=200` }) }],
    limit: () => () => [{ ask: () => ({ path: '/products/100001/explosion?qty=10' }) }],
  },
];
