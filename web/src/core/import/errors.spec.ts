import { groupErrors, spans } from './errors';

const wrong = (row: number, column: string | null, message: string) => ({ row, column, code: 'x', message });

describe('what is wrong in a file', () => {
  it('is told once, with its rows, the most frequent first', () => {
    const errors = [wrong(2, 'Preis', 'fehlt'), wrong(3, 'Preis', 'fehlt'), wrong(3, null, 'doppelt'), wrong(3, 'Preis', 'fehlt'), wrong(5, 'Preis', 'fehlt')];
    expect(groupErrors(errors)).toEqual([
      { column: 'Preis', message: 'fehlt', rows: [2, 3, 5] },
      { column: null, message: 'doppelt', rows: [3] },
    ]);
  });

  it('names rows that follow each other as one span', () => {
    expect(spans([2, 3, 4, 7, 9, 10])).toBe('2–4, 7, 9–10');
    expect(spans([1, 3, 5, 7, 9, 11, 13])).toBe('1, 3, 5, 7, 9, 11 …');
    expect(spans([])).toBe('');
  });
});
