import fs from 'node:fs';
import path from 'node:path';

const source = path.join(__dirname, '..');
const web = path.join(__dirname, '../../../web/src');

/** Everything between the rows of a table and the number on a screen: the engine and its sets, what the modules count themselves, and the pages. */
const FOLDERS = [path.join(source, 'analytics'), path.join(web, 'analytics')];
const FILES = [
  'messaging/stats.service.ts',
  'pipeline/reports.queries.ts',
  'pipeline/reports.rules.ts',
  'pipeline/reports.service.ts',
  'procurement/suppliers.queries.ts',
].map((file) => path.join(source, file));
const inFolder = (folder: string): string[] =>
  (fs.readdirSync(folder, { recursive: true }) as string[])
    .filter((file) => /\.(ts|tsx|sql)$/.test(file) && !/\.spec\.tsx?$/.test(file))
    .map((file) => path.join(folder, file));
const ofCustomers = inFolder(path.join(source, 'customers')).filter((file) =>
  /(assessment|engagement|figures|outreach|risk|statistics|usual|value)/.test(path.basename(file)),
);
const PATH = [...FOLDERS.flatMap(inFolder), ...FILES, ...ofCustomers];

/** The numbers the old dashboard made up: bookings, patients, return in percent, satisfaction; and what it multiplied appointments by. */
const FIGURE = /(?<![\w.#-])(247|89|284|3\.8)(?![\w.%-])/g;
const FACTOR = /(?:[*×]|(?:times|mul)\()\s*['"]?(?:140|150)(?![\d.])|(?<![\d.])(?:140|150)['"]?\s*[*×]/g;
const found = (text: string): string[] => [...(text.match(FIGURE) ?? []), ...(text.match(FACTOR) ?? [])];

describe('the path of a number', () => {
  it.each([
    ['const bookings = 247;'],
    ['roi: 284,'],
    ['score ?? 3.8'],
    ['patients: 89 }'],
    ['appointments * 150'],
    ['visits.times(140)'],
    ['sum(150 * visits)'],
  ])('would not get away with %s', (text) => expect(found(text)).toHaveLength(1));
  it.each([['width: 140'], ["'2026-02-89'"], ['x * 1500'], ['#247247'], ['version 1.3.8']])('does not mind %s', (text) => expect(found(text)).toEqual([]));

  it('holds none of the made-up figures and factors', () => {
    expect(PATH.length).toBeGreaterThan(80);
    const guilty = PATH.flatMap((file) => found(fs.readFileSync(file, 'utf8')).map((what) => `${path.relative(source, file)}: ${what}`));
    expect(guilty).toEqual([]);
  });
});
