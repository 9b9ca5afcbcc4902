import fc from 'fast-check';
import { instantOf, iso, MINUTE, overlap, type Span } from './clock.rules';
import { requireHours } from './hours.rules';
import { freeSlots, isOpen, joined, openOn, type Lane } from './slots.rules';

const VIENNA = 'Europe/Vienna';
const at = (clock: string, day = '2026-03-10') => instantOf(day, clock, VIENNA);
const span = (from: string, to: string): Span => [at(from), at(to)];
const lane = (open: Span[], busy: Span[] = [], id = 'linden'): Lane => ({ id, open, busy });
const EXAM = { duration: 30, before: 0, after: 10 };
const clocks = (slots: { start: number }[]) => slots.map(({ start }) => iso(start).slice(11, 16));

describe('free times', () => {
  it('an exam of 30 minutes with 10 minutes after it: 9:00, 9:40, 10:20, 11:00, and without what is booked', () => {
    const morning = [span('09:00', '12:00')];
    expect(clocks(freeSlots(lane(morning), null, EXAM))).toEqual(['08:00', '08:40', '09:20', '10:00']); // UTC: Vienna is one hour ahead
    expect(clocks(freeSlots(lane(morning, [span('09:40', '10:20')]), null, EXAM))).toEqual(['08:00', '09:20', '10:00']);
  });

  it('goes on right after what is booked, on the next five minutes', () =>
    expect(clocks(freeSlots(lane([span('09:00', '11:00')], [span('09:10', '09:33')]), null, { ...EXAM, after: 0 }))).toEqual(['08:35', '09:05'])); // prettier-ignore

  it('keeps buffers before, and a grid if one is wished', () => {
    expect(clocks(freeSlots(lane([span('09:00', '11:00')], [span('09:00', '09:20')]), null, { duration: 30, before: 15, after: 0 }))).toEqual(['08:35', '09:20']); // prettier-ignore
    expect(clocks(freeSlots(lane([span('09:00', '10:00')], [span('09:00', '09:10')]), null, { ...EXAM, after: 0, step: 15 }))).toEqual(['08:15', '08:30']); // prettier-ignore
  });

  it('needs a room as well, where one is needed', () => {
    const rooms = [lane([span('09:00', '12:00')], [span('09:00', '10:00')], 'room 1'), lane([span('11:00', '12:00')], [], 'room 2')];
    const slots = freeSlots(lane([span('09:00', '12:00')]), rooms, { ...EXAM, after: 0 });
    expect(clocks(slots)).toEqual(['09:00', '09:30', '10:00', '10:30']);
    expect(slots.map(({ room }) => room)).toEqual(['room 1', 'room 1', 'room 1', 'room 1']);
    expect(freeSlots(lane([span('09:00', '10:00')]), [], EXAM)).toEqual([]);
  });

  it('special hours stand above holidays, holidays above the week', () => {
    const weekly = [{ weekday: 1, from: '13:00', to: '17:00' }, { weekday: 1, from: '09:00', to: '12:00' }]; // prettier-ignore
    const monday = '2026-10-26';
    expect(openOn(monday, VIENNA, weekly, undefined, false)).toEqual([
      [at('09:00', monday), at('12:00', monday)],
      [at('13:00', monday), at('17:00', monday)],
    ]);
    expect(openOn(monday, VIENNA, weekly, undefined, true)).toEqual([]);
    expect(openOn(monday, VIENNA, weekly, [{ from: '10:00', to: '11:00' }], true)).toEqual([[at('10:00', monday), at('11:00', monday)]]);
    expect(openOn('2026-10-27', VIENNA, weekly, undefined, false)).toEqual([]);
  });

  it('a day of 23 hours and one of 25 have their hours', () => {
    const all = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' }));
    const hours = (day: string) => openOn(day, VIENNA, all, undefined, false).map(([start, end]) => (end - start) / 3_600_000);
    expect([hours('2026-03-29'), hours('2026-03-30'), hours('2026-10-25')]).toEqual([[23], [24], [25]]);
  });

  it('joins what touches', () =>
    expect(joined([[5, 7], [1, 3], [3, 4], [6, 9]])).toEqual([[1, 4], [5, 9]])); // prettier-ignore

  const spans = fc.array(fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 1, max: 120 })), { maxLength: 12 });
  const toSpans = (given: [number, number][]): Span[] => given.map(([start, long]) => [start * MINUTE, (start + long) * MINUTE]);

  it('whatever is booked: what is offered is open and free with its buffers, and offered times of one lane do not collide', () =>
    fc.assert(
      fc.property(
        spans,
        spans,
        spans,
        fc.record({ duration: fc.integer({ min: 5, max: 90 }), before: fc.integer({ min: 0, max: 20 }), after: fc.integer({ min: 0, max: 20 }) }),
        fc.option(fc.integer({ min: 5, max: 60 })),
        (open, busy, roomBusy, shape, step) => {
          const person = lane(joined(toSpans(open)), toSpans(busy));
          const room = lane([[0, 900 * MINUTE]], toSpans(roomBusy), 'room');
          const slots = freeSlots(person, [room], { ...shape, step });
          const block = ({ start, end }: { start: number; end: number }): Span => [start - shape.before * MINUTE, end + shape.after * MINUTE];
          for (const slot of slots) {
            expect(slot.end - slot.start).toBe(shape.duration * MINUTE);
            expect(isOpen(person, [slot.start, slot.end])).toBe(true);
            expect([...person.busy, ...room.busy].some((taken) => overlap(taken, block(slot)))).toBe(false);
          }
          const inWindow = (slot: { start: number }) => person.open.findIndex(([from, to]) => from <= slot.start && slot.start < to);
          if (!step) slots.slice(1).forEach((slot, i) => inWindow(slot) === inWindow(slots[i]) && expect(overlap(block(slot), block(slots[i]))).toBe(false));
        },
      ),
    ));

  it('hours that overlap or run backwards are refused', () => {
    const refused = (...hours: { from: string; to: string; weekday?: number }[]) => expect(() => requireHours(hours)).toThrow('hours_overlap');
    refused({ from: '12:00', to: '09:00' });
    refused({ weekday: 1, from: '09:00', to: '12:00' }, { weekday: 1, from: '11:59', to: '13:00' });
    expect(() => requireHours([{ weekday: 1, from: '13:00', to: '17:00' }, { weekday: 1, from: '09:00', to: '13:00' }, { weekday: 2, from: '09:00', to: '12:00' }])).not.toThrow(); // prettier-ignore
    expect(() => requireHours()).not.toThrow();
  });
});
