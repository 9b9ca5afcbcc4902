import { api, created, type Api } from '../../test/api';
import { someone } from '../../test/database';
import { dayIn } from '../core/dates';
import { rows, statement } from '../core/sql';

const ALWAYS = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' }));
const HOUR = 3_600_000;

describe('hours of a channel and closed days', () => {
  let house: Api;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());

  const setUp = async (more: object = {}) => {
    const anna = house.as('manager');
    const given = { autoReply: 'Wir sind {{reopening}} wieder da.', autoReplyWhen: 'outside_hours', businessHours: ALWAYS };
    const channel = await created(anna('POST', '/channels', { name: 'Sandbox', source: 'sms', provider: 'sandbox', ...given, ...more }));
    const write = async (from: string, at?: string) =>
      (await created(anna('POST', `/channels/${channel.id}/sandbox/messages`, { from, text: 'Hallo', ...(at && { at }) }))).conversationId as string;
    const base = `/conversations/${anna.organization}`;
    const said = async (id: string) => (await anna('GET', `${base}/${id}/messages`)).body.data;
    const close = () => created(anna('POST', '/special-hours', { day: dayIn('Europe/Vienna'), hours: [], reason: 'Betriebsausflug' }));
    return { anna, channel, write, said, close, base };
  };

  it('on a closed day somebody who writes is told when we are there again', async () => {
    const { write, said, close } = await setUp();
    expect(await said(await write('+436605550101'))).toHaveLength(1);
    await close();
    const [, reply] = await said(await write('+436605550102'));
    expect(reply).toMatchObject({ senderType: 'automation', metadata: { autoReply: true } });
    expect(reply.content).toMatch(/^Wir sind (Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag).* 00:00 wieder da\.$/);
  });

  it('who is there on holidays says nothing by itself', async () => {
    const { write, said, close } = await setUp({ closedOnHolidays: false });
    await close();
    expect(await said(await write('+436605550101'))).toHaveLength(1);
  });

  it('what was waited for is counted by the hours: on a closed day nobody waits', async () => {
    const answered = async ({ anna, write, base }: Awaited<ReturnType<typeof setUp>>) => {
      const id = await write('+436605550101');
      const me = someone({ organization: anna.organization, actor: anna.actor, cause: id });
      await house.db.work.write(me, (tx) =>
        rows(tx, statement(`update messaging.conversations set waiting_since = now() - interval '2 hours' where id = $1`), [id]),
      );
      const message = await created(anna('POST', `${base}/${id}/messages`, { content: 'Guten Tag' }));
      const one = (await anna('GET', `${base}/${id}`)).body.data;
      const [, { responseSeconds }] = (await anna('GET', `${base}/${id}/messages`)).body.data.filter(({ senderType }: any) => senderType !== 'automation');
      expect(message.senderType).toBe('agent');
      return [responseSeconds, one.firstResponseSeconds];
    };
    const [always, first] = await answered(await setUp());
    expect([Math.abs(always - (2 * HOUR) / 1000) < 60, first]).toEqual([true, always]);
    const closed = await setUp({ businessHours: [] });
    expect(await answered(closed)).toEqual([0, 0]);
    const none = await setUp({ businessHours: null });
    expect((await answered(none))[0]).toBeGreaterThanOrEqual((2 * HOUR) / 1000);
  });
});
