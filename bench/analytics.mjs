// Figures: a dashboard, the rows behind each number, counting everything from nothing, and the same beside SQL written by hand.
import { spawn } from 'node:child_process';
import os from 'node:os';
import { at } from '../scripts/lib.mjs';
import { median, shoot } from './load.mjs';
import { call, environment, signUp, sql, startLimit, statementsOf, watch } from './servers.mjs';

const BASE = '/api/v1';
const CLIENTS = 8;
const ASKED = 3;
const quantile = (times, share) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];
const many = (count) => count.toLocaleString('en');
const load = () => `load ${os.loadavg()[0].toFixed(0)}`;
const seconds = async (fn) => {
  const started = performance.now();
  await fn();
  return (performance.now() - started) / 1000;
};

/** Two organizations, one ten times the other: invoices of five lines, as many customers and orders of three lines, ten times as many stock transactions. */
export async function analytics(kontor, folder, product, { invoices, rounds, seconds: length }, { say, started }) {
  const houses = [];
  // the large one first: what PostgreSQL knows of its tables is then true of both
  for (const [name, size] of [
    ['large', invoices],
    ['small', invoices / 10],
  ]) {
    const me = await signUp(product.url, `analytics-${name}`);
    const values = { customers: size, parts: Math.max(200, size / 10), invoices: size, orders: size, moves: size * 10, ...me };
    const took = await seconds(async () => {
      for (const file of ['data.sql', 'analytics.sql']) await sql(kontor, statementsOf(file, values));
    });
    say(
      `analytics ${name}: ${many(size)} invoices, customers and orders, ${many(size * 5)} lines, ${many(size * 10)} stock transactions in ${took.toFixed(0)} s`,
    );
    houses.push({ name, me });
  }
  const large = houses[0].me;
  await dashboards('counted from the rows', product, large, { alone: 5 }, say);
  const took = [];
  for (const { name, me } of houses) took.push(await rebuild(name, folder, me, say));
  say(`analytics rebuild    ten times the data takes ${(took[0] / took[1]).toFixed(1)} times as long`);
  await sql(
    kontor,
    ['daily', 'standing', 'counted', 'tallies'].map((table) => `vacuum analyze analytics.${table}`),
  );
  await dashboards('from kept sums', product, large, { alone: 40, together: 15 }, say);
  await besideByHand(product, large, invoices, { rounds, length }, { say, started });
  await drillDowns(product, large, say);
}

async function rebuild(name, folder, { organization }, say) {
  let whole = '';
  const took = await seconds(
    () =>
      new Promise((done, failed) => {
        const args = [at('dist/server/src/figures-rebuild.js'), '--organization', organization, '--verbose'];
        const child = spawn(process.execPath, args, { cwd: at(), env: environment(folder), stdio: ['ignore', 'pipe', 'inherit'] });
        child.stdout.on('data', (text) => (whole += text));
        child.once('exit', (code) => (code ? failed(new Error(`the rebuild ended with ${code}`)) : done()));
      }),
  );
  const each = [...whole.matchAll(/: (.+) in (\d+) ms/g)].map(([, tally, ms]) => ({ tally, ms: Number(ms) })).sort((a, b) => b.ms - a.ms);
  const sum = each.reduce((all, { ms }) => all + ms, 0) / 1000;
  const longest = each.slice(0, 5).map(({ tally, ms }) => `${tally} ${(ms / 1000).toFixed(1)}`);
  say(
    `analytics rebuild    ${name}: ${sum.toFixed(1)} s for ${each.length} tallies (${took.toFixed(1)} s with the start of the program), ${load()}; longest: ${longest.join(', ')}`,
  );
  return sum;
}

/** What the start page asks for, by 8 at once and by one. */
async function dashboards(how, { url }, { organization, token }, { alone, together }, say) {
  const all = (await call(url, 'GET', '/metrics', undefined, token)).data;
  const ids = (kind) => all.filter((one) => one.kind === kind).map(({ id }) => id);
  const paths = {
    'dashboard analytics': `/dashboard/${organization}/analytics`,
    'dashboard charts': `/dashboard/${organization}/charts?timeframe=90d`,
    [`${ids('period').length} metrics of a period`]: `/metrics/values?ids=${ids('period').slice(0, 60)}`,
    [`${ids('standing').length} standing metrics`]: `/metrics/values?ids=${ids('standing').slice(0, 60)}`,
    'a year by day': `/metrics/revenue/series?timeframe=1y&by=day`,
  };
  for (const [name, path] of Object.entries(paths)) {
    if (path.endsWith('ids=')) continue;
    const ask = () => call(url, 'GET', path, undefined, token);
    const told = (times) => `p50 ${quantile(times, 0.5).toFixed(1)} p95 ${quantile(times, 0.95).toFixed(1)} ms`;
    const one = await timesOf(ask, 1, alone);
    const eight = together ? `; ${CLIENTS} clients ${told(await timesOf(ask, CLIENTS, together))}` : '';
    say(`analytics ${how}: ${name.padEnd(26)} one client ${told(one)}${eight} (${load()})`);
  }
}

/** Milliseconds of so many questions by each of so many clients, after one to warm up. */
async function timesOf(ask, clients, each) {
  const times = [];
  await ask();
  const client = async () => {
    for (let i = 0; i < each; i++) times.push((await seconds(ask)) * 1000);
  };
  await Promise.all(Array.from({ length: clients }, client));
  return times;
}

/** The first page of the rows behind every metric, one in the middle, and one sorted by the first of its columns. */
async function drillDowns({ url }, { token }, say) {
  const all = (await call(url, 'GET', '/metrics', undefined, token)).data;
  const found = [];
  for (const { id } of all)
    for (const [what, query] of Object.entries({ first: 'page=1', middle: 'page=20', 'first of a year': 'page=1&timeframe=1y' })) {
      const times = [];
      for (let i = 0; i < ASKED; i++) times.push((await seconds(() => call(url, 'GET', `/metrics/${id}/rows?perPage=50&${query}`, undefined, token))) * 1000);
      found.push({ id, what, p50: quantile(times, 0.5), p95: quantile(times, 0.95), times });
    }
  const times = found.flatMap((one) => one.times);
  say(
    `analytics drill-down ${many(times.length)} pages of ${all.length} metrics: p50 ${quantile(times, 0.5).toFixed(0)} p95 ${quantile(times, 0.95).toFixed(0)} ms (${load()}); the slowest:`,
  );
  for (const { id, what, p50, p95 } of found.sort((a, b) => b.p50 - a.p50).slice(0, 12))
    say(`    ${id} ${what}: p50 ${p50.toFixed(0)} p95 ${p95.toFixed(0)} ms`);
}

/** Revenue and number of invoices of 30 days and the 30 before: the product, sums of days kept and read by hand, and the invoices themselves. */
async function besideByHand({ url, admin }, { token }, invoices, { rounds, length }, { say, started }) {
  await sql(`${admin}/postgres`, ['create database plain_analytics']);
  const values = { customers: invoices, products: Math.max(200, invoices / 10), invoices };
  await sql(
    `${admin}/plain_analytics`,
    ['schema', 'data', 'indexes', 'analytics'].flatMap((name) => statementsOf(`limit/${name}.sql`, values)),
  );
  const limit = await startLimit(`${admin}/plain_analytics`);
  started(limit.child);
  watch('the limit', limit.child);
  const path = `${BASE}/metrics/values?ids=revenue,invoicesIssued&timeframe=30d`;
  const { data } = await call(url, 'GET', path.slice(BASE.length), undefined, token);
  const { from, to, previousFrom: since, previousTo: until } = data[0];
  const steps = (one) => () => [{ ask: () => ({ path: one }) }];
  const asked = {
    product: { url, token, steps: steps(path) },
    kept: { url: limit.url, token: limit.token, steps: steps(`/figures/kept?${new URLSearchParams({ from, to, since, until })}`) },
    counted: { url: limit.url, token: limit.token, steps: steps(`/figures/counted?${new URLSearchParams({ from, to, since, until })}`) },
  };
  const found = { product: [], kept: [], counted: [] };
  for (let round = 0; round <= rounds; round++)
    for (const name of round % 2 ? Object.keys(asked) : Object.keys(asked).reverse()) {
      const result = await shoot(asked[name], CLIENTS, length, Math.random);
      if (round) found[name].push(result);
    }
  for (const name of ['kept', 'counted']) {
    const ratios = found.product.map(({ perSecond }, i) => perSecond / found[name][i].perSecond).sort((a, b) => a - b);
    const of = (who) =>
      `p50 ${median(found[who].map(({ p50 }) => p50)).toFixed(2)} ms, ${median(found[who].map(({ perSecond }) => perSecond)).toFixed(0)} a second`;
    say(
      `analytics beside SQL by hand, ${name === 'kept' ? 'sums of days kept by hand' : 'counted from the invoices'}: product ${of('product')}; by hand ${of(name)}; ratio ${median(ratios).toFixed(2)} (${ratios[0].toFixed(2)} to ${ratios.at(-1).toFixed(2)}; aim 0.75), ${load()}`,
    );
  }
}
