import { newId } from '../core/id';
import { row, rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { StepPlan } from './steps.entity';

const COPY = statement(`
  insert into builds.production_steps (id, production_order_id, position, name, instructions, checklist, photo_needed, planned_minutes)
  select g.id, g."orderId", g.position, g.name, g.instructions, g.checklist, coalesce(g."photoNeeded", false), g."plannedMinutes"
  from jsonb_to_recordset($1) as
    g(id uuid, "orderId" uuid, position int, name text, instructions text, checklist jsonb, "photoNeeded" boolean, "plannedMinutes" numeric)`);
/** Gives orders the steps their builds plan. */
export async function copySteps(tx: Tx, orders: { id: Id; steps: StepPlan[] }[]): Promise<void> {
  const all = orders.flatMap(({ id, steps }) =>
    steps.map((step, position) => ({ ...step, checklist: (step.checklist ?? []).map((text) => ({ text, done: false })), id: newId(), orderId: id, position })),
  );
  if (all.length) await rows(tx, COPY, [JSON.stringify(all)]);
}

const OPEN = statement(`select count(*)::int as open from builds.production_steps where production_order_id = $1 and done_at is null`);
/** How many steps nobody has signed yet. */
export const openSteps = async (tx: Tx, orderId: Id): Promise<number> => (await row<{ open: number }>(tx, OPEN, [orderId]))!.open;
