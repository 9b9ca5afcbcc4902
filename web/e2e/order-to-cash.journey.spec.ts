import { journey, ok, settled } from './stage';

journey('a maker registers, sells, delivers, invoices and is paid', async ({ person, asks }) => {
  const anna = await person();
  await anna.visit('/register');
  await anna.fill('Company', 'Werkstatt Wien');
  await anna.press('We make things Parts, bills of material, production, orders', 'radio');
  await anna.fill('Your name', 'Anna Bar');
  await anna.fill('E-mail', 'anna@journey.example');
  await anna.fill('New password', 'correct horse battery');
  await anna.press('Create an organization');
  await anna.sees('Werkstatt Wien', 'Create');
  const ask = await asks('anna@journey.example', 'correct horse battery');
  expect(await ok(ask('GET', '/organization'))).toMatchObject({ name: 'Werkstatt Wien', industry: 'maker', country: 'AT', currency: 'EUR' });
  await settled(ask);

  await anna.visit('/parts');
  await anna.press('New part');
  await anna.fill('Name', 'Spindle');
  await anna.fill('Sales price', '120');
  await anna.press('Create');
  const part = await anna.arrives(/^\/parts\/([0-9a-f-]{36})$/);
  await anna.press('Adjust stock');
  await anna.fill('Quantity', '10');
  await anna.fill('Reason', 'Opening stock', 'combobox');
  await anna.types('Tab');
  await anna.fill('Cost per unit', '70');
  await anna.press('Book');
  await anna.sees('Stock of Spindle adjusted');
  expect(await ok(ask('GET', `/parts/${part}`))).toMatchObject({ name: 'Spindle', currentStock: 10, averageCost: '70.0000' });

  await anna.visit('/customers');
  await anna.press('New customer');
  await anna.fill('Name', 'Huber Werkzeugbau GmbH');
  await anna.fill('E-mail', 'office@huber.example');
  await anna.fill('Street and number', 'Hauptplatz 1');
  await anna.fill('Postal code', '4020');
  await anna.fill('City', 'Linz');
  await anna.press('Create');
  const customer = await anna.arrives(/^\/customers\/([0-9a-f-]{36})$/);
  await anna.sees('Huber Werkzeugbau GmbH');
  await anna.press('Details', 'tab');
  await anna.sees('4020 Linz');
  expect(await ok(ask('GET', `/customers/${customer}`))).toMatchObject({ billingAddress: { line1: 'Hauptplatz 1', city: 'Linz', country: 'AT' } });

  await anna.visit('/orders');
  await anna.press('New order');
  await anna.pick('Customer', 'Huber', 'Huber Werkzeugbau GmbH');
  await anna.pick('What, Line 1', 'Spindle');
  await anna.fill('Quantity, Line 1', '4');
  await anna.sees('576.00');
  await anna.press('Create');
  const order = await anna.arrives(/^\/orders\/([0-9a-f-]{36})$/);
  await anna.press('Confirm');
  await anna.sees('what is on hand is set aside for it');
  await anna.press('Confirm');
  await anna.sees('The order is confirmed');
  expect(await ok(ask('GET', `/orders/${order}`))).toMatchObject({
    status: 'pending',
    totalAmount: '576.00',
    progress: { material: 'done', production: 'none', delivery: 'open', invoice: 'open' },
  });
  expect(await ok(ask('GET', `/parts/${part}`))).toMatchObject({ currentStock: 10, availableStock: 6 });

  await anna.press('Deliver');
  await anna.press('Create delivery');
  const delivery = await anna.arrives(/^\/deliveries\/([0-9a-f-]{36})$/);
  await anna.press('Ship');
  await anna.fill('Carrier', 'Post');
  await anna.press('Ship');
  await anna.sees('Shipped', 'In transit');
  expect(await ok(ask('GET', `/deliveries/${delivery}`))).toMatchObject({ status: 'in_transit', carrier: 'Post', orderId: order });
  expect(await ok(ask('GET', `/parts/${part}`))).toMatchObject({ currentStock: 6, availableStock: 6 });

  await anna.visit(`/orders/${order}`);
  await anna.press('Invoice');
  await anna.press('Create draft');
  const invoice = await anna.arrives(/^\/invoices\/([0-9a-f-]{36})$/);
  await anna.press('Issue');
  await anna.sees('It gets the next number and its final PDF', 'Everything the law wants is on it.');
  await anna.press('Issue for good');
  await anna.find('button', 'Record payment');
  const issued = await ok(ask('GET', `/invoices/${invoice}`));
  expect(issued).toMatchObject({ status: 'sent', totalAmount: '576.00', openAmount: '576.00', customerId: customer });
  await anna.sees(issued.invoiceNumber);
  await anna.press('Record payment');
  await anna.sees(`Payment for ${issued.invoiceNumber}`);
  await anna.press('Record payment');
  await anna.sees('The payment was recorded', 'Paid');
  expect(await ok(ask('GET', `/invoices/${invoice}`))).toMatchObject({ status: 'paid', openAmount: '0.00' });
  expect(await ok(ask('GET', `/orders/${order}`))).toMatchObject({ progress: { delivery: 'done', invoice: 'done' } });
});
