import { plusDays } from '../../src/core/dates';
import type { Base, Tables } from './data';
import { iso, type Chance } from './random';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const QUARTER = HOUR / 4;

/** Conversations on two channels: answered or not, resolved or not, with notes and messages that are still to go out. */
export function inboxOf(chance: Chance, { by, now }: Base, customers: any[]): Tables {
  const channels = ['email', 'whatsapp'].map((source) => ({ id: chance.id(), ...by, name: source, source, provider: 'sandbox' }));
  const tables: Record<string, any[]> = { conversations: [], messages: [] };
  chance.many(40, (at) => {
    const channel = chance.of(channels);
    const begun = chance.past();
    const status = chance.of(['active', 'pending', 'resolved', 'resolved']);
    const id = chance.id();
    tables.conversations.push({
      id,
      ...by,
      created_at: iso(begun),
      channel_id: channel.id,
      source: channel.source,
      thread_key: `t${at}`,
      customer_id: chance.maybe(0.6, chance.of(customers).id as string),
      contact_name: `Person ${at}`,
      address: `p${at}@test.example`,
      status,
      resolved_at: status === 'resolved' ? iso(Math.min(begun + chance.int(0, 9 * DAY), now)) : null,
      last_message_time: iso(begun),
      message_count: chance.int(1, 9),
      waiting_since: status === 'resolved' ? null : chance.maybe(0.5, iso(begun)),
      first_response_seconds: chance.maybe(0.6, chance.int(0, 90_000)),
      reply_token: chance.id(),
      deleted_at: chance.maybe(0.06, iso(now)),
    });
    chance.many(chance.int(0, 4), () => {
      const sender = chance.of(['customer', 'customer', 'agent', 'system']);
      tables.messages.push({
        id: chance.id(),
        ...by,
        conversation_id: id,
        channel_id: channel.id,
        sender_type: sender,
        content: 'Hello',
        internal: sender === 'agent' && chance.is(0.2),
        timestamp: iso(chance.past()),
        scheduled_at: sender === 'agent' ? chance.maybe(0.1, iso(now + DAY)) : null,
        response_seconds: sender === 'agent' ? chance.maybe(0.7, chance.int(1, 50_000)) : null,
      });
    });
  });
  return { 'messaging.channels': channels, 'messaging.conversations': tables.conversations, 'messaging.messages': tables.messages };
}

const WEEK = (hours: [string, string][], weekdays: number[]) => weekdays.flatMap((weekday) => hours.map(([from, to]) => ({ weekday, from, to })));

/** People and a room with hours of their own, days off and special days, and appointments in every state, some over midnight. */
export function calendarOf(chance: Chance, { by, now, today, changes }: Base, customers: any[]): Tables {
  const created = iso(now - 420 * DAY);
  const resources = [
    { name: 'Anna', kind: 'staff', opening_hours: null },
    {
      name: 'Ben',
      kind: 'staff',
      opening_hours: WEEK(
        [
          ['00:00', '03:30'],
          ['22:00', '24:00'],
        ],
        [1, 2, 3, 4, 5, 6, 7],
      ),
    },
    {
      name: 'Room',
      kind: 'room',
      opening_hours: WEEK(
        [
          ['08:00', '12:00'],
          ['13:00', '17:30'],
        ],
        [2, 4, 6, 7],
      ),
    },
    { name: 'Left', kind: 'staff', opening_hours: null, is_active: false },
  ].map((one) => ({ id: chance.id(), ...by, is_active: true, ...one, created_at: created }));
  const settings = chance.is(0.5)
    ? [
        {
          id: chance.id(),
          ...by,
          opening_hours: WEEK(
            [
              ['01:00', '06:00'],
              ['09:00', '15:00'],
            ],
            [1, 3, 5, 7],
          ),
          holiday_country: chance.of(['AT', 'DE']),
          holiday_state: chance.of(['BY', 'SN', null]),
        },
      ]
    : [];
  const days = [...changes, ...chance.many(12, () => chance.near(today, 120, 0))];
  const special = [...new Set(days)].slice(0, 8).map((day) => ({
    id: chance.id(),
    ...by,
    resource_id: chance.of([null, resources[0].id, resources[1].id]),
    day,
    hours: chance.of([[], [{ from: '01:15', to: '04:00' }]]),
  }));
  const absences = chance.many(10, () => {
    const from = Math.floor(chance.past() / QUARTER) * QUARTER;
    return {
      id: chance.id(),
      ...by,
      resource_id: chance.of([null, resources[0].id, resources[1].id]),
      starts_at: iso(from),
      ends_at: iso(from + chance.int(1, 60) * HOUR),
      deleted_at: chance.maybe(0.2, iso(now)),
    };
  });
  const appointments = resources.flatMap((resource) => appointmentsOf(chance, { by, now, days, resource, customers }));
  return {
    'scheduling.settings': settings,
    'scheduling.resources': resources,
    'scheduling.special_hours': special,
    'scheduling.absences': absences,
    'scheduling.appointments': appointments,
  };
}

/** One a day at most, so that none is in the way of another. */
function appointmentsOf(chance: Chance, { by, now, days, resource, customers }: any): any[] {
  const mine = [...new Set<string>(days.flatMap((day: string) => [day, plusDays(day, 2)]))].sort();
  let free = 0;
  return mine.flatMap((day) => {
    const from = Math.max(Date.parse(`${day}T00:00:00Z`) + chance.int(-10, 20) * HOUR + chance.int(0, 3) * QUARTER, free);
    const to = from + chance.int(1, 36) * QUARTER;
    free = to + HOUR;
    const status = from > now ? 'scheduled' : chance.of(['scheduled', 'confirmed', 'arrived', 'completed', 'completed', 'cancelled', 'no_show']);
    return [
      {
        id: chance.id(),
        ...by,
        created_at: iso(Math.min(from - chance.int(1, 20 * DAY), now)),
        uid: chance.id(),
        customer_id: chance.of(customers as any[]).id,
        starts_at: iso(from),
        ends_at: iso(to),
        status,
        resource_ids: [resource.id],
        buffer_before_minutes: chance.of([0, 15]),
        currency: 'EUR',
        source: chance.of(['staff', 'online', 'waitlist']),
        planned_at: iso(from),
        cancelled_by_customer: status === 'cancelled' && chance.is(0.5),
        deleted_at: chance.maybe(0.06, iso(now)),
      },
    ];
  });
}
