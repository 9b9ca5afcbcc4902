import type { Price } from '../core/money';
import { notesOf, riseOf } from './pricing.rules';

const price = (text: string) => text as Price;
const offer = { unitPrice: price('0.0950'), priceBreaks: [{ minimumQuantity: 100, unitPrice: price('0.0800') }], minimumQuantity: null, packSize: null };

describe('what is told of a price', () => {
  it('story 3.5.4: 150 at 0.080 is right, 90 at 0.080 is not what is offered', () => {
    expect(notesOf({ quantity: 150, unitPrice: price('0.0800'), offer, last: null })).toEqual([]);
    expect(notesOf({ quantity: 90, unitPrice: price('0.0800'), offer, last: null })).toEqual(['other_than_offered']);
    expect(notesOf({ quantity: 90, unitPrice: price('0.095'), offer, last: null })).toEqual([]);
  });

  it('story 3.5.4: 30 % above the last purchase is a warning, a little more is none', () => {
    expect(riseOf(price('0.1040'), price('0.0800'))).toBe(30);
    expect(notesOf({ quantity: 1, unitPrice: price('0.1040'), offer: null, last: price('0.0800') })).toEqual(['above_last']);
    expect(notesOf({ quantity: 1, unitPrice: price('0.0880'), offer: null, last: price('0.0800') })).toEqual([]);
    expect(notesOf({ quantity: 1, unitPrice: price('0.0400'), offer: null, last: price('0.0800') })).toEqual([]);
  });

  it('says what is too little and no whole pack', () => {
    const packed = { ...offer, minimumQuantity: 100, packSize: 50 };
    expect(notesOf({ quantity: 132, unitPrice: price('0.0800'), offer: packed, last: null })).toEqual(['no_whole_packs']);
    expect(notesOf({ quantity: 50, unitPrice: price('0.0950'), offer: packed, last: null })).toEqual(['below_minimum']);
  });

  it('says nothing where nothing is known', () => {
    expect(notesOf({ quantity: 1, unitPrice: null, offer: null, last: null })).toEqual([]);
    expect([riseOf(null, price('1')), riseOf(price('1'), null), riseOf(price('1'), price('0'))]).toEqual([null, null, null]);
  });
});
