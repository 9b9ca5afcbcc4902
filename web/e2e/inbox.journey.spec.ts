import { randomUUID } from 'node:crypto';
import type { Ask } from '../../server/test/api';
import { journey, ok } from './stage';

const CUSTOMER = '+436601234567';

/** A channel on which the test plays the customer, as the sandbox's second window does. */
async function sandbox(ask: Ask) {
  const channel = await ok(ask('POST', '/channels', { name: 'Testkanal', provider: 'sandbox', source: 'whatsapp' }));
  const writes = (text: string) => ok(ask('POST', `/channels/${channel.id}/sandbox/messages`, { from: CUSTOMER, name: 'Zoë O’Brien', text }));
  return { channel, writes };
}

journey('a customer writes, two people see it at once, one answers, and nothing is said twice', async ({ house, person }) => {
  const { ask, user, password, organization } = await house.register({ email: `${randomUUID()}@journey.example` });
  const { channel, writes } = await sandbox(ask);
  const second = { email: `${randomUUID()}@journey.example`, password: 'a long enough phrase 7' };
  const { link } = await ok(ask('POST', '/invitations', { email: second.email, role: 'staff' }));
  await ok(house.ask('POST', '/auth/accept-invitation', { token: new URL(link).searchParams.get('token'), name: 'Ben Huber', password: second.password }));
  const base = `/conversations/${organization.id}`;

  const anna = await person();
  await anna.signIn(user.email, password);
  await anna.sees('Customers');
  await anna.visit('/conversations');
  await anna.sees('No messages yet');
  const ben = await person();
  await ben.signIn(second.email, second.password);
  await ben.sees('Customers');
  await ben.visit('/conversations');
  await ben.sees('No messages yet');

  // it arrives by itself, for both
  const { conversationId } = await writes('Hello, where is my printer?');
  for (const one of [anna, ben]) await one.sees('Zoë O’Brien', 'Hello, where is my printer?');
  await anna.page.waitForFunction(() => document.title.startsWith('(1)'));

  // Anna takes it
  await (await anna.page.waitForSelector('a[href^="/conversations/"] time'))!.click();
  await anna.arrives(/^\/conversations\/([0-9a-f-]{36})$/);
  await anna.sees('Free text may be sent until');
  await anna.types('a');
  await ben.sees(user.name);
  expect(await ok(ask('GET', `${base}/${conversationId}`))).toMatchObject({ assigneeId: user.id, unreadCount: 0 });

  // both answer: the second one is asked first
  await (await ben.page.waitForSelector('a[href^="/conversations/"] time'))!.click();
  await ben.sees('Hello, where is my printer?');
  await ben.fill('Reply', 'It leaves tomorrow.');
  await anna.sees('Ben Huber is answering');
  await ask('POST', `${base}/${conversationId}/messages`, { content: 'It left today.' });
  await ben.sees('It left today.');
  await anna.fill('Reply', 'Tracking number: AT-1');
  await anna.press('Send');
  await anna.sees('Tracking number: AT-1');
  await ben.sees('Tracking number: AT-1');

  // a lost network: what was said meanwhile is there when it comes back
  ben.expects(/ERR_INTERNET_DISCONNECTED|net::|WebSocket/);
  await ben.page.setOfflineMode(true);
  await writes('Thank you!');
  await anna.sees('Thank you!');
  await ben.page.setOfflineMode(false);
  await ben.sees('Thank you!');

  // what does not arrive shouts, with the reason, and is sent again
  const behaves = async (behaviour: string) => {
    const { version } = await ok(ask('GET', `/channels/${channel.id}`));
    await ok(ask('PATCH', `/channels/${channel.id}`, { version, settings: { behaviour } }));
  };
  await behaves('fail');
  await anna.fill('Reply', 'You are welcome.');
  await anna.press('Send');
  await anna.sees('Not delivered.', 'refused, as the sandbox was told to');
  await behaves('deliver');
  await anna.press('Try again');
  await anna.seesNoLonger('Not delivered.');

  // later, and called off because the customer writes first
  await anna.fill('Reply', 'Is everything all right?');
  await anna.press('Send later');
  await anna.press('In an hour'); // tomorrow morning may be beyond the 24 hours in which free text leaves
  await anna.press('Schedule');
  await anna.sees('not if the customer writes before');
  await writes('One more question');
  await anna.sees('called off');

  // a note for colleagues is not for the customer
  await anna.press('Note', 'tab');
  await anna.fill('Note', 'He is in a hurry');
  await anna.press('Save note');
  await ben.sees('He is in a hurry', 'Note: only colleagues see it');
  const played = await ok(ask('GET', `/channels/${channel.id}/sandbox?from=${encodeURIComponent(CUSTOMER)}`));
  expect(played.messages.map(({ content }: { content: string }) => content)).not.toContain('He is in a hurry');

  // done
  await anna.press('Resolve');
  await ben.sees('Resolved');
  expect(await ok(ask('GET', `${base}/${conversationId}`))).toMatchObject({ status: 'resolved' });
  await writes('Hello again');
  await anna.sees('Hello again');
  expect(await ok(ask('GET', `${base}/${conversationId}`))).toMatchObject({ status: 'active' });
});

journey('a pile of messages is labelled, read and settled at once, and a text that is said often comes by its shortcut', async ({ house, person }) => {
  const { ask, user, password, organization } = await house.register({ email: `${randomUUID()}@journey.example` });
  const channel = await ok(ask('POST', '/channels', { name: 'Testkanal', provider: 'sandbox', source: 'sms' }));
  for (const [i, name] of ['Zoë O’Brien', 'Max Muster', 'Eva Huber'].entries())
    await ok(ask('POST', `/channels/${channel.id}/sandbox/messages`, { from: `+43660555010${i}`, name, text: `Hello from ${name}` }));
  await ok(ask('POST', '/canned-replies', { shortcut: 'thanks', title: 'Thanks', content: 'Thank you, {{customer.name}}! About {{order.number}}' }));
  const anna = await person();
  await anna.signIn(user.email, password);
  await anna.sees('Customers');
  await anna.visit('/conversations');
  await anna.sees('Hello from Eva Huber', 'Hello from Max Muster', 'Hello from Zoë O’Brien');

  await anna.press('Choose several');
  await anna.press('Choose Eva Huber', 'checkbox');
  await anna.press('Choose Max Muster', 'checkbox');
  await anna.sees('2 selected');
  await anna.press('Labels');
  await anna.fill('Labels', 'Fair', 'combobox');
  await anna.types('Enter');
  await anna.press('Save');
  await anna.sees('Done for 2 conversations', 'Open · Fair');
  await anna.press('Choose all 3');
  await anna.press('Mark as read');
  await anna.sees('Done for 3 conversations');
  const base = `/conversations/${organization.id}`;
  expect(await ok(ask('GET', `${base}/stats`))).toMatchObject({ unreadConversations: 0 });
  await anna.press('Choose all 3');
  await anna.press('Resolve');
  await anna.sees('Resolved · Fair');
  expect((await ok(ask('GET', `${base}?status=resolved`))).length).toBe(3);
  await anna.press('End choosing');

  await (await anna.page.waitForSelector('a[href^="/conversations/"] time'))!.click();
  await anna.arrives(/^\/conversations\/([0-9a-f-]{36})$/);
  await anna.fill('Reply', '/tha');
  await anna.sees('/thanks · Thanks');
  await anna.types('Enter');
  await anna.page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('[data-inbox="reply"]')!.value.startsWith('Thank you, Eva Huber!'));
  // what could not be filled in is asked about before it leaves
  await anna.press('Send');
  await anna.sees('Something is missing here');
  await anna.press('Cancel');
  expect((await ok(ask('GET', `${base}?search=Eva`)))[0]).toMatchObject({ lastMessage: 'Hello from Eva Huber' });
});
