import fc from 'fast-check';
import type { Pulled } from './calendars.remote';
import { decide, marked, type Ours } from './sync.rules';

const T = (hour: number) => `2026-07-01T${String(hour).padStart(2, '0')}:00:00.000Z`;
const ours = (more: Partial<Ours> = {}): Ours => {
  const made = {
    appointmentId: 'a',
    uid: 'a@kontor',
    version: 1,
    startsAt: T(8),
    endsAt: T(9),
    title: 'Sehtest',
    wanted: true,
    open: true,
    link: null,
    ...more,
  };
  return { ...made, link: more.link === undefined ? { remoteId: 'r', etag: '"1"', pushed: marked(made) } : more.link };
};
const slot = (from: number, to = from + 1) => ({ instance: '', startsAt: T(from), endsAt: T(to), allDay: false, title: null });
const pulled = (more: Partial<Pulled>): Pulled => ({ full: false, changed: [], removed: [], cursor: null, ...more });
const event = (from: number | null, more = {}) => ({ remoteId: 'r', etag: '"2"', uid: 'a@kontor', slots: from === null ? [] : [slot(from)], ...more });

describe('what news of another calendar mean', () => {
  it.each([
    ['our own echo', pulled({ changed: [event(8)] }), ours(), { moves: 0, cancels: 0, pushed: marked(ours()) }],
    ['moved there', pulled({ changed: [event(10)] }), ours(), { moves: 1, cancels: 0, pushed: marked({ ...ours(), startsAt: T(10), endsAt: T(11) }) }],
    [
      'moved there and here',
      pulled({ changed: [event(10)] }),
      ours({ startsAt: T(12), endsAt: T(13), link: { remoteId: 'r', etag: null, pushed: marked(ours()) } }),
      { moves: 0, cancels: 0, pushed: '' },
    ],
    ['moved there after it took place', pulled({ changed: [event(10)] }), ours({ open: false }), { moves: 0, cancels: 0, pushed: '' }],
    ['shown as free there', pulled({ changed: [event(null)] }), ours(), { moves: 0, cancels: 0, pushed: marked(ours()) }],
    ['deleted there', pulled({ removed: ['r'] }), ours(), { moves: 0, cancels: 1, unlinked: 1 }],
    [
      'deleted there, changed here',
      pulled({ removed: ['r'] }),
      ours({ link: { remoteId: 'r', etag: null, pushed: 'x' } }),
      { moves: 0, cancels: 0, unlinked: 1 },
    ],
    ['missing when all was read', pulled({ full: true }), ours(), { moves: 0, cancels: 1, unlinked: 1 }],
    ['ours, though we never heard that it arrived', pulled({ changed: [event(8)] }), ours({ link: null }), { moves: 0, cancels: 0, pushed: marked(ours()) }],
  ])('%s', (_, news, one, expected: { moves: number; cancels: number; pushed?: string; unlinked?: number }) => {
    const made = decide(news, [one]);
    expect([made.moves.length, made.cancels.length, made.unlinked.length]).toEqual([expected.moves, expected.cancels, expected.unlinked ?? 0]);
    expect(made.links.map(({ pushed }) => pushed)).toEqual(expected.pushed === undefined ? [] : [expected.pushed]);
    expect(made.busy).toEqual([]);
  });

  it('what is not ours keeps busy until it is gone', () => {
    expect(decide(pulled({ changed: [event(8, { remoteId: 'f', uid: 'f' })], removed: ['g'] }), [])).toMatchObject({
      busy: [{ remoteId: 'f', slots: [slot(8)] }],
      gone: ['g'],
    });
  });

  it('the same news twice change nothing the second time', () => {
    const hours = fc.integer({ min: 0, max: 20 });
    fc.assert(
      fc.property(hours, hours, fc.boolean(), (here, there, changedHere) => {
        const before = ours({ startsAt: T(here), endsAt: T(here + 1) });
        const one = changedHere ? { ...before, link: { ...before.link!, pushed: 'older' } } : before;
        const first = decide(pulled({ changed: [event(there)] }), [one]);
        const [move] = first.moves;
        const after = { ...one, ...(move && { startsAt: move.startsAt, endsAt: move.endsAt }), link: { ...one.link!, pushed: first.links[0].pushed } };
        expect(decide(pulled({ changed: [event(there)] }), [after]).moves).toEqual([]);
      }),
    );
  });
});
