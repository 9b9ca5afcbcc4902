import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { api } from '../../../test/api';
import { database } from '../../../test/database';
import { dump, restore } from './backup';

it('a backup restored elsewhere is the same, to the byte, and signs in', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kontor-backup-'));
  const house = await api();
  const me = await house.register();
  await me.ask('POST', '/parts', { sku: 'Ä-1 "\\', name: 'Achse\n3/8"', unitPrice: '0.1000' });
  const first = await dump(house.db.url('postgres'), path.join(folder, 'a'));
  await house.close();

  const empty = await database();
  await restore(empty.url('postgres'), path.join(folder, 'a'));
  await expect(restore(empty.url('postgres'), path.join(folder, 'a'))).rejects.toThrow(/already/);
  await expect(restore(empty.url('owner'), path.join(folder, 'a'))).rejects.toThrow(/superuser/);
  const second = await dump(empty.url('postgres'), path.join(folder, 'b'));
  await empty.drop();

  expect({ ...second, at: '' }).toEqual({ ...first, at: '' });
  const names = fs.readdirSync(path.join(folder, 'a', 'tables'));
  expect(names).toContain('core.organizations.ndjson.gz');
  for (const name of names) expect([name, read(folder, 'b', name)]).toEqual([name, read(folder, 'a', name)]);
  fs.rmSync(folder, { recursive: true });
});

const read = (folder: string, which: string, name: string) => gunzipSync(fs.readFileSync(path.join(folder, which, 'tables', name))).toString();
