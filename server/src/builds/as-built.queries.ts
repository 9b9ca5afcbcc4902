import { newId } from '../core/id';
import type { Quantity } from '../core/money';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { Machine } from './as-built.entity';
import type { AsBuiltRow } from './as-built.rules';

const SAVE = statement(`
  insert into builds.as_built (id, production_order_id, output_id, position, serial, part_id, code, quantity, built_at)
  select g.id, $2, $3, g.position, g.serial, g."partId", g.code, g.quantity, $4
  from jsonb_to_recordset($1) as g(id uuid, position int, serial text, "partId" uuid, code text, quantity numeric)`);
/** Keeps what went into the machines of a completion. */
export const saveAsBuilt = (tx: Tx, orderId: Id, outputId: Id, built: AsBuiltRow[]): Promise<unknown> =>
  built.length
    ? rows(tx, SAVE, [JSON.stringify(built.map((row, position) => ({ ...row, position, id: newId() }))), orderId, outputId, tx.now])
    : Promise.resolve();

const SAY = statement(`
  update builds.serial_numbers s set firmware = coalesce(g.firmware, s.firmware), notes = coalesce(g.notes, s.notes)
  from jsonb_to_recordset($2) as g("serialNumber" text, firmware text, notes text) where s.output_id = $1 and s.serial = g."serialNumber"`);
/** Firmware and notes of machines. */
export const saySerials = (
  tx: Tx,
  outputId: Id,
  machines: { serialNumber?: string | null; firmware?: string | null; notes?: string | null }[],
): Promise<unknown> => {
  const told = machines.filter(({ serialNumber, firmware, notes }) => serialNumber && (firmware || notes));
  return told.length ? rows(tx, SAY, [outputId, JSON.stringify(told)]) : Promise.resolve();
};

const CODES = statement(`
  select t.part_id as "partId", l.code, -sum(t.quantity)::float8 as quantity
  from parts.stock_transactions t join parts.lots l on l.id = t.lot_id where t.id = any ($1) group by 1, 2 order by 2`);
/** The lots and serial numbers that movements took. */
export const codesOf = (tx: Tx, transactionIds: Id[]) => rows<{ partId: Id; code: string; quantity: Quantity }>(tx, CODES, [transactionIds]);

const MACHINES = statement(`
  select s.serial, s.status, s.firmware, s.notes, o.completed_at as "completedAt", coalesce((
    select jsonb_agg(jsonb_build_object('partId', a.part_id, 'sku', p.sku, 'name', p.name, 'code', a.code, 'quantity', a.quantity) order by p.sku, a.code)
    from builds.as_built a join parts.parts p on p.id = a.part_id where a.output_id = s.output_id and a.serial = s.serial), '[]') as components
  from builds.serial_numbers s join builds.production_outputs o on o.id = s.output_id
  where s.production_order_id = $1 order by o.position, s.position`);
/** The machines of an order, and what stands in each. */
export const machinesOf = (tx: Tx, orderId: Id): Promise<Machine[]> => rows<Machine & Record<string, unknown>>(tx, MACHINES, [orderId]);
