import { randomUUID } from 'node:crypto';
import { journey, ok, settled } from './stage';

journey('what is bought comes in two parts and lies in stock', async ({ house, person }) => {
  const { ask, user, password } = await house.register({ email: `${randomUUID()}@journey.example` });
  await settled(ask);
  const part = await ok(ask('POST', '/parts', { sku: 'BRG-608', name: 'Bearing 608', unit: 'pcs', minimumStock: 20 }));
  const supplier = await ok(
    ask('POST', '/suppliers', { name: 'Kugellager Kaiser', currency: 'EUR', language: 'en', contactInfo: { email: 'sales@kaiser.example' } }),
  );
  await ok(ask('PUT', `/suppliers/${supplier.id}/parts`, [{ partId: part.id, unitPrice: '1.20', priceBreaks: [{ minimumQuantity: 50, unitPrice: '0.95' }] }]));

  const anna = await person();
  await anna.signIn(user.email, password);
  await anna.sees('Create', 'Purchase orders');
  await anna.visit('/purchase-orders');
  await anna.press('New purchase order');
  await anna.pick('Supplier', 'Kaiser', 'Kugellager Kaiser');
  await anna.pick('Part, Line 1', 'Bearing', 'Bearing 608');
  await anna.fill('Quantity, Line 1', '60');
  await anna.fill('Expected', '31/4');
  await anna.press('Create');
  await anna.sees('This is not a date');
  await anna.fill('Expected', '24/12/2027');
  await anna.press('Create');
  const id = await anna.arrives(/^\/purchase-orders\/([0-9a-f-]{36})$/);
  await anna.sees('Bearing 608', '57.00', 'Draft');
  const order = await ok(ask('GET', `/purchase-orders/${id}`));
  expect(order).toMatchObject({
    status: 'draft',
    totalAmount: '57.00',
    items: [{ partId: part.id, quantity: 60, unitPrice: '0.9500' }],
    expectedDeliveryDate: '2027-12-24',
  });

  await anna.press('Send');
  await anna.sees('The purchase order goes with it as PDF.');
  await anna.press('Send');
  await anna.sees('Sent');
  expect(await ok(ask('GET', `/purchase-orders/${id}`))).toMatchObject({ status: 'sent' });
  expect(await ok(ask('GET', `/parts/${part.id}`))).toMatchObject({ onOrder: 60, currentStock: 0 });

  await anna.press('Receive');
  await anna.fill('Comes in: Bearing 608', '25');
  await anna.press('Book receipt');
  await anna.sees('Partly received');
  expect(await ok(ask('GET', `/parts/${part.id}`))).toMatchObject({ onOrder: 35, currentStock: 25 });

  await anna.press('Receive');
  await anna.sees('35');
  await anna.press('Book receipt');
  await anna.sees('Received');
  await anna.visit(`/parts/${part.id}`);
  await anna.sees('Bearing 608', '60 pcs', 'In stock');
  expect(await ok(ask('GET', `/parts/${part.id}`))).toMatchObject({ onOrder: 0, currentStock: 60, averageCost: '0.9500' });
  expect(await ok(ask('GET', `/purchase-orders/${id}`))).toMatchObject({ status: 'received' });

  await anna.visit(`/purchase-orders/${id}?tab=receipts`);
  await anna.press('Take back');
  await anna.sees('The goods leave stock again');
  await anna.press('Take back');
  await anna.sees('Receipt taken back', 'Partly received');
  const [{ items: taken }] = (await ok(ask('GET', `/purchase-orders/${id}/receipts`))).filter(({ reversedAt }: { reversedAt: string | null }) => reversedAt);
  expect((await ok(ask('GET', `/parts/${part.id}`))).currentStock).toBe(60 - taken[0].quantity);

  // what is saved is said, also where the answer draws the page anew
  await anna.visit('/settings/taxes');
  await anna.press('Add rate');
  await anna.press('Save');
  await anna.sees('Saved', 'This is your own table');
});
