import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { api, created, type Ask } from '../../../test/api';
import { upload } from '../../../test/builds';
import { dump, restore } from './backup';

it('a backup restored elsewhere is the same, to the byte, with its files; people sign in and go on counting where they were', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kontor-backup-'));
  const house = await api();
  const me = await house.register();
  await me.ask('POST', '/parts', { sku: 'Ä-1 "\\', name: 'Achse\n3/8"', unitPrice: '0.1000' });
  const numbered = await created(me.ask('POST', '/parts', { name: 'Numbered' }));
  const file = await created(upload(me.ask, '/files', Buffer.from('Name;Ölflex\r\n')));
  const first = await dump(house.db.url('postgres'), path.join(folder, 'a'), path.join(house.db.folder, 'files'));
  await house.close();

  const other = await api();
  const files = path.join(other.db.folder, 'files');
  await restore(other.db.url('postgres'), path.join(folder, 'a'), { files });
  await expect(restore(other.db.url('postgres'), path.join(folder, 'a'))).rejects.toThrow(/already/);
  await expect(restore(other.db.url('owner'), path.join(folder, 'a'))).rejects.toThrow(/superuser/);
  const second = await dump(other.db.url('postgres'), path.join(folder, 'b'), files);

  expect({ ...second, at: '' }).toEqual({ ...first, at: '' });
  const names = fs.readdirSync(path.join(folder, 'a', 'tables'));
  expect(names).toContain('core.organizations.ndjson.gz');
  for (const name of names) expect([name, read(folder, 'b', name)]).toEqual([name, read(folder, 'a', name)]);

  const { accessToken } = await created(other.ask('POST', '/auth/login', { email: me.user.email, password: me.password }));
  const ask: Ask = (method, at, body, headers) => other.ask(method, at, body, { authorization: `Bearer ${accessToken}`, ...headers });
  expect(String((await ask('GET', `/files/${file.id}`)).body)).toBe('Name;Ölflex\r\n');
  const skuAfter = (sku: string) => sku.replace(/\d+$/, (number) => String(Number(number) + 1).padStart(number.length, '0'));
  expect((await created(ask('POST', '/parts', { name: 'Next' }))).sku).toBe(skuAfter(numbered.sku));
  await other.close();
  fs.rmSync(folder, { recursive: true });
});

const read = (folder: string, which: string, name: string) => gunzipSync(fs.readFileSync(path.join(folder, which, 'tables', name))).toString();
