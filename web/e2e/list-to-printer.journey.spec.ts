import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { LIST_SIZE, syntheticWorkbook } from '../../server/src/demo/synthetic-list';
import { journey, ok, settled } from './stage';

journey('a list from CAD becomes a finished printer with a serial number', async ({ house, person }) => {
  const { ask, user, password } = await house.register({ email: `${randomUUID()}@journey.example` });
  await settled(ask);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kontor-list-'));
  const file = path.join(folder, 'KT-310.xlsx');
  fs.writeFileSync(file, await buffer(syntheticWorkbook('310')));

  const anna = await person();
  await anna.signIn(user.email, password);
  await anna.sees('Models');
  await anna.visit('/builds');
  await anna.press('New model');
  await anna.fill('Name', 'Printer KT 310');
  await anna.fill('Model number', 'KT-310');
  await anna.press('Create');
  const build = await anna.arrives(/^\/builds\/(?!new)([0-9a-f-]{36})$/);
  await anna.visit(`/builds/${build}/import`);
  await anna.gives('choose a file', file);
  await anna.press('Check');
  await anna.sees('To decide', 'New');
  await anna.press('Import');
  await anna.sees('Imported:');
  fs.rmSync(folder, { recursive: true });
  await anna.press('To the list', 'link');
  await anna.arrives(/^\/builds\/(?!new)([0-9a-f-]{36})$/);
  await anna.press('More actions');
  await anna.press('Release', 'menuitem');
  await anna.sees('is locked for good');
  await anna.press('Release');
  await anna.sees('is released');
  const revisions = await ok(ask('GET', `/builds/${build}/revisions`));
  expect(revisions).toMatchObject([{ status: 'released' }]);
  const lines = await ok(ask('GET', `/builds/${build}/parts?perPage=200`));
  expect(lines.length).toBeGreaterThan(100);
  expect(lines.reduce((sum: number, line: any) => sum + line.quantityRequired, 0)).toBeLessThanOrEqual(LIST_SIZE.quantity);

  // what was bought meanwhile
  for (const line of lines) await ok(ask('POST', `/parts/${line.partId}/adjustments`, { quantity: line.quantityRequired, reason: 'bought' }));

  await anna.press('New production order');
  await anna.press('Create');
  const job = await anna.arrives(/^\/production\/([0-9a-f-]{36})$/);
  await anna.press('Allocate');
  await anna.sees('All parts are set aside for this order.');
  await anna.press('Allocate');
  await anna.sees('The parts are set aside', 'Allocated');
  await anna.press('Start');
  await anna.sees('Work begins');
  await anna.press('Start');
  await anna.sees('Work has begun');
  await anna.press('Complete');
  await anna.fill('Serial number 1', 'KT310-0001');
  await anna.press('Complete');
  await anna.sees('Completed', 'KT310-0001');
  expect(await ok(ask('GET', `/production-orders/${job}`))).toMatchObject({ status: 'completed', completedQuantity: 1, serialNumbers: ['KT310-0001'] });
  const { partId } = await ok(ask('GET', `/builds/${build}`));
  expect(await ok(ask('GET', `/parts/${partId}`))).toMatchObject({ sku: 'KT-310', currentStock: 1 });
  await anna.visit(`/parts/${partId}`);
  await anna.sees('Printer KT 310', '1 pcs');
  expect(await ok(ask('GET', `/parts/${lines[0].partId}`))).toMatchObject({ currentStock: 0 });
});
