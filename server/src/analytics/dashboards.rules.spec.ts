import fc from 'fast-check';
import type { Tile } from './dashboards.entity';
import { freeName, packed, tileFaults } from './dashboards.rules';
import { isStandard, OVERVIEW, PREFERRED, standardDashboards, type Viewer } from './dashboards.standard';
import { METRICS } from './registry';
import { METRIC_GROUPS, type Metric, type MetricGroup } from './metrics';

const tile = (more: Partial<Tile> = {}): Tile => ({
  id: 'a',
  kind: 'metric',
  metric: 'revenue',
  reportId: null,
  timeframe: null,
  x: 0,
  y: 0,
  w: 3,
  h: 2,
  options: null,
  ...more,
});
const faults = (...tiles: Tile[]) => tileFaults(tiles, (metric) => metric === 'revenue').map(({ path }) => path);
const overlaps = (tiles: Tile[]) => faults(...tiles).filter((path) => path.endsWith('.x'));

describe('tiles', () => {
  it('have a place of their own, and what their kind shows', () => {
    expect(faults(tile(), tile({ id: 'b', x: 3 }), tile({ id: 'c', kind: 'note', metric: null, y: 2 }))).toEqual([]);
    expect(faults(tile(), tile({ x: 3 }))).toEqual(['tiles.1.id']);
    expect(faults(tile({ metric: 'secret' }))).toEqual(['tiles.0.metric']);
    expect(faults(tile({ metric: null }))).toEqual(['tiles.0.metric']);
    expect(faults(tile({ kind: 'note' }))).toEqual(['tiles.0.metric']);
    expect(faults(tile({ kind: 'report', metric: null }))).toEqual(['tiles.0.reportId']);
    expect(faults(tile({ reportId: 'r' }))).toEqual(['tiles.0.reportId']);
    expect(faults(tile({ x: 10 }))).toEqual(['tiles.0.w']);
    expect(faults(tile(), tile({ id: 'b', x: 2, y: 1 }))).toEqual(['tiles.1.x']);
  });

  it('are packed without gaps that they would fit in, in their order, and never on each other', () => {
    expect(
      packed([
        { w: 6, h: 2 },
        { w: 8, h: 1 },
        { w: 6, h: 2 },
      ]).map(({ x, y }) => [x, y]),
    ).toEqual([
      [0, 0],
      [0, 2],
      [6, 0],
    ]);
    const sizes = fc.array(fc.record({ w: fc.integer({ min: 1, max: 12 }), h: fc.integer({ min: 1, max: 6 }) }), { maxLength: 25 });
    fc.assert(fc.property(sizes, (all) => overlaps(packed(all).map((one, at) => tile({ ...one, id: String(at) }))).length === 0));
  });

  it('a copy has a name that nobody else has', () => {
    expect(freeName('Sales', [])).toBe('Sales 2');
    expect(freeName('Sales', ['sales 2', 'Sales 3'])).toBe('Sales 4');
    expect(freeName('Sales 2', ['Sales 2'])).toBe('Sales 3');
  });
});

const metric = (group: MetricGroup, at: number): Metric => ({
  id: `${group}_${at}`,
  group,
  label: { de: '', en: '' },
  definition: { de: '', en: '' },
  unit: at ? 'count' : 'money',
  dataSet: '-',
  measure: { kind: 'count' },
  kind: 'period',
  better: null,
});
const MODULES = ['pipeline', 'scheduling', 'messaging', 'parts', 'procurement', 'builds', 'fulfillment', 'billing'];
const metrics = METRIC_GROUPS.flatMap((group) => [0, 1, 2].map((at) => metric(group, at)));
const viewer = (more: Partial<Viewer> = {}): Viewer => ({ industry: 'maker', modules: MODULES, role: 'admin', metrics, can: () => true, ...more });
const keys = (of: Viewer) => standardDashboards(of).map(({ key }) => key);
const firsts = (of: Viewer) => {
  const [{ tiles }] = standardDashboards(of);
  return [...new Set(tiles.flatMap(({ metric: id }) => (id ? [id.replace(/_\d$/, '')] : [])))];
};

describe('standard dashboards', () => {
  it('are one for each part of the house that is on and may be seen', () => {
    expect(keys(viewer())).toEqual(['overview', 'sales', 'inventory', 'production', 'purchasing', 'finance', 'pipeline', 'messaging', 'appointments']);
    expect(keys(viewer({ modules: ['scheduling', 'messaging', 'billing'] }))).toEqual(['overview', 'sales', 'finance', 'messaging', 'appointments']);
    expect(keys(viewer({ metrics: metrics.filter(({ group }) => group === 'messaging') }))).toEqual(['overview', 'messaging']);
  });

  it('prefer numbers that there are', () => {
    for (const [group, ids] of Object.entries(PREFERRED)) expect(ids.filter((id) => !METRICS.some((one) => one.id === id && one.group === group))).toEqual([]);
  });

  it('begin with what matters in an industry, and to a role', () => {
    expect(firsts(viewer())[0]).toBe('finance');
    expect(firsts(viewer({ role: 'staff' }))[0]).toBe('production');
    expect(firsts(viewer({ industry: 'clinic', role: 'staff' }))[0]).toBe('appointments');
    expect(firsts(viewer({ modules: ['scheduling'], industry: 'clinic' }))).not.toContain('finance');
  });

  it('are valid dashboards with lasting ids', () => {
    const all = standardDashboards(viewer());
    for (const { tiles } of all) expect(tileFaults(tiles, () => true)).toEqual([]);
    expect(all[0].id).toBe(OVERVIEW);
    expect(all.every(({ id }) => isStandard(id))).toBe(true);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all[1].tiles.some(({ kind }) => kind === 'forecast')).toBe(true);
  });

  it('show nothing that needs more than somebody may', () => {
    const [overview] = standardDashboards(viewer({ metrics: [], can: () => false }));
    expect(overview.tiles.map(({ kind }) => kind)).toEqual(['work']);
  });
});
