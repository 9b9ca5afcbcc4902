import type { CalendarAppointment } from '../api';
import { piecesOn } from './layout';

const on = (id: string, startsAt: string, endsAt: string) => ({ id, startsAt, endsAt }) as CalendarAppointment;
const drawn = (day: string, all: CalendarAppointment[]) =>
  piecesOn(day, all, 'Europe/Vienna').map(({ appointment, from, to, lane, lanes, begins, ends }) => [appointment.id, from, to, lane, lanes, begins, ends]);

describe('where appointments are drawn', () => {
  it('side by side where they overlap, alone where they do not', () =>
    expect(
      drawn('2026-11-23', [
        on('a', '2026-11-23T08:00:00Z', '2026-11-23T09:00:00Z'),
        on('b', '2026-11-23T08:30:00Z', '2026-11-23T10:00:00Z'),
        on('c', '2026-11-23T09:00:00Z', '2026-11-23T09:30:00Z'),
        on('d', '2026-11-23T11:00:00Z', '2026-11-23T12:00:00Z'),
      ]),
    ).toEqual([
      ['a', 540, 600, 0, 2, true, true],
      ['b', 570, 660, 1, 2, true, true],
      ['c', 600, 630, 0, 2, true, true],
      ['d', 720, 780, 0, 1, true, true],
    ]));

  it('a night is two pieces, and midnight belongs to the day before', () => {
    const night = [on('n', '2026-11-23T21:00:00Z', '2026-11-24T01:00:00Z'), on('m', '2026-11-23T22:00:00Z', '2026-11-23T23:00:00Z')];
    expect(drawn('2026-11-23', night)).toEqual([
      ['n', 1_320, 1_440, 0, 2, true, false],
      ['m', 1_380, 1_440, 1, 2, true, true],
    ]);
    expect(drawn('2026-11-24', night)).toEqual([['n', 0, 120, 0, 1, false, true]]);
  });
});
