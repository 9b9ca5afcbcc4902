import { PACE_MS, Wedge } from './wedge';

const type = (wedge: Wedge, text: string, pace: number, from = 1_000) => [...text, 'Enter'].map((key, at) => wedge.key(key, from + at * pace)).at(-1);

describe('a hand scanner', () => {
  it('types a code faster than anybody and presses Enter', () => {
    expect(type(new Wedge(), 'PCB-00172', 8)).toEqual({ code: 'PCB-00172', taken: true });
  });

  it('is not a person who types', () => {
    expect(type(new Wedge(), 'PCB-00172', PACE_MS + 1)).toEqual({ taken: false });
  });

  it('begins anew after a pause, and after each code', () => {
    const wedge = new Wedge();
    wedge.key('x', 0);
    expect(type(wedge, '4006381333931', 10)).toEqual({ code: '4006381333931', taken: true });
    expect(type(wedge, '4006381333948', 10, 1_150)).toEqual({ code: '4006381333948', taken: true });
  });

  it('holds Shift between the letters', () => {
    const wedge = new Wedge();
    const keys = ['Shift', 'A', 'Shift', 'B', '1', '2', 'Enter'];
    expect(keys.map((key, at) => wedge.key(key, at * 10)).at(-1)).toEqual({ code: 'AB12', taken: true });
  });

  it('keeps letters of a scan from being shortcuts, except the first', () => {
    const wedge = new Wedge();
    expect([wedge.key('c', 0).taken, wedge.key('j', 9).taken, wedge.key('k', 18).taken]).toEqual([false, true, true]);
  });
});
