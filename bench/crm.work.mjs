// What people of sales and the front desk wait for; each p95 is to be under 100 ms at 8 clients.
const BASE = '/api/v1';
const pick = (list, random) => list[Math.floor(random() * list.length)];

/** Two words of a customer's name, two letters of the second in each other's place. */
function mistyped(name, random) {
  const [first, second] = name.toLowerCase().split(' ');
  const at = 1 + Math.floor(random() * (second.length - 3));
  return encodeURIComponent(`${first} ${second.slice(0, at)}${second[at + 1]}${second[at]}${second.slice(at + 2)}`);
}

const WEEK = 'from=2027-03-01T00:00:00Z&to=2027-03-08T00:00:00Z';

export const crmWork = [
  {
    name: 'search typo',
    says: "customers by a name with two letters in each other's place",
    connections: 8,
    aim: 'p95 100 ms',
    product:
      ({ names }) =>
      (random) => [{ ask: () => ({ path: `${BASE}/customers?search=${mistyped(pick(names, random), random)}` }) }],
    limit:
      ({ names }) =>
      (random) => [{ ask: () => ({ path: `/typo?q=${mistyped(pick(names, random), random)}` }) }],
  },
  {
    name: 'board',
    says: 'a pipeline of 5,000 deals: sums, and the first 100 of each stage',
    connections: 8,
    aim: 'p95 100 ms',
    product:
      ({ pipeline }) =>
      () => [{ ask: () => ({ path: `${BASE}/pipelines/${pipeline}/board?perStage=100` }) }],
    limit: () => () => [{ ask: () => ({ path: '/board' }) }],
  },
  {
    name: 'week',
    says: 'the calendar of a week with 2,000 appointments of 20 people',
    connections: 8,
    aim: 'p95 100 ms',
    product: () => () => [{ ask: () => ({ path: `${BASE}/calendar?${WEEK}` }) }],
    limit: () => () => [{ ask: () => ({ path: `/week?${WEEK}` }) }],
  },
];
