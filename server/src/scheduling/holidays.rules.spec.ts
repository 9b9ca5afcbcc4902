import { easter, GERMAN_STATES, holidaysOf } from './holidays.rules';

describe('public holidays', () => {
  it.each([
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
    [2076, '2076-04-19'],
  ])('Easter of %s is %s', (year, day) => expect(easter(year)).toBe(day));

  it('Austria has thirteen', () =>
    expect(holidaysOf('AT', null, 2026).map(({ day }) => day.slice(5))).toEqual(
      ['01-01', '01-06', '04-06', '05-01', '05-14', '05-25', '06-04', '08-15', '10-26', '11-01', '12-08', '12-25', '12-26'], // prettier-ignore
    ));

  it('Germany has nine everywhere, and those of its states', () => {
    expect(holidaysOf('DE', null, 2026).map(({ day }) => day.slice(5))).toEqual(
      ['01-01', '04-03', '04-06', '05-01', '05-14', '05-25', '10-03', '12-25', '12-26'], // prettier-ignore
    );
    const counts = Object.fromEntries(GERMAN_STATES.map((state) => [state, holidaysOf('DE', state, 2026).length]));
    expect(counts).toEqual({ BW: 12, BY: 13, BE: 10, BB: 12, HB: 10, HH: 10, HE: 10, MV: 11, NI: 10, NW: 11, RP: 11, SL: 12, SN: 11, ST: 11, SH: 10, TH: 11 });
  });

  it.each([
    [2024, '2024-11-20'],
    [2025, '2025-11-19'],
    [2026, '2026-11-18'],
    [2028, '2028-11-22'],
  ])('repentance of %s is the Wednesday %s', (year, day) => expect(holidaysOf('DE', 'SN', year).find(({ en }) => en.includes('Repentance'))?.day).toBe(day));

  it('laws begin some day', () => {
    const has = (state: string, year: number, de: string) => holidaysOf('DE', state, year).some((holiday) => holiday.de === de);
    expect([has('BE', 2018, 'Internationaler Frauentag'), has('BE', 2019, 'Internationaler Frauentag')]).toEqual([false, true]);
    expect([has('NI', 2016, 'Reformationstag'), has('NI', 2017, 'Reformationstag'), has('NI', 2018, 'Reformationstag')]).toEqual([false, true, true]);
    expect([has('BE', 2025, 'Tag der Befreiung'), has('BE', 2026, 'Tag der Befreiung')]).toEqual([true, false]);
    expect(holidaysOf('US', null, 2026)).toEqual([]);
  });
});
