import {
  PRODUCTION_ALLOCATED,
  PRODUCTION_ARCHIVED,
  PRODUCTION_CANCELLED,
  PRODUCTION_CHANGED,
  PRODUCTION_COMPLETED,
  PRODUCTION_PLANNED,
  PRODUCTION_RESTORED,
  PRODUCTION_REVERSED,
  PRODUCTION_STARTED,
} from '../builds';
import { dayOf, type DataSet } from './data-sets';
import { ADDS, choices, column, VARIES, words } from './set-columns';

const EVENTS = [
  ...[PRODUCTION_PLANNED, PRODUCTION_CHANGED, PRODUCTION_ALLOCATED, PRODUCTION_STARTED, PRODUCTION_COMPLETED, PRODUCTION_CANCELLED],
  ...[PRODUCTION_REVERSED, PRODUCTION_ARCHIVED, PRODUCTION_RESTORED],
];
const NUMBER = column('text', 'Produktionsauftrag', 'Production order', 'w.number');
const BUILD = column('text', 'Gerät', 'Build', 'b.build_name');
const MODEL = column('text', 'Modell', 'Model', 'b.model_number');
const SKU = column('text', 'Artikelnummer', 'SKU', 'p.sku');
const DUE = column('day', 'Fällig am', 'Due', 'w.due_date');
const ofT = (of: typeof NUMBER) => ({ ...of, sql: of.sql.replace('w.', 't.') });

/** Work begins with the verb `start`; the event keeps when. */
const STARTED = `(select min(e.at) from core.events e where e.subject = t.id and e.type = '${PRODUCTION_STARTED}')`;
const days = (from: string, to: string) => `round((extract(epoch from ${to} - ${from}) / 86400)::numeric, 2)`;

const productionOrders: DataSet = {
  id: 'productionOrders',
  label: words('Abgeschlossene Produktionsaufträge', 'Production orders completed'),
  definition: words(
    'Jede Zeile ist ein abgeschlossener Produktionsauftrag am Tag seiner letzten Fertigmeldung.',
    'Each row is a completed production order on the day of its last completion.',
  ),
  permissions: ['production-orders:read'],
  from: `builds.production_orders t
    join (select production_order_id, max(completed_at) as at from builds.production_outputs where quantity > reversed_quantity or scrap > 0 group by 1) done
      on done.production_order_id = t.id
    join builds.builds b on b.id = t.build_id join parts.parts p on p.id = t.part_id`,
  where: `t.status = 'completed' and t.deleted_at is null`,
  day: dayOf('done.at'),
  instant: 'done.at',
  columns: {
    number: ofT(NUMBER),
    build: BUILD,
    model: MODEL,
    sku: SKU,
    completedAt: column('time', 'Abgeschlossen', 'Completed', 'done.at'),
    quantity: column('quantity', 'Auftragsmenge', 'Ordered', 't.quantity', ADDS),
    good: column('quantity', 'Gut', 'Good', 't.completed_quantity', ADDS),
    scrap: column('quantity', 'Ausschuss', 'Scrap', 't.scrapped_quantity', ADDS),
    dueDate: ofT(DUE),
    onTime: column('flag', 'Rechtzeitig', 'On time', `(${dayOf('done.at')} <= t.due_date)`),
    leadDays: column('days', 'Durchlaufzeit', 'Lead time', days(STARTED, 'done.at'), VARIES),
    totalDays: column('days', 'Von der Planung bis zum Abschluss', 'From planning to completion', days('t.created_at', 'done.at'), VARIES),
    forOrder: column('flag', 'Für einen Kundenauftrag', 'For a customer order', '(t.order_id is not null)'),
    priority: column('number', 'Priorität', 'Priority', 't.priority'),
  },
  shown: ['number', 'build', 'quantity', 'good', 'scrap', 'completedAt', 'leadDays', 'dueDate', 'onTime'],
  opens: { resource: 'production-orders', id: 't.id' },
  on: EVENTS,
  record: 't.id',
};

const GOOD = `(t.quantity - t.reversed_quantity)`;
const productionOutputs: DataSet = {
  id: 'productionOutputs',
  label: words('Fertigmeldungen', 'Production output'),
  definition: words(
    'Jede Zeile ist eine Fertigmeldung an ihrem Tag: gute Geräte ohne die wieder zurückgenommenen, und Ausschuss.',
    'Each row is a completion on its day: good machines without those taken back, and scrap.',
  ),
  permissions: ['production-orders:read'],
  from: `builds.production_outputs t join builds.production_orders w on w.id = t.production_order_id
    join builds.builds b on b.id = w.build_id join parts.parts p on p.id = w.part_id`,
  where: `w.deleted_at is null and (t.quantity > t.reversed_quantity or t.scrap > 0)`,
  day: dayOf('t.completed_at'),
  instant: 't.completed_at',
  columns: {
    number: NUMBER,
    build: BUILD,
    model: MODEL,
    sku: SKU,
    completedAt: column('time', 'Gemeldet', 'Completed', 't.completed_at'),
    good: column('quantity', 'Gut', 'Good', GOOD, ADDS),
    scrap: column('quantity', 'Ausschuss', 'Scrap', 't.scrap', ADDS),
    made: column('quantity', 'Gefertigt', 'Made', `(${GOOD} + t.scrap)`, ADDS),
    unitCost: column('price', 'Herstellkosten je Stück', 'Cost per unit', 't.unit_cost', { permission: 'costs:read', ...VARIES }),
    value: column('money', 'Herstellwert', 'Value made', `round(${GOOD} * coalesce(t.unit_cost, 0), 2)`, { permission: 'costs:read', ...ADDS }),
  },
  shown: ['number', 'build', 'completedAt', 'good', 'scrap', 'unitCost', 'value'],
  opens: { resource: 'production-orders', id: 'w.id' },
  on: EVENTS,
  record: 'w.id',
};

const productionOpen: DataSet = {
  id: 'productionOpen',
  label: words('Offene Produktionsaufträge', 'Open production orders'),
  definition: words(
    'Jede Zeile ist ein Produktionsauftrag, der geplant, bereitgestellt oder in Arbeit ist.',
    'Each row is a production order that is planned, allocated or in progress.',
  ),
  permissions: ['production-orders:read'],
  from: `builds.production_orders t join builds.builds b on b.id = t.build_id join parts.parts p on p.id = t.part_id`,
  where: `t.status in ('planned', 'allocated', 'in_progress') and t.deleted_at is null`,
  day: null,
  onlyNow: true,
  columns: {
    number: ofT(NUMBER),
    build: BUILD,
    model: MODEL,
    sku: SKU,
    status: column('choice', 'Status', 'Status', 't.status', {
      choices: choices({ planned: 'geplant|planned', allocated: 'bereitgestellt|allocated', in_progress: 'in Arbeit|in progress' }),
    }),
    quantity: column('quantity', 'Auftragsmenge', 'Ordered', 't.quantity', ADDS),
    remaining: column('quantity', 'Noch zu fertigen', 'Still to make', '(t.quantity - t.completed_quantity - t.scrapped_quantity)', ADDS),
    dueDate: ofT(DUE),
    late: column('flag', 'Überfällig', 'Late', 'coalesce(t.due_date < {at}::date, false)'),
    priority: column('number', 'Priorität', 'Priority', 't.priority'),
  },
  shown: ['number', 'build', 'status', 'quantity', 'remaining', 'dueDate', 'late'],
  opens: { resource: 'production-orders', id: 't.id' },
  on: EVENTS,
  record: 't.id',
};

export const SETS_OF_PRODUCTION: DataSet[] = [productionOrders, productionOutputs, productionOpen];
