import { choiceOf, isQuiet, mailState } from './notify.rules';

describe('quiet hours', () => {
  it.each([
    ['22:00', '07:00', '23:30', true],
    ['22:00', '07:00', '06:59', true],
    ['22:00', '07:00', '07:00', false],
    ['22:00', '07:00', '21:59', false],
    ['12:00', '13:00', '12:00', true],
    ['12:00', '13:00', '13:00', false],
    ['08:00', '08:00', '08:00', false],
    [null, null, '03:00', false],
  ])('%s to %s at %s: %s', (quietFrom, quietTo, clock, quiet) => {
    expect(isQuiet({ quietFrom, quietTo }, clock)).toBe(quiet);
  });

  it('hold back what would go at once, and nothing else', () => {
    const ways = (['off', 'now', 'digest'] as const).map((mail) => [mailState({ inApp: true, mail }, false), mailState({ inApp: true, mail }, true)]);
    expect(ways).toEqual([
      ['off', 'off'],
      ['sent', 'waiting'],
      ['digest', 'digest'],
    ]);
  });

  it('what nobody chose is as the kind says', () => {
    expect(choiceOf({}, { kind: 'x', mail: 'digest' })).toEqual({ inApp: true, mail: 'digest' });
    expect(choiceOf({ kinds: { x: { inApp: false, mail: 'off' } } }, { kind: 'x', mail: 'digest' })).toEqual({ inApp: false, mail: 'off' });
  });
});
