import { csvRows } from './sample';

describe('the first rows of a CSV', () => {
  it.each([
    [
      'a;b;c\r\n1;"x;y";3\r\n',
      [
        ['a', 'b', 'c'],
        ['1', 'x;y', '3'],
      ],
    ],
    [
      'a,b\n"say ""hi""",2',
      [
        ['a', 'b'],
        ['say "hi"', '2'],
      ],
    ],
    [
      'a\tb\n\n1\t2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a;b\n"two\nlines";2\n',
      [
        ['a', 'b'],
        ['two\nlines', '2'],
      ],
    ],
    [
      'a;b\n;2',
      [
        ['a', 'b'],
        ['', '2'],
      ],
    ],
  ])('%j', (text, rows) => expect(csvRows(text)).toEqual(rows));
});
