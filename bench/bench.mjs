// npm run bench [-- --quick] [--only list,get] [--rounds 5] [--seconds 3] [--invoices 100000] [--profile <folder>]
// What the product costs over what the machine allows: the built product and a plain server on the same PostgreSQL, loaded in turn, round by round.
// Absolute numbers belong to the machine and the minute; the ratio of a round is what lasts. It reports; it is no test.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, install, requireNode } from '../scripts/lib.mjs';
import { analytics } from './analytics.mjs';
import { inbox } from './inbox.mjs';
import { median, shoot } from './load.mjs';
import { call, cpuOf, prepareCluster, signUp, sql, startLimit, startProduct, statementsOf, stop, watch } from './servers.mjs';
import { crmWork } from './crm.work.mjs';
import { work } from './work.mjs';

requireNode();
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean' },
    only: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    invoices: { type: 'string' },
    profile: { type: 'string' },
  },
});
const size = options.quick ? { customers: 5_000, parts: 1_000, invoices: 2_000 } : { customers: 100_000, parts: 10_000, invoices: 100_000 };
const letters = options.quick
  ? { conversations: 5_000, messages: 50_000, perSecond: 50, seconds: 5, asked: 24 }
  : { conversations: 100_000, messages: 2_000_000, perSecond: 200, seconds: 60, asked: 120 };
const rounds = Number(options.rounds ?? (options.quick ? 3 : 7));
const seconds = Number(options.seconds ?? (options.quick ? 1 : 2));
const chosen = [...work, ...crmWork].filter(({ name }) => !options.only || options.only.split(',').some((part) => name.startsWith(part.trim())));
/** Of these, a tenth and the whole: how the rebuild grows. */
const invoices = Number(options.invoices ?? (options.quick ? 10_000 : 100_000));
const withAnalytics = !options.only || options.only.includes('analytics');
const withInbox = !options.only || options.only.includes('inbox');
const say = (line = '') => process.stdout.write(`${line}\n`);
const running = [];
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kontor-bench-'));
let cleaning;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    process.stderr.write(`stopped by ${signal}\n`);
    void clean().then(() => process.exit(143));
  });
try {
  await install();
  await build({ server: true });
  await main();
} catch (error) {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
} finally {
  await clean();
}

/** The limit first: the product takes its PostgreSQL along when it ends. */
function clean() {
  return (cleaning ??= (async () => {
    for (const child of running.reverse()) await stop(child);
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  })());
}

async function main() {
  say(
    `Kontor bench: ${os.cpus().length} cores, Node ${process.versions.node}; ${Object.entries(size)
      .map(([name, count]) => `${count.toLocaleString('en')} ${name}`)
      .join(', ')}`,
  );
  const secrets = await prepareCluster(folder);
  const product = await startProduct(folder, secrets, options.profile ? ['--cpu-prof', `--cpu-prof-dir=${path.resolve(options.profile)}`] : []);
  running.push(product.child);
  watch('the product', product.child);
  const kontor = `${product.admin}/kontor`;
  await sql(kontor, ['create extension if not exists pg_stat_statements']);
  const me = await signUp(product.url);
  if (withInbox) await inbox(kontor, product, me, letters, say);
  if (withAnalytics) await analytics(kontor, folder, product, { invoices, rounds, seconds }, { say, started: (child) => running.push(child) });
  if (!chosen.length) return;
  const facts = await fill(kontor, product, me);
  const limit = await limitOn(product.admin);
  running.push(limit.child);
  watch('the limit', limit.child);
  await books('before', kontor, `${product.admin}/plain`, product.url, me.token);
  const targets = [
    { name: 'limit', url: limit.url, token: limit.token, pid: limit.child.pid, of: (one) => one.limit(facts) },
    { name: 'product', url: product.url, token: me.token, pid: product.child.pid, of: (one) => one.product(facts) },
  ];
  const results = [];
  for (const one of chosen) results.push(await measure(one, targets, kontor, product.postmaster));
  await books('after', kontor, `${product.admin}/plain`, product.url, me.token);
  report(results);
}

async function timed(what, fn) {
  const started = performance.now();
  const result = await fn();
  say(`${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return result;
}

async function fill(kontor, product, me) {
  await timed('generated organization', () => sql(kontor, statementsOf('data.sql', { ...size, ...me })));
  await timed('deals and appointments', () => sql(kontor, statementsOf('crm.sql', me)));
  const ids = async (text) => (await sql(kontor, [text])).map(({ id }) => id);
  return {
    customers: await ids('select id from customers.customers tablesample system (10) limit 5000'),
    // a hundred parts of names; one customer in a hundred has each
    fragments: await ids(`select distinct lower(substr(split_part(name, ' ', 2), 2)) as id from customers.customers`),
    names: await ids('select name as id from customers.customers tablesample system (5) limit 500'),
    pipeline: (await ids(`select id from pipeline.pipelines where is_default and organization_id = '${me.organization}'`))[0],
    parts: await ids(`select id from parts.parts where sku like 'P%'`),
    machine: (await ids(`select id from builds.builds where model_number = 'A-ROOT'`))[0],
    many: size.customers,
    goods: Array.from({ length: size.parts }, (_, i) => i + 1),
  };
}

async function limitOn(admin) {
  await sql(`${admin}/postgres`, ['create database plain']);
  const values = { customers: size.customers, products: size.parts, invoices: size.invoices };
  const files = ['schema', 'data', 'indexes', 'crm'].flatMap((name) => statementsOf(`limit/${name}.sql`, values));
  await timed('the same for the limit', () => sql(`${admin}/plain`, files));
  return startLimit(`${admin}/plain`);
}

/** Both sets of books, counted again; says what is wrong and throws. */
async function books(when, kontor, plain, url, token) {
  const wrong = [...(await sql(kontor, statementsOf('checks.sql'))), ...(await sql(plain, statementsOf('limit/checks.sql')))].filter((row) => row.wrong);
  const { data } = await call(url, 'GET', '/stock/verification', undefined, token);
  if (data.differences.length) wrong.push({ what: 'differences found by GET /stock/verification', wrong: data.differences.length });
  if (wrong.length) throw new Error(`the books ${when} the load: ${wrong.map((row) => `${row.wrong} ${row.what}`).join('; ')}`);
  say(`books ${when} the load: right (${data.partsChecked} parts verified)`);
}

/** The limit and the product in turn, who begins changes; the first round only warms up. */
async function measure(one, targets, kontor, postmaster) {
  const found = Object.fromEntries(targets.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const target of round % 2 ? targets : [...targets].reverse()) {
      const counted = one.statements && round === 0 && target.name === 'product';
      if (counted) await sql(kontor, ['select pg_stat_statements_reset()']);
      const [server, database] = [cpuOf(target.pid), cpuOf(postmaster)];
      const asked = { ...target, steps: target.of(one) };
      let result = await shoot(asked, one.connections, seconds, Math.random);
      // on a busy machine a round may end before its first answer
      for (let longer = seconds * 4; !result.done && longer <= 64; longer *= 4) result = await shoot(asked, one.connections, longer, Math.random);
      Object.assign(result, { server: (cpuOf(target.pid) - server) / result.done, database: (cpuOf(postmaster) - database) / result.done });
      if (counted) one.perCycle = await statementsPer(kontor, result.done);
      if (round) found[target.name].push(result);
    }
  }
  const ratios = found.product.map(({ perSecond }, i) => perSecond / found.limit[i].perSecond).sort((a, b) => a - b);
  return { ...one, found, ratio: median(ratios), from: ratios[0], to: ratios.at(-1) };
}

/**
 * Statements of the application on the wire for each piece of work. pg_stat_statements counts a BEGIN or COMMIT that was prepared only the
 * first time, so they are added: two for each transaction, which is known by its events. Work that the end of the round cut
 * off is in the count but not in `done`: a little too many, the fewer were done the more.
 */
async function statementsPer(kontor, done) {
  const [{ calls, transactions }] = await sql(kontor, [
    `select sum(s.calls) filter (where s.query not in ('begin', 'commit', 'rollback'))::int as calls,
      sum(s.calls) filter (where s.query like '%insert into core.events %')::int as transactions
    from pg_stat_statements s join pg_roles r on r.oid = s.userid where r.rolname = 'app'`,
  ]);
  if (!transactions) throw new Error('no transaction was recognized: the count of statements would be wrong');
  return (calls + 2 * transactions) / done;
}

function report(results) {
  const ms = (value) => value.toFixed(value < 10 ? 2 : 1).padStart(8);
  say(
    `\n${'work'.padEnd(15)}${'who'.padEnd(9)}${'conns'.padStart(6)}${'p50 ms'.padStart(9)}${'p95 ms'.padStart(9)}${'per s'.padStart(10)}${'CPU server + database'.padStart(24)}   ratio (lowest to highest of ${rounds} rounds; aim)`,
  );
  for (const { name, connections, found, ratio, from, to, aim, perCycle } of results) {
    for (const who of ['limit', 'product']) {
      const of = (key) => median(found[who].map((result) => result[key]));
      const line = `${(who === 'limit' ? name : '').padEnd(15)}${who.padEnd(9)}${String(connections).padStart(6)} ${ms(of('p50'))} ${ms(of('p95'))}${of('perSecond').toFixed(0).padStart(10)}${`${of('server').toFixed(2)} + ${of('database').toFixed(2)} ms`.padStart(24)}`;
      say(
        who === 'limit'
          ? line
          : `${line}   ${ratio.toFixed(2)} (${from.toFixed(2)} to ${to.toFixed(2)}; aim ${aim})${perCycle ? `, ${perCycle.toFixed(1)} statements a cycle` : ''}`,
      );
    }
  }
  say();
  for (const { name, says } of results) say(`${name}: ${says}`);
}
