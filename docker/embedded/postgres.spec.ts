import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { readConfig } from '../../server/src/core/config';
import { openHome } from '../../server/src/database';
import { startPostgres } from './postgres';

const ask = async (url: string, sql: string) => {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client.query(sql).finally(() => client.end());
};
const pidOf = (data: string) => Number(fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);

const end = (data: string) => fs.existsSync(path.join(data, 'postmaster.pid')) && process.kill(pidOf(data), 'SIGKILL');

/** As a killed product leaves it: the server lives on, the connection that held the folder is gone. */
const abandon = (postgres: { url(database: string): string }) =>
  ask(postgres.url('postgres'), `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()`);

describe('the embedded server', () => {
  // closed to everyone else, as a clone below /root is
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kontor-pg-'));
  const data = path.join(folder, 'closed', 'postgres');
  const options = { password: 'geheim', throwaway: true };
  afterAll(() => {
    for (const name of ['closed/postgres', 'half', 'server', `server/${'d'.repeat(100)}`]) end(path.join(folder, name)); // what a failed test left running
    fs.rmSync(folder, { recursive: true });
  });

  it('keeps what was committed through kill -9, takes over what a killed product left, and refuses two at once', async () => {
    fs.mkdirSync(path.join(folder, 'closed'), { mode: 0o700 });
    const first = await startPostgres(data, options);
    await ask(first.url('postgres'), 'create table kept as select 42 as n');
    await abandon(first);
    const pid = pidOf(data);
    const second = await startPostgres(data, options);
    expect(pidOf(data)).toBe(pid);
    await expect(startPostgres(data, { ...options, patienceMs: 200 })).rejects.toThrow(/Another Kontor/);

    process.kill(pid, 'SIGKILL');
    const third = await startPostgres(data, options);
    expect(pidOf(data)).not.toBe(pid);
    expect((await ask(third.url('postgres'), 'select n from kept')).rows).toEqual([{ n: 42 }]);
    await third.stop();
    expect(fs.existsSync(path.join(data, 'postmaster.pid'))).toBe(false);
    await expect(ask(second.url('postgres'), 'select 1')).rejects.toThrow();
  });

  it('is asked by its socket where the kernel can name it, and by TCP where the folder lies too deep', async () => {
    const caller = async (at: string) => {
      const postgres = await startPostgres(at, options);
      const { rows } = await ask(postgres.near(postgres.url('postgres')), 'select inet_client_addr() is null as local');
      await postgres.stop();
      return rows;
    };
    expect(await caller(data)).toEqual([{ local: process.platform !== 'win32' }]);
    expect(await caller(path.join(folder, 'server', 'd'.repeat(100)))).toEqual([{ local: false }]);
  });

  it('is not misled by the pid of another program, nor by a first start that was interrupted', async () => {
    fs.writeFileSync(path.join(data, 'postmaster.pid'), `${process.pid}\n${data}\n0\n1\n\n127.0.0.1\n`);
    await (await startPostgres(data, options)).stop();
    const half = path.join(folder, 'half');
    fs.mkdirSync(path.join(half, 'base'), { recursive: true });
    fs.writeFileSync(path.join(half, 'base', 'junk'), '');
    await (await startPostgres(half, options)).stop();
  });

  it('an administrator of another server is enough: roles, extensions and tables are made, twice in a row', async () => {
    const server = await startPostgres(path.join(folder, 'server'), options);
    await ask(server.url('postgres'), 'create database firm');
    const config = { ...readConfig({ DATABASE_URL: server.url('firm'), KONTOR_DATA: path.join(folder, 'home') }) };
    const [home] = await Promise.all([openHome(config), openHome(config)]);
    const { rows } = await ask(
      home.config.databaseUrl,
      `select current_user as me, (select pg_get_userbyid(relowner) from pg_class where oid = 'core.events'::regclass) as owner`,
    );
    expect(rows).toEqual([{ me: 'app', owner: 'owner' }]);
    expect(fs.statSync(path.join(folder, 'home', 'secrets.json')).mode & 0o777).toBe(0o600);
    await home.close();
    await server.stop();
  });
});
