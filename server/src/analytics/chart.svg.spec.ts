import { SaxesParser } from 'saxes';
import fc from 'fast-check';
import type { ChartSpec } from './chart';
import { ticksOf, widthOf } from './chart.rules';
import { chartColors, svgOf } from './chart.svg';

interface Seen {
  name: string;
  at: Record<string, string>;
  /** What stands there to read, and what is said when one points at it. */
  text: string;
  title: string;
}

/** The picture as a reader meets it; throws where it is no XML. */
function seen(svg: string): Seen[] {
  const all: Seen[] = [];
  const open: Seen[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, at: attributes as Record<string, string>, text: '', title: '' };
    open.push(element);
    all.push(element);
  });
  parser.on('text', (text) => {
    const [owner, inner] = [open.at(-2), open.at(-1)];
    if (inner?.name === 'title' && owner) owner.title += text;
    else if (inner) inner.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(svg).close();
  return all;
}

const some: ChartSpec = {
  kind: 'bar',
  axis: 'category',
  title: 'Sales',
  unit: 'money',
  currency: 'EUR',
  labels: ['Wien', 'Graz', 'Linz'],
  series: [{ name: 'Net', values: [1200, -300, null] }],
  note: null,
};
const draw = (more: Partial<ChartSpec> = {}, locale: 'de' | 'en' = 'en') => seen(svgOf({ ...some, ...more }, { locale }));
const texts = (all: Seen[]) => all.filter(({ name }) => name === 'text').map(({ text }) => text);
const number = (text: string) => Number.parseFloat(text);
const titles = (all: Seen[], name: string) => all.filter((one) => one.name === name && one.title).map(({ title }) => title);

describe('a chart as a picture', () => {
  it('tells every value there is, below zero too, and draws nothing where there is none', () => {
    const all = draw();
    expect(titles(all, 'rect')).toEqual(['Net, Wien: €1,200.00', 'Net, Graz: −€300.00']);
    const [up, down] = all.filter(({ name, title }) => name === 'rect' && title);
    const zero = all.find(({ name, at }) => name === 'line' && at.stroke === '#5b6575')!;
    expect(number(up.at.y) + number(up.at.height)).toBeCloseTo(number(zero.at.y1), 1);
    expect(number(down.at.y)).toBeCloseTo(number(zero.at.y1), 1);
    expect(number(up.at.height) / number(down.at.height)).toBeCloseTo(4, 1);
    expect(texts(all)).toEqual(expect.arrayContaining(['Sales', 'Wien', 'Graz', 'Linz', '€1,200', '−€300']));
  });

  it('speaks German numbers', () => {
    expect(titles(draw({}, 'de'), 'rect')[0]).toBe('Net, Wien: 1.200,00\u00a0€');
    expect(texts(draw({ unit: 'percent', currency: null, series: [{ name: 'x', values: [12.5, 50, 80] }] }, 'de'))).toContain('12,5\u00a0%');
  });

  it.each([[[]], [[null, null, null]]])('says that there is nothing instead of drawing %j', (values) => {
    const all = draw({ series: values.length ? [{ name: 'Net', values }] : [], labels: values.length ? some.labels : [] }, 'de');
    expect(texts(all)).toEqual(['Sales', 'Keine Daten']);
  });

  it('shows one value in each kind', () => {
    const one = { labels: ['all'], series: [{ name: '', values: [5] }], unit: 'count' as const, currency: null };
    expect(titles(draw({ ...one, kind: 'bar' }), 'rect')).toEqual(['all: 5']);
    expect(titles(draw({ ...one, kind: 'line' }), 'circle')).toEqual(['all: 5']);
    expect(titles(draw({ ...one, kind: 'pie' }), 'path')).toEqual(['all: 5']);
  });

  it('breaks a line where a value is missing', () => {
    const all = draw({ kind: 'line', axis: 'time', labels: ['1', '2', '3', '4', '5'], series: [{ name: 'a', values: [1, 2, null, 4, 5] }] });
    expect(all.filter(({ name }) => name === 'polyline').map(({ at }) => at.points.split(' ').length)).toEqual([2, 2]);
    expect(titles(all, 'circle')).toHaveLength(4);
  });

  it('gives each piece of a pie its share, and makes bars of what can be none', () => {
    const pie = draw({ kind: 'pie', series: [{ name: '', values: [750, 245, 5] }] });
    expect(texts(pie)).toEqual(expect.arrayContaining(['€1,000', '€750  ·  75%', '€245  ·  25%', '€5  ·  0.5%']));
    expect(titles(draw({ kind: 'pie' }), 'path')).toEqual([]);
    expect(titles(draw({ kind: 'pie' }), 'rect')).toHaveLength(2);
  });

  it('names the series where there are several', () => {
    const all = draw({ series: ['This year', 'Last year'].map((name) => ({ name, values: [1, 2, 3] })) });
    expect(texts(all)).toEqual(expect.arrayContaining(['This year', 'Last year']));
    expect(new Set(all.filter(({ title }) => title.includes('Wien')).map(({ at }) => at.fill)).size).toBe(2);
  });

  it('lays bars down where names are long, and keeps the whole name to point at', () => {
    const long = 'Optik Steiner Handelsgesellschaft mbH & Co KG, Niederlassung Wien Floridsdorf';
    const all = draw({ labels: [long, 'Bäcker', 'Bahn'] });
    const name = all.find(({ name, text }) => name === 'text' && text.startsWith('Optik'))!;
    expect(name.text).toMatch(/…$/);
    expect(name.title).toBe(long);
  });

  it('carries whatever people are called, and no markup of theirs', () => {
    const nasty = 'Zoë O\u0027Brien <b> & "x" ]]> \u0000\u0008 \ud800 <script>alert(1)</script>';
    const all = draw({ title: nasty, labels: [nasty, 'b', 'c'], series: [{ name: nasty, values: [1, 2, 3] }], note: nasty });
    expect(all.map(({ name }) => name)).not.toContain('b');
    expect(all.map(({ name }) => name)).not.toContain('script');
    expect(all[0].title).toContain('Zoë O\u0027Brien <b> & "x" ]]>');
  });

  it('never lets two names below touch, and stays inside of the picture', () => {
    const label = fc.string({ maxLength: 14 });
    const chart = fc.record({
      labels: fc.array(label, { minLength: 1, maxLength: 60 }),
      values: fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 60, maxLength: 60 }),
    });
    fc.assert(
      fc.property(chart, ({ labels, values }) => {
        const all = draw({ kind: 'line', axis: 'time', labels, series: [{ name: 's', values: values.slice(0, labels.length) }] });
        const below = all.filter(({ name, at }) => name === 'text' && at['text-anchor'] === 'middle');
        const spans = below.map(({ at, text }) => ({ from: number(at.x) - widthOf(text, 11) / 2, to: number(at.x) + widthOf(text, 11) / 2 }));
        spans.slice(1).forEach(({ from }, i) => expect(from).toBeGreaterThanOrEqual(spans[i].to - 0.5));
        for (const { at } of all.filter(({ name }) => name === 'circle')) {
          expect(number(at.cy)).toBeGreaterThan(0);
          expect(number(at.cy)).toBeLessThan(320);
          expect(number(at.cx)).toBeLessThan(640);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has a scale of round numbers that holds every value', () => {
    expect(ticksOf([12_600, 4_000])).toEqual([0, 5_000, 10_000, 15_000]);
    expect(ticksOf([1], { whole: true })).toEqual([0, 1]);
    expect(ticksOf([0.3, -0.1])).toEqual([-0.1, 0, 0.1, 0.2, 0.3]);
    expect(ticksOf([0, 0])).toEqual(ticksOf([1]));
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: -1e12, max: 1e12 })), (values) => {
        const ticks = ticksOf(values);
        const slack = (ticks[1] - ticks[0]) * 1e-6;
        expect(ticks[0]).toBeLessThanOrEqual(Math.min(0, ...values) + slack);
        expect(ticks.at(-1)!).toBeGreaterThanOrEqual(Math.max(0, ...values) - slack);
        expect(ticks).toContain(0);
        expect(ticks.length).toBeLessThan(12);
      }),
    );
  });

  it('begins with the colour of the house as it can be read on paper', () => {
    expect(chartColors({ primaryColor: '#7d312d' })[0]).toBe('#7d312d');
    expect(chartColors({ primaryColor: '#ffff00' })[0]).not.toBe('#ffff00');
    expect(new Set(chartColors(null)).size).toBe(chartColors(null).length);
  });
});
