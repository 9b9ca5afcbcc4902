// Starts and stops what is measured: the built product with its own PostgreSQL, and the limit on the same server.
import { spawn } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { at } from '../scripts/lib.mjs';

const require = createRequire(import.meta.url);
const POOL = 8;

/** An empty cluster in the folder that the product will find as its own, with what the bench must know of it switched on. */
export async function prepareCluster(folder) {
  const { startPostgres } = require(at('dist/docker/embedded/postgres.js'));
  const secrets = { postgres: crypto.randomBytes(18).toString('hex'), jwt: crypto.randomBytes(32).toString('base64url') };
  fs.writeFileSync(path.join(folder, 'secrets.json'), JSON.stringify(secrets), { mode: 0o600 });
  const postgres = await startPostgres(path.join(folder, 'postgres'), { password: secrets.postgres });
  await sql(postgres.url('postgres'), [
    `alter system set shared_preload_libraries = 'pg_stat_statements'`,
    `alter system set pg_stat_statements.track = 'top'`,
    `alter system set max_wal_size = '8GB'`,
    `alter system set checkpoint_timeout = '30min'`,
    `alter system set jit = off`,
  ]);
  await postgres.stop();
  return secrets;
}

/** Runs statements one after the other on a connection of their own; answers with the rows of the last. */
export async function sql(url, statements) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows = [];
    for (const text of statements) rows = (await client.query(text)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

/** A file of statements with `${names}` filled in. */
export const statementsOf = (file, values = {}) =>
  fs
    .readFileSync(new URL(file, import.meta.url), 'utf8')
    .replace(/\$\{(\w+)\}/g, (_, name) => values[name])
    .split(/;\s*\n/)
    .filter((text) => text.replace(/--.*$/gm, '').trim());

const freePort = () =>
  new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** The product's surroundings: without demo data, without limits. */
export const environment = (folder, more = {}) => ({
  ...process.env,
  KONTOR_DATA: folder,
  KONTOR_DEMO: 'false',
  PROCESS: 'api',
  POOL_SIZE: String(POOL),
  LOG_LEVEL: 'warn',
  NODE_ENV: 'production',
  RATE_LIMIT_USER: '1000000',
  RATE_LIMIT_ANONYMOUS: '1000000',
  ACCESS_TOKEN_MINUTES: '1440',
  DATABASE_URL: '',
  REDIS_URL: '',
  SMTP_URL: '',
  ...more,
});

/** The product as `npm start` runs it; jobs wait in the outbox, as they do while a worker elsewhere is busy. */
export async function startProduct(folder, secrets, nodeArgs = []) {
  const port = await freePort();
  const env = environment(folder, { PORT: String(port) });
  const child = spawn(process.execPath, [...nodeArgs, at('dist/server/src/main.js')], { cwd: at(), env, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the product ended with ${code}`)));
    child.stdout.on('data', (text) => String(text).includes('runs on') && resolve());
  });
  const [postmaster, , , postgresPort] = fs.readFileSync(path.join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  return { url: `http://127.0.0.1:${port}`, admin: `postgres://postgres:${secrets.postgres}@127.0.0.1:${postgresPort}`, postmaster: Number(postmaster), child };
}

/** Registers an organization as everybody would. */
export async function signUp(url, name = 'bench') {
  const body = {
    organizationName: 'Bench',
    industry: 'maker',
    country: 'AT',
    name: 'Bench',
    email: `${name}@example.org`,
    password: crypto.randomBytes(18).toString('base64url'),
  };
  const { data } = await call(url, 'POST', '/auth/register', body);
  const token = data.accessToken;
  const { sub: actor, org: organization } = JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));
  return { token, actor, organization };
}

export async function call(url, method, path, body, token) {
  const headers = { ...(body && { 'content-type': 'application/json' }), ...(token && { authorization: `Bearer ${token}` }) };
  const answer = await fetch(`${url}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 500)}`);
  return JSON.parse(text);
}

export async function startLimit(databaseUrl) {
  const secret = crypto.randomBytes(32).toString('base64url');
  const env = { ...process.env, DATABASE_URL: databaseUrl, BENCH_SECRET: secret, POOL: String(POOL), NODE_ENV: 'production' };
  const child = spawn(process.execPath, [at('bench/limit/server.mjs')], { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const url = await new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message.url));
    child.once('exit', (code) => reject(new Error(`the limit ended with ${code}`)));
  });
  const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ sub: 'bench', exp: Math.floor(Date.now() / 1000) + 86_400 })}`;
  return { url, child, token: `${claims}.${crypto.createHmac('sha256', secret).update(claims).digest('base64url')}` };
}

/** Says so if a server ends that was not asked to: what is measured after it is worth nothing. */
export function watch(name, child) {
  child.once('exit', (code, signal) => child.stopping || process.stderr.write(`${name} ended by itself: ${signal ?? code}\n`));
}

export async function stop(child) {
  if (child) child.stopping = true;
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

/** Milliseconds of processor time of a process and its children so far, where the kernel tells (Linux). What others do at the same time is not in it. */
export function cpuOf(pid) {
  if (!fs.existsSync('/proc/self/stat')) return NaN;
  let ticks = 0;
  for (const name of fs.readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const file = `/proc/${name}/stat`;
    try {
      const text = fs.readFileSync(file, 'utf8');
      const [, parent, , , , , , , , , , ...times] = text.slice(text.lastIndexOf(')') + 2).split(' ');
      const [user, system, usersOfEnded, systemOfEnded] = times.map(Number);
      if (Number(parent) === pid) ticks += user + system;
      if (Number(name) === pid) ticks += user + system + usersOfEnded + systemOfEnded; // a connection that was closed took its time along
    } catch (error) {
      if (!['ENOENT', 'ESRCH'].includes(error.code)) throw error; // it ended meanwhile
    }
  }
  return ticks * 10;
}
