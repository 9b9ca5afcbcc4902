// the web stands in the same row as the server, and its modules have doors, too
const source = require('node:fs').readFileSync(`${__dirname}/../server/src/modules.ts`, 'utf8');
const MODULES = [...source.matchAll(/'(\w+)'/g)].map((match) => match[1]);
const any = (names) => `(${names.join('|') || '-'})`;
const ROOT = '^web/src';

const rules = [
  { name: 'core knows no module', from: { path: `${ROOT}/core/` }, to: { path: `${ROOT}/${any(MODULES)}/` } },
  {
    name: 'a neighbour is entered by its doors', // lines.ts: what shows and types lines, beside the index that every first page loads
    from: { path: `${ROOT}/([^/]+)/` },
    to: { path: `${ROOT}/${any(MODULES)}/.+`, pathNot: [`${ROOT}/$1/`, `${ROOT}/[^/]+/(index|lines)\\.tsx?$`] },
  },
  ...MODULES.map((name, i) => ({
    name: `${name} imports left only`,
    from: { path: `${ROOT}/${name}/` },
    to: { path: `${ROOT}/${any(MODULES.slice(i + 1))}/` },
  })),
];

module.exports = {
  forbidden: rules.map((rule) => ({ severity: 'error', ...rule })),
  options: { doNotFollow: { path: 'node_modules' }, tsPreCompilationDeps: true },
};
