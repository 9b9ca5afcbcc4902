import { api, created, type Api } from '../../test/api';
import { someone } from '../../test/database';
import { newId } from '../core/id';
import { PERMISSIONS } from '../core/identity/permissions';
import type { Id } from '../core/tx';
import type { Bench } from './seed.types';
import { letters } from './story.letters';

describe('letters of a sample company', () => {
  let house: Api;
  beforeAll(async () => void (house = await api()));
  afterAll(() => house?.close());

  it('are conversations in every state, with the customers of the story', async () => {
    const { ask, organization, user } = await house.register({ industry: 'clinic' });
    const people = ['Eva Huber', 'Max Muster', 'Zoë Weiß'].map((name, n) => ({
      name,
      type: 'private',
      phone: `+43660555010${n}`,
      email: `person${n}@kunde.example`,
    }));
    const customers = await Promise.all(people.map((person) => created(ask('POST', '/customers', person))));
    const me = someone({ organization: organization.id, actor: user.id, permissions: [...PERMISSIONS] });
    const bench: Bench = {
      get: (type) => house.app.get(type, { strict: false }),
      at: (at, fn) => house.db.work.write({ ...me, at, cause: newId() }, fn),
      ...{ prefix: '', domain: 'kunde.example', language: 'de', roll: () => 0.5 },
    };
    const recorded: Id[] = [];
    await letters({ bench, record: async (_, ids) => recorded.push(...ids) }, customers);
    const { data } = (await ask('GET', `/conversations/${organization.id}`)).body;
    expect(new Set(data.map(({ source }: any) => source))).toEqual(new Set(['whatsapp', 'email', 'sms']));
    expect(data.length).toBeGreaterThanOrEqual(4);
    expect(data.every(({ customerName, linkedBy }: any) => people.some(({ name }) => name === customerName) && linkedBy)).toBe(true);
    expect(data.some(({ unreadCount }: any) => unreadCount > 0) && data.some(({ assigneeId }: any) => assigneeId === user.id)).toBe(true);
    expect(recorded).toHaveLength(3);
  });
});
