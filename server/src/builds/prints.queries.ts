import { price, type Price, type Quantity } from '../core/money';
import { newId } from '../core/id';
import { row, rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { convert, isUnit } from '../parts';
import type { PrintPlanInput } from './prints.dto';
import { printCost } from './prints.rules';

const PLAN_OF = statement(`select id from builds.print_plans where part_id = $1`);
export const planIdOf = (tx: Tx, partId: Id) => row<{ id: Id }>(tx, PLAN_OF, [partId]);

const PUT_PLAN = statement(`
  insert into builds.print_plans as p (id, part_id, material_part_id, machine_id, grams, minutes) values ($1, $2, $3, $4, $5, $6)
  on conflict (organization_id, part_id) do update
    set material_part_id = excluded.material_part_id, machine_id = excluded.machine_id, grams = excluded.grams, minutes = excluded.minutes returning p.id`);
export const putPlan = (tx: Tx, partId: Id, { materialPartId, machineId, grams, minutes }: PrintPlanInput): Promise<unknown> =>
  rows(tx, PUT_PLAN, [newId(), partId, materialPartId, machineId ?? null, grams, minutes]);

const DROP_PLAN = statement(`delete from builds.print_plans where part_id = $1 returning id`);
export const dropPlan = (tx: Tx, partId: Id) => row<{ id: Id }>(tx, DROP_PLAN, [partId]);

const COSTS = statement(`
  select p.part_id as "partId", p.grams::float8 as grams, p.minutes::float8 as minutes, m.unit, m.average_cost as "averageCost", h.hourly_rate as "hourlyRate"
  from builds.print_plans p join parts.parts m on m.id = p.material_part_id left join builds.print_machines h on h.id = p.machine_id
  where p.part_id = any ($1) and m.average_cost > 0`);
/** What one piece costs as it is planned, of parts that are printed from material with a cost. */
export async function plannedCosts(tx: Tx, partIds: Id[]): Promise<Map<Id, Price>> {
  const found = await rows<{ partId: Id; grams: Quantity; minutes: Quantity; unit: string; averageCost: string; hourlyRate: string | null }>(tx, COSTS, [
    partIds,
  ]);
  return new Map(
    found.flatMap(({ partId, grams, minutes, unit, averageCost, hourlyRate }) => {
      if (!isUnit(unit)) return [];
      const material = { quantity: convert(grams, 'g', unit), unitCost: price(averageCost) };
      return [[partId, printCost([material], minutes, hourlyRate === null ? null : price(hourlyRate), 1)!] as const];
    }),
  );
}

/** A job that is not finished, as planning sees it. */
interface OpenPrint {
  id: Id;
  number: string;
  partId: Id;
  remaining: Quantity;
  dueDate: string | null;
  productionOrderId: Id | null;
  materialPartId: Id;
  grams: Quantity;
  unit: string;
}
const OPEN = statement(`
  select j.id, j.number, j.part_id as "partId", j.quantity::float8 as remaining, j.due_date as "dueDate", j.production_order_id as "productionOrderId",
    j.material_part_id as "materialPartId", (j.grams * j.quantity)::float8 as grams, m.unit
  from builds.print_jobs j join parts.parts m on m.id = j.material_part_id
  where j.status in ('planned', 'printing') and j.deleted_at is null order by j.due_date nulls last, j.number`);
export const openPrints = (tx: Tx): Promise<OpenPrint[]> => rows<OpenPrint & Record<string, unknown>>(tx, OPEN);

/** How one piece of each part is printed, the material in its own unit. */
const PLANS = statement(`
  select p.part_id as "partId", p.material_part_id as "materialPartId", p.machine_id as "machineId", p.grams::float8 as grams, p.minutes::float8 as minutes, m.unit
  from builds.print_plans p join parts.parts m on m.id = p.material_part_id where m.deleted_at is null`);
interface Printed {
  partId: Id;
  materialPartId: Id;
  machineId: Id | null;
  grams: Quantity;
  minutes: Quantity;
  unit: string;
}
export const printed = (tx: Tx): Promise<Printed[]> => rows<Printed & Record<string, unknown>>(tx, PLANS);
