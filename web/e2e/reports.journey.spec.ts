import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { caughtUp, journey, loaded, ok, settled } from './stage';

const received: Email[] = [];
const smtp = new SMTPServer({
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData: (stream, _session, done) => void buffer(stream).then(async (raw) => (received.push(await PostalMime.parse(raw)), done())),
});
beforeAll(() => new Promise<void>((listening) => void smtp.listen(0, '127.0.0.1', listening)));
afterAll(() => new Promise<void>((closed) => smtp.close(() => closed())));

journey(
  'somebody builds a report without a word of SQL, keeps it, and reads it in a mail',
  async ({ house, person }) => {
    const { ask, user, password } = await house.register({ email: `${randomUUID()}@journey.example` });
    await settled(ask);
    await loaded(ask);
    await caughtUp(house);
    const anna = await person();
    await anna.signIn(user.email, password);
    await anna.arrives(/^\/dashboard$/);

    // a long list of choices is gone through by typing
    const chosen = async (label: string, first: string) => {
      await anna.press(label, 'combobox');
      await anna.find('option', first);
      await anna.types(first, 'Enter');
      await anna.page.waitForFunction(() => !document.querySelector('[role=listbox]'), { polling: 50 });
    };

    await anna.visit('/reports');
    await anna.press('New report');
    await anna.fill('Name of the report', 'Revenue by customer');
    await chosen('Data', 'Invoices');
    await anna.sees('INV-');
    await anna.press('Summed up');
    await chosen('Column', 'Customer');
    await chosen('Add a filter', 'Type');
    await anna.pick('Value', 'Inv', 'Invoice');
    await anna.sees('Type: Invoice', 'groups from');
    await chosen('Chart', 'Bars');
    await anna.press('Save');
    const id = await anna.arrives(/^\/reports\/([0-9a-f-]{36})$/);
    await anna.sees('Revenue by customer', 'Total');
    const report = await ok(ask('GET', `/reports/${id}`));
    expect(report).toMatchObject({ name: 'Revenue by customer', question: { dataSet: 'invoices', groupBy: [{ column: 'customer' }] }, chart: { kind: 'bar' } });
    const { body } = await ask('GET', `/reports/${id}/rows`);
    const groups = body.meta.summary.total as number;
    expect(groups).toBeGreaterThan(3);

    await anna.press('By mail');
    await anna.arrives(/^\/report-schedules\/new$/);
    await anna.sees('Next: ', '07:00');
    await anna.pick('Colleagues', user.name, user.name);
    await anna.types('Escape');
    await anna.press('Create');
    const schedule = await anna.arrives(/^\/report-schedules\/([0-9a-f-]{36})$/);
    await anna.press('Send to me now');
    await anna.sees('Sent');

    // what arrived says the same as the screen
    expect(received).toHaveLength(1);
    const [mail] = received;
    expect(mail.to?.[0].address).toBe(user.email);
    expect(mail.subject).toContain('Revenue by customer');
    expect(mail.html).toContain('Europe/Vienna');
    expect(mail.attachments.map(({ filename }) => filename?.split('.').at(-1))).toContain('xlsx');
    const [{ customer }] = body.data.map(({ values }: any) => values);
    expect(mail.text).toContain(customer);
    expect((await ok(ask('GET', `/report-schedules/${schedule}/runs`)))[0]).toMatchObject({ status: 'sent', trigger: 'hand' });
    await anna.press('Read');
    await anna.sees(mail.subject!);
  },
  {
    get smtpUrl() {
      return `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`;
    },
  },
);
