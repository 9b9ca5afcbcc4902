import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { api, type Api } from '../../test/api';
import { textOf } from '../../test/documents';
import { mainJob, type Told } from './main-job';
import { syntheticWorkbook } from './synthetic-list';

describe('the main job', () => {
  let it_: Api;
  let folder: string;
  let told: Told;
  const story: string[] = [];
  beforeAll(async () => {
    it_ = await api({ worker: true });
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'main-job-'));
    await it_.app.listen(0, '127.0.0.1');
    const list = { name: 'FZ-24.xlsx', bytes: await buffer(syntheticWorkbook('FZ-24')) };
    told = await mainJob({ url: await it_.app.getUrl(), list, folder, say: (line) => story.push(line) });
  }, 180_000);
  afterAll(async () => {
    await it_?.close();
    fs.rmSync(folder, { recursive: true });
  });

  it('imports the list once, and never as stock', () => {
    expect(story.join('\n')).toMatch(/173 lines.*imported again: 0 created, 0 changed/);
    expect(story.join('\n')).toMatch(/858 pieces; parts with stock: 0/);
  });

  it('ends with a paid invoice to the cent, a delivered order and exact books', () => {
    // 3 × (6490 + 250) + 480 = 20700 net, 20 % = 4140
    expect(told.invoice).toMatchObject({ subtotal: '20700.00', taxAmount: '4140.00', totalAmount: '24840.00', paidAmount: '24840.00', status: 'paid' });
    expect(told.order).toMatchObject({ status: 'delivered', items: [{ deliveredQuantity: 3, invoicedQuantity: 3 }, { invoicedQuantity: 1 }] });
    expect(told.purchaseOrders.every(({ status }) => status === 'received')).toBe(true);
    expect(told.verification.partsChecked).toBeGreaterThan(150);
    expect(told.verification.differences).toEqual([]);
  });

  it('leaves papers that can be read', async () => {
    const textIn = async (name: RegExp) =>
      (await Promise.all(told.papers.filter((file) => name.test(file)).map(async (file) => textOf(fs.readFileSync(file))))).join('\n');
    expect(await textIn(/INV-/)).toMatch(/24\.840,00/);
    const notes = await textIn(/DN-.*\d\.pdf/);
    expect(notes).toMatch(/FZ-24-0001/);
    expect(notes).not.toMatch(/6\.740|20\.220/);
    expect(await textIn(/SO-/)).toMatch(/Huber Werkzeugbau GmbH/);
    expect(await textIn(/PO-/)).toMatch(/Schraubenhandel Nord/);
  });
});
