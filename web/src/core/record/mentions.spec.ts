import { asked, mentioned, pieces, put } from './mentions';

const anna = { id: '1', name: 'Anna Bar' };
const annabel = { id: '2', name: 'Anna Barth' };

describe('mentions', () => {
  it.each([
    ['@', { begins: 0, name: '' }],
    ['Hallo @an', { begins: 6, name: 'an' }],
    ['Hallo @Anna Ba', { begins: 6, name: 'Anna Ba' }],
    ['mail anna@bar', null],
    ['@Anna Bar und', null],
    ['nobody', null],
  ])('asks in %j for %j', (text, found) => expect(asked(text, text.length)).toEqual(found));

  it('puts the name where it was typed, and goes on behind it', () => {
    expect(put('Bitte @an und danke', 9, 6, anna)).toEqual({ text: 'Bitte @Anna Bar und danke', caret: 16 });
  });

  it('counts who still stands in the text, once', () => {
    expect(mentioned('@Anna Bar bitte', [anna, anna, { id: '3', name: 'Cem' }])).toEqual([anna]);
  });

  it('shows the longer name where one begins with the other', () => {
    expect(pieces('Hi @Anna Barth!', [anna, annabel])).toEqual([
      { text: 'Hi ', mention: false },
      { text: '@Anna Barth', mention: true },
      { text: '!', mention: false },
    ]);
  });
});
