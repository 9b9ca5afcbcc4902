import fs from 'node:fs';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { Client, type Data } from './client';

export interface MainJob {
  /** Where Kontor answers: `http://localhost:3000`. */
  url: string;
  /** The printer's list of parts, as the CAD program exports it. */
  list: { name: string; bytes: Uint8Array };
  /** Where the PDFs are put. */
  folder: string;
  say(line: string): void;
}

export interface Told {
  invoice: Data;
  order: Data;
  purchaseOrders: Data[];
  verification: { partsChecked: number; differences: unknown[] };
  papers: string[];
}

const MODEL = 'FZ-24';

/** The main job, from a customer's order to the money in the bank, over the public API only. */
export async function mainJob({ url, list, folder, say }: MainJob): Promise<Told> {
  const kontor = new Client(url);
  const papers: string[] = [];
  const keep = async (at: string, name: string) => {
    const file = path.join(folder, name);
    fs.writeFileSync(file, await kontor.pdf(at));
    papers.push(file);
  };
  await organization(kontor, say);
  const build = await importList(kontor, list, say);
  await offers(kontor, build, say);
  const order = await takeOrder(kontor, build, say);
  await keep(`/orders/${order.id}/pdf`, `${order.orderNumber}.pdf`);
  const purchaseOrders = await buy(kontor, say);
  for (const one of purchaseOrders) await keep(`/purchase-orders/${one.id}/pdf`, `${one.poNumber}.pdf`);
  await make(kontor, order, build, say);
  for (const delivery of await deliver(kontor, order, say)) {
    await keep(`/deliveries/${delivery.id}/delivery-note.pdf`, `${delivery.deliveryNumber}.pdf`);
    await keep(`/deliveries/${delivery.id}/label.pdf`, `${delivery.deliveryNumber}-label.pdf`);
  }
  const invoice = await bill(kontor, order, say);
  await keep(`/invoices/${invoice.id}/pdf`, `${invoice.invoiceNumber}.pdf`);
  const verification = await kontor.get('/stock/verification');
  say(`The books: ${verification.partsChecked} parts recounted from the ledger, ${verification.differences.length} differences.`);
  say(`Papers:\n  ${papers.join('\n  ')}`);
  return { invoice, order: await kontor.get(`/orders/${order.id}`), purchaseOrders, verification, papers };
}

async function organization(kontor: Client, say: MainJob['say']): Promise<void> {
  const secret = randomBytes(9).toString('base64url');
  const { organization: made } = await kontor.register({
    organizationName: 'Werkstatt Wien',
    industry: 'maker',
    country: 'AT',
    name: 'Anna Berger',
    email: `anna-${secret.toLowerCase().replace(/[^a-z0-9]/g, '')}@werkstatt.example`,
    password: `Kontor-${secret}`,
  });
  const now = await kontor.get('/organization');
  await kontor.patch('/organization', {
    version: now.version,
    address: { line1: 'Werkgasse 3', postalCode: '1070', city: 'Wien', country: 'AT' },
    vatId: 'ATU12345675',
    bank: { iban: 'AT611904300234573201', bic: 'BKAUATWWXXX', name: 'Bank Austria' },
  });
  say(`${made.name} opens its back office: ${made.currency}, ${made.timeZone}.`);
}

/** The build, its part list from the CAD program, one option, released by its first production order. */
async function importList(kontor: Client, list: MainJob['list'], say: MainJob['say']): Promise<Data> {
  const build = await kontor.post('/builds', { buildName: 'Printer FZ-24', modelNumber: MODEL, basePrice: '6490', status: 'active', buildTimeHours: 6.5 });
  const dry = await kontor.upload(`/builds/${build.id}/parts/import`, list, { createParts: 'true', dryRun: 'true' });
  const done = await kontor.upload(`/builds/${build.id}/parts/import`, list, { createParts: 'true' });
  const again = await kontor.upload(`/builds/${build.id}/parts/import`, list, { createParts: 'true' });
  say(
    `The CAD list has ${done.rows} lines: ${dry.created} new parts foreseen, ${done.created} created, ${done.proposals.length} proposals; imported again: ${again.created} created, ${again.updated} changed.`,
  );
  const lines = await kontor.get(`/builds/${build.id}/parts?perPage=200`);
  const stocked = (await kontor.get('/parts?stockMin=0.001&perPage=1')).length;
  say(
    `The bill of materials has ${lines.length} lines with ${lines.reduce((sum: number, line: Data) => sum + line.quantityRequired, 0)} pieces; parts with stock: ${stocked}.`,
  );
  const [first] = lines;
  await kontor.patch(`/builds/${build.id}`, {
    version: (await kontor.get(`/builds/${build.id}`)).version,
    options: [
      {
        name: 'Rails',
        choices: [
          { name: 'Standard', priceDelta: '0', parts: [] },
          { name: 'Reinforced', priceDelta: '250', parts: [{ partId: first.partId, quantityDelta: 2 }] },
        ],
      },
    ],
  });
  return { ...build, lines };
}

async function offers(kontor: Client, build: Data, say: MainJob['say']): Promise<void> {
  const supplier = await kontor.post('/suppliers', {
    name: 'Schraubenhandel Nord',
    contactInfo: { email: 'verkauf@nord.example', address: { line1: 'Nordstraße 1', postalCode: '20095', city: 'Hamburg', country: 'DE' } },
    rating: 4,
  });
  await kontor.put(
    `/suppliers/${supplier.id}/parts`,
    build.lines.map((line: Data, i: number) => ({
      partId: line.partId,
      supplierSku: `SN-${1000 + i}`,
      leadTimeDays: 5 + (i % 10),
      unitPrice: (0.08 + (i % 40) * 0.35).toFixed(2),
      packSize: i % 3 ? null : 10,
      isPreferred: true,
    })),
  );
  say(`${supplier.name} sells ${build.lines.length} of the parts, with prices and lead times of 5 to 14 days.`);
}

async function takeOrder(kontor: Client, build: Data, say: MainJob['say']): Promise<Data> {
  const customer = await kontor.post('/customers', {
    name: 'Huber Werkzeugbau GmbH',
    type: 'business',
    email: 'eva@huber.example',
    phone: '+43 732 555 0100',
    vatId: 'ATU12345675',
    language: 'de',
    billingAddress: { line1: 'Hafenstraße 12', postalCode: '4020', city: 'Linz', country: 'AT' },
    contacts: [{ name: 'Eva Huber', emails: ['eva@huber.example'], phones: [], isPrimary: true }],
  });
  const draft = await kontor.post('/orders', {
    customerId: customer.id,
    expectedDeliveryDate: inDays(45),
    items: [
      { buildId: build.id, quantity: 3, customizations: [{ option: 'Rails', choice: 'Reinforced' }] },
      { description: 'Einschulung vor Ort', quantity: 1, unitPrice: '480' },
    ],
  });
  const order = await kontor.post(`/orders/${draft.id}/confirm`);
  say(
    `${customer.name} orders 3 printers with reinforced rails: ${order.orderNumber}, net ${order.subtotal}, VAT ${order.taxAmount}, total ${order.totalAmount} ${order.currency}.`,
  );
  return order;
}

/** Plans over all orders, orders what is short, and receives it in two parts. */
async function buy(kontor: Client, say: MainJob['say']): Promise<Data[]> {
  const short = await kontor.get('/planning/requirements?perPage=200');
  const drafts = await kontor.post('/planning/purchase-orders');
  const again = await kontor.post('/planning/purchase-orders');
  const total = drafts.flatMap((draft: Data) => draft.items).length;
  say(
    `Planning finds ${short.filter((row: Data) => row.shortage > 0 && row.source === 'buy').length} parts short and makes ${drafts.length} purchase order with ${total} lines, ${drafts.map((draft: Data) => `${draft.poNumber} ${draft.totalAmount} ${draft.currency}`).join(', ')}; asked again: ${again.length}.`,
  );
  const received: Data[] = [];
  for (const draft of drafts) {
    const sent = await kontor.post(`/purchase-orders/${draft.id}/send`);
    const half = sent.items.map((item: Data) => ({ itemId: item.id, quantity: Math.max(1, Math.floor(item.quantity / 2)) }));
    const first = await kontor.post(`/purchase-orders/${draft.id}/receive`, { items: half, note: 'first parcel' });
    const rest = first.items.filter((item: Data) => item.openQuantity > 0).map((item: Data) => ({ itemId: item.id, quantity: item.openQuantity }));
    const last = rest.length ? await kontor.post(`/purchase-orders/${draft.id}/receive`, { items: rest, note: 'second parcel' }) : first;
    say(`${draft.poNumber} is sent, comes in two parts: ${first.status}, then ${last.status}.`);
    received.push(last);
  }
  return received;
}

async function make(kontor: Client, order: Data, build: Data, say: MainJob['say']): Promise<void> {
  const [job] = await kontor.post(`/orders/${order.id}/production-orders`);
  const before = await stocked(kontor);
  await kontor.post(`/production-orders/${job.id}/allocate`);
  await kontor.post(`/production-orders/${job.id}/start`);
  await kontor.post(`/production-orders/${job.id}/complete`, { quantity: 1, serialNumbers: [`${MODEL}-0001`] });
  const done = await kontor.post(`/production-orders/${job.id}/complete`, { quantity: 2, serialNumbers: [`${MODEL}-0002`, `${MODEL}-0003`] });
  const after = await stocked(kontor);
  const printer = await kontor.get(`/parts/${build.partId}`);
  say(
    `${job.number} makes ${done.completedQuantity} printers, ${done.serialNumbers.join(', ')}; ${before - after + done.completedQuantity} pieces leave stock; printers on hand ${printer.currentStock} at ${printer.averageCost} each.`,
  );
}

const stocked = async (kontor: Client): Promise<number> => {
  let [page, sum] = [1, 0];
  for (;;) {
    const parts = await kontor.get(`/parts?perPage=200&page=${page++}`);
    sum += parts.reduce((all: number, part: Data) => all + part.currentStock, 0);
    if (parts.length < 200) return sum;
  }
};

async function deliver(kontor: Client, order: Data, say: MainJob['say']): Promise<Data[]> {
  const [line] = order.items;
  const sent: Data[] = [];
  for (const [quantity, serials] of [
    [2, [`${MODEL}-0001`, `${MODEL}-0002`]],
    [1, [`${MODEL}-0003`]],
  ] as const) {
    const packed = await kontor.post(`/orders/${order.id}/deliveries`, {
      items: [{ orderItemId: line.id, quantity, serialNumbers: serials }],
      requiresSignature: true,
    });
    await kontor.post(`/deliveries/${packed.id}/ship`, { carrier: 'Österreichische Post', trackingNumber: `AT-${packed.deliveryNumber}` });
    const delivery = await kontor.post(`/deliveries/${packed.id}/deliver`, { signedBy: 'Eva Huber' });
    say(
      `${delivery.deliveryNumber} brings ${quantity} printer${quantity > 1 ? 's' : ''} to Linz (${delivery.trackingNumber}), signed by ${delivery.signedBy}; the order is ${(await kontor.get(`/orders/${order.id}`)).status}.`,
    );
    sent.push(delivery);
  }
  return sent;
}

async function bill(kontor: Client, order: Data, say: MainJob['say']): Promise<Data> {
  const draft = await kontor.post(`/orders/${order.id}/invoices`);
  const issued = await kontor.post(`/invoices/${draft.id}/finalize`);
  await kontor.post(`/invoices/${draft.id}/send`);
  say(`${issued.invoiceNumber} over ${issued.totalAmount} ${issued.currency} is issued and sent, due ${issued.dueDate}.`);
  const part = '10000.00';
  await kontor.post(`/invoices/${draft.id}/payments`, { amount: part, paidAt: inDays(0), method: 'bank_transfer', reference: 'first part' });
  const between = await kontor.get(`/invoices/${draft.id}`);
  const rest = (BigInt(issued.totalAmount.replace('.', '')) - BigInt(part.replace('.', ''))).toString();
  await kontor.post(`/invoices/${draft.id}/payments`, {
    amount: `${rest.slice(0, -2)}.${rest.slice(-2)}`,
    paidAt: inDays(0),
    method: 'bank_transfer',
    reference: 'the rest',
  });
  const paid = await kontor.get(`/invoices/${draft.id}`);
  say(`Paid in two parts: ${between.paidAmount} (${between.status}), then ${paid.paidAmount} (${paid.status}).`);
  return paid;
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
