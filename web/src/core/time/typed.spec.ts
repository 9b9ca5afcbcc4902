import fc from 'fast-check';
import { clockOf, dayOf, orderOf, sayClock, sayDay } from './typed';

const TODAY = '2026-11-21';
const austria = orderOf('de-AT');
const britain = orderOf('en-GB');
const america = orderOf('en-US');

describe('days as people type them', () => {
  it.each([
    ['21.11.2026', austria, '2026-11-21'],
    ['1.2.26', austria, '2026-02-01'],
    ['1.2.', austria, '2026-02-01'],
    ['21112026', austria, '2026-11-21'],
    ['211126', austria, '2026-11-21'],
    ['2111', austria, '2026-11-21'],
    ['3,4,1961', austria, '1961-04-03'],
    ['3.4.61', austria, '1961-04-03'],
    ['3.4.31', austria, '2031-04-03'],
    ['2026-11-21', america, '2026-11-21'],
    ['11/21/2026', america, '2026-11-21'],
    ['2/1', america, '2026-02-01'],
    ['1/2', britain, '2026-02-01'],
    ['29.2.2024', austria, '2024-02-29'],
    [' ', austria, ''],
  ])('%s', (typed, order, day) => expect(dayOf(typed, order, TODAY)).toBe(day));

  it.each(['29.2.2026', '31.4.2026', '1.13.2026', '1.1.202', '1.1.0001', 'morgen', '1.2.3.4', '211', '0.1.2026'])('%s is no day', (typed) =>
    expect(dayOf(typed, austria, TODAY)).toBeUndefined(),
  );

  it('are written in the order of the place', () => {
    expect([austria, britain, america].map((order) => sayDay(TODAY, order))).toEqual(['21.11.2026', '21/11/2026', '11/21/2026']);
    expect(sayDay('soon', austria)).toBe('');
  });

  it('come back from what is written, everywhere', () => {
    const days = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }).map((at) => at.toISOString().slice(0, 10));
    const orders = fc.constantFrom(...['de-AT', 'de-CH', 'en-GB', 'en-US', 'en-CA', 'en-IE'].map(orderOf));
    fc.assert(fc.property(days, orders, (day, order) => expect(dayOf(sayDay(day, order), order, TODAY)).toBe(day)));
  });
});

describe('times as people type them', () => {
  it.each([
    ['9', '09:00'],
    ['930', '09:30'],
    ['0930', '09:30'],
    ['9.30', '09:30'],
    ['9:30', '09:30'],
    ['9h30', '09:30'],
    ['9 Uhr', '09:00'],
    ['21:05', '21:05'],
    ['9:30 pm', '21:30'],
    ['12 am', '00:00'],
    ['12:15 PM', '12:15'],
    ['', ''],
  ])('%s', (typed, clock) => expect(clockOf(typed)).toBe(clock));

  it.each(['24:00', '9:60', '13 pm', 'noon', '12345'])('%s is no time', (typed) => expect(clockOf(typed)).toBeUndefined());

  it('come back from what is written, everywhere', () => {
    const clocks = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((two) => two.map((n) => String(n).padStart(2, '0')).join(':'));
    fc.assert(fc.property(clocks, fc.constantFrom('de-AT', 'en-GB', 'en-US'), (clock, locale) => expect(clockOf(sayClock(clock, locale))).toBe(clock)));
  });
});
