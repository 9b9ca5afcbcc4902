import { all, code, instant, parsed, told, words } from './providers.rules';

describe('what a provider told', () => {
  it('is text that can be kept: no NUL, no half of a character, also where it is cut', () => {
    expect(words('a\0b')).toBe('ab');
    expect(words('Eva 👋', 5)).toBe('Eva \ufffd');
    expect(words('\ud83d')).toBe('\ufffd');
    expect([words(''), words('\0'), words(7), words(null)]).toEqual([undefined, undefined, undefined, undefined]);
    expect([code(42), code('42'), code(Number.NaN), code({})]).toEqual(['42', '42', undefined, undefined]);
  });

  it('is looked at piece by piece', () => {
    expect([told([1]), told(null), told({ a: 1 }), all({}), all([1, { b: 2 }])]).toEqual([{}, {}, { a: 1 }, [], [{}, { b: 2 }]]);
    expect([parsed('{"a": 1}'), parsed('{"a": '), parsed('[]'), parsed('')]).toEqual([{ a: 1 }, undefined, undefined, undefined]);
    expect(instant('1749416383', 'seconds')).toBe('2025-06-08T20:59:43.000Z');
    expect(instant(1569262485349, 'milliseconds')).toBe('2019-09-23T18:14:45.349Z');
    expect([instant('soon', 'seconds'), instant(-1, 'seconds'), instant(1e20, 'seconds')]).toEqual([undefined, undefined, undefined]);
  });
});
