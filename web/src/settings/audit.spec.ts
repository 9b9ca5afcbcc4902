import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');
const under = (folder: string, fits: RegExp): string[] =>
  fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => fits.test(file))
    .map((file) => fs.readFileSync(path.join(root, folder, file), 'utf8'));

describe('the log', () => {
  it('has words for whatever a module writes down', () => {
    const names = under('server/src', /\.events\.ts$/).flatMap((text) => [...text.matchAll(/= '[a-z]+\.([a-z_]+)'/g)].map(([, name]) => name));
    const words = under('web/src', /(^|\/)(?!api\/)[^/]*(texts|\.de|\.en)[^/]*\.ts$/).join('\n');
    expect(names.length).toBeGreaterThan(200);
    expect([...new Set(names)].filter((name) => !new RegExp(`\\b${name}(_one)?:`).test(words))).toEqual([]);
  });
});
