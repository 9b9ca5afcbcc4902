import { past } from './story';

describe('when a story is told', () => {
  it.each([
    ['of a day that is over', '2026-11-21T10:00:00.000Z', '2026-11-22T01:30:00.000Z', '2026-11-21T10:00:00.000Z'],
    ['of today, in the afternoon', '2026-11-22T10:00:00.000Z', '2026-11-22T15:00:00.000Z', '2026-11-22T10:00:00.000Z'],
    ['of today, before that hour', '2026-11-22T10:00:00.000Z', '2026-11-22T01:30:00.000Z', '2026-11-22T01:30:00.000Z'],
  ])('%s', (_, instant, now, told) => expect(past(instant, now)).toBe(told));
});
