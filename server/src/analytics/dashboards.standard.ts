import type { ModuleKey } from '../core/identity/organization.entity';
import type { Id } from '../core/tx';
import type { Words } from './data-sets';
import { packed } from './dashboards.rules';
import type { Tile } from './dashboards.entity';
import type { Metric, MetricGroup } from './metrics';

/** What the standard dashboards are made for. */
export interface Viewer {
  industry: string;
  modules: readonly string[];
  role: string | null;
  /** The metrics of the registry that this person may see. */
  metrics: readonly Metric[];
  /** Permissions that a tile without a metric needs. */
  can: (permission: string) => boolean;
}

export interface StandardDashboard {
  id: Id;
  key: string;
  name: Words;
  tiles: Tile[];
}

type Board = Exclude<MetricGroup, 'customers' | 'automation'>;
interface Declared {
  id: Id;
  name: Words;
  /** Any of which has to be on. */
  modules: readonly ModuleKey[];
  /** Further groups whose numbers stand behind its own. */
  also?: readonly MetricGroup[];
}

const idOf = (nth: number): Id => `00000000-0000-7000-8000-00000000da${nth.toString(16).padStart(2, '0')}`;
const board = (nth: number, de: string, en: string, modules: readonly ModuleKey[], also: readonly MetricGroup[] = []): Declared => ({
  id: idOf(nth),
  name: { de, en },
  modules,
  also,
});

export const OVERVIEW: Id = idOf(1);
export const isStandard = (id: Id): boolean => id.startsWith(idOf(0).slice(0, -2));
const BOARDS: Record<Board, Declared> = {
  sales: board(2, 'Verkauf', 'Sales', ['fulfillment', 'billing'], ['customers']),
  inventory: board(3, 'Lager', 'Inventory', ['parts']),
  production: board(4, 'Produktion', 'Production', ['builds']),
  purchasing: board(5, 'Einkauf', 'Purchasing', ['procurement']),
  finance: board(6, 'Finanzen', 'Finance', ['billing']),
  pipeline: board(7, 'Pipeline', 'Pipeline', ['pipeline']),
  messaging: board(8, 'Nachrichten', 'Messaging', ['messaging']),
  appointments: board(9, 'Termine', 'Appointments', ['scheduling'], ['automation']),
};
const GROUPS = Object.keys(BOARDS) as Board[];

/** The numbers people look at first; the others of a group follow as they are declared. */
export const PREFERRED: Partial<Record<MetricGroup, readonly string[]>> = {
  sales: ['orders', 'orderValue', 'margin', 'marginRate'],
  finance: ['revenue', 'openAmount', 'overdueAmount', 'cashExpected', 'paymentsReceived', 'invoicesIssued', 'vatCharged'],
  inventory: ['stockValue', 'partsBelowMinimum', 'shortagesToCome', 'stockTurnover', 'slowMovers', 'slowMoversValue'],
  production: ['unitsProduced', 'productionLate', 'productionLeadTime', 'scrapRate', 'productionOnTime'],
  purchasing: ['purchaseValue', 'purchasesOverdue', 'purchasesOnTime', 'purchasePriceTrend'],
  pipeline: ['pipelineForecast', 'dealConversion', 'pipelineValue', 'dealVelocity', 'dealsWonValue'],
  messaging: ['conversationsWaiting', 'firstResponseMinutes', 'conversationsStarted', 'conversationsOpen'],
  appointments: ['appointments', 'staffUtilization', 'noShowRate', 'noShows'],
  customers: ['activeCustomers', 'newCustomers', 'totalCustomers'],
};

/** Of which parts of the house the overview shows the first numbers, the most important ones first: those who lead see money first. */
const FIRST: Record<'leads' | 'works', Record<string, readonly MetricGroup[]>> = {
  leads: {
    maker: ['finance', 'sales', 'production', 'inventory', 'purchasing', 'pipeline'],
    optician: ['finance', 'appointments', 'customers', 'sales', 'inventory', 'messaging'],
    clinic: ['appointments', 'finance', 'customers', 'messaging', 'automation'],
    sales: ['finance', 'pipeline', 'sales', 'customers', 'messaging'],
    services: ['finance', 'appointments', 'sales', 'pipeline', 'customers', 'messaging'],
  },
  works: {
    maker: ['production', 'inventory', 'sales', 'purchasing', 'messaging'],
    optician: ['appointments', 'messaging', 'customers', 'sales', 'inventory'],
    clinic: ['appointments', 'messaging', 'customers'],
    sales: ['pipeline', 'sales', 'messaging', 'customers'],
    services: ['appointments', 'sales', 'messaging', 'pipeline', 'customers'],
  },
};
const LEADS = ['admin', 'manager'];
/** Numbers and courses on the overview, and on a board of one part of the house. */
const MOST = { overview: 8, each: 2, board: 12, courses: 4 };

type Loose = Omit<Tile, 'x' | 'y'>;
const tile = (kind: Tile['kind'], metric: string | null, w: number, h: number): Loose => ({
  id: metric ? `${kind}-${metric}` : kind,
  kind,
  metric,
  reportId: null,
  timeframe: null,
  w,
  h,
  options: null,
});
const number = ({ id }: Metric) => tile('metric', id, 3, 2);
const course = ({ id }: Metric) => tile('series', id, 6, 4);
const isCourse = ({ kind, measure }: Metric) => kind === 'period' && (measure.kind === 'sum' || measure.kind === 'count');

/** The dashboards that nobody has to make, for somebody: only of what is on, and of what they may see. The overview first; what would be empty is not there. */
export function standardDashboards(viewer: Viewer): StandardDashboard[] {
  const { modules, metrics } = viewer;
  const on = (group: MetricGroup) => !(group in BOARDS) || BOARDS[group as Board].modules.some((one) => modules.includes(one));
  const of = (group: MetricGroup) => (on(group) ? inOrder(group, metrics) : []);
  const boards = GROUPS.filter((group) => of(group).length > 0).map((group) => boardOf(group, of, viewer));
  return [{ id: OVERVIEW, key: 'overview', name: { de: 'Übersicht', en: 'Overview' }, tiles: packed(overviewOf(of, viewer)) }, ...boards];
}

/** The preferred ones first. */
function inOrder(group: MetricGroup, metrics: readonly Metric[]): Metric[] {
  const first = PREFERRED[group] ?? [];
  const rank = ({ id }: Metric) => (first.includes(id) ? first.indexOf(id) : first.length);
  return metrics.filter((metric) => metric.group === group).sort((a, b) => rank(a) - rank(b));
}

/** Two beside each other; one that would stand alone has the whole width. */
const inPairs = (tiles: Loose[]): Loose[] => tiles.map((one, at) => (tiles.length % 2 && at === tiles.length - 1 ? { ...one, w: 12 } : one));

type Of = (group: MetricGroup) => Metric[];

function overviewOf(of: Of, { industry, role, can }: Viewer): Loose[] {
  const first = FIRST[LEADS.includes(role ?? '') ? 'leads' : 'works'];
  const groups = (first[industry] ?? first.services).map(of);
  const chosen = groups.flatMap((found) => found.slice(0, MOST.each)).slice(0, MOST.overview);
  const courses = groups.flatMap((found) => found.filter(isCourse).slice(0, 1)).slice(0, 2);
  const charts = [...courses.map(course), ...(can('invoices:read') && chosen.some(({ group }) => group === 'finance') ? [tile('expected', null, 6, 4)] : [])];
  return [tile('work', null, 12, 3), ...chosen.map(number), ...inPairs(charts)];
}

function boardOf(group: Board, of: Of, { can }: Viewer): StandardDashboard {
  const { id, name, also = [] } = BOARDS[group];
  const shown = [...of(group), ...also.flatMap(of)].slice(0, MOST.board);
  const courses = shown.filter(isCourse).slice(0, MOST.courses);
  const ahead = group === 'sales' ? [...of('finance'), ...of('sales')].filter((metric) => isCourse(metric) && metric.unit === 'money') : [];
  const expected = group === 'finance' && can('invoices:read') ? [tile('expected', null, 6, 4)] : [];
  const tiles = [
    ...shown.map(number),
    ...inPairs([...courses.map(course), ...expected]),
    ...ahead.slice(0, 1).map((metric) => tile('forecast', metric.id, 12, 4)),
  ];
  return { id, key: group, name, tiles: packed(tiles) };
}
