import type { FieldCells, ImportKind, Line, Read, RowFault, Session } from '../import/import.kinds';
import { imports } from '../import/import.problems';
import { shapeOf } from '../shape';
import { rows, statement } from '../sql';
import type { Id, Tx } from '../tx';
import { cellValue } from './fields.cells';
import { definitionsOf } from './fields.queries';
import { classOf, type CustomEntity, type CustomValues } from './fields.registry';
import { diffOf, mayWrite, type Definition } from './fields.rules';

interface Change {
  id: Id;
  before: CustomValues;
  after: CustomValues;
}
/** What the batch keeps of it, beside what the module keeps. */
const KEPT = 'customFields';
const PREFIX = 'customFields.';
/** A list cannot bring files, nor know the ids of links. */
const IMPORTED: Definition['type'][] = ['text', 'number', 'money', 'date', 'choice', 'choices', 'yes_no'];

/** A kind of import with the custom fields of its records as further columns: they are read, written and taken back here, and the module knows nothing of it. */
export async function withCustomFields(tx: Tx, kind: ImportKind<unknown>): Promise<ImportKind<unknown>> {
  const fields = kind.custom ? (await definitionsOf(tx, kind.custom)).filter((field) => IMPORTED.includes(field.type) && mayWrite(field, tx.ctx.role)) : [];
  if (!fields.length) return kind;
  const said = new WeakMap<object, CustomValues>();
  const columns = fields.map(({ key, label }) => [PREFIX + key, { headers: [...new Set([label.de, label.en, key])] }] as const);
  return Object.assign(Object.create(kind) as ImportKind<unknown>, {
    fields: { ...kind.fields, ...Object.fromEntries(columns) },
    read: (...given: Parameters<ImportKind<unknown>['read']>) => readBoth(kind.read(...given), fields, given, said),
    begin: async (...given: Parameters<ImportKind<unknown>['begin']>) =>
      wrapped(given[0], await kind.begin(...given), { entity: kind.custom!, said, dryRun: given[1].dryRun }),
  });
}

function readBoth(
  read: Read<unknown>,
  fields: Definition[],
  [cells, decimal]: [FieldCells, ',' | '.', ...unknown[]],
  said: WeakMap<object, CustomValues>,
): Read<unknown> {
  const values: CustomValues = {};
  const faults: RowFault[] = [];
  for (const field of fields) {
    const cell = cellValue(field, cells[PREFIX + field.key], decimal);
    if ('fault' in cell) faults.push({ field: PREFIX + field.key, ...cell.fault });
    else if (cell.value !== null) values[field.key] = cell.value;
  }
  if (read.faults || faults.length) return { faults: [...(read.faults ?? []), ...faults] };
  if (Object.keys(values).length) said.set(read.record as object, values);
  return read;
}

interface Around {
  entity: CustomEntity;
  said: WeakMap<object, CustomValues>;
  dryRun: boolean;
}

function wrapped(tx: Tx, session: Session<unknown>, { entity, said, dryRun }: Around): Session<unknown> {
  const kept: Change[] = [];
  const apply = async (lines: Line<unknown>[]): Promise<number> => {
    const changed = await session.apply(lines);
    // the same record twice in the file: the last line says what is
    const last = new Map(
      lines.flatMap(({ id, record, action }) =>
        said.has(record as object) ? [[id, { id, said: said.get(record as object)!, fresh: action === 'create' }]] : [],
      ),
    );
    const fresh = new Set(lines.filter(({ action }) => action === 'create').map(({ id }) => id));
    const done = await put(
      tx,
      entity,
      [...last.values()].map((one) => ({ ...one, fresh: fresh.has(one.id) })),
      dryRun,
    );
    const known = done.filter(({ id }) => !fresh.has(id));
    kept.push(...known);
    return Math.min(changed + known.length, lines.filter(({ action }) => action === 'match').length);
  };
  return { ...session, apply, finish: session.finish?.bind(session), changes: () => ({ ...(session.changes() as object), [KEPT]: kept }) };
}

const tableOf = (entity: CustomEntity): string => shapeOf(classOf(entity)!).table;

/** Puts values beside those that are there; gives back what was otherwise. In a dry run nothing is written. */
async function put(tx: Tx, entity: CustomEntity, given: { id: Id; said: CustomValues; fresh: boolean }[], dryRun: boolean): Promise<Change[]> {
  if (!given.length) return [];
  const other = `
    with given as (select * from jsonb_to_recordset($1) as g(id uuid, said jsonb, fresh boolean)),
    other as (select t.id, t.custom_fields as before, t.custom_fields || g.said as after, g.fresh from ${tableOf(entity)} t join given g on g.id = t.id
      where t.custom_fields || g.said is distinct from t.custom_fields order by t.id ${dryRun ? '' : 'for update of t'})`;
  const text = dryRun
    ? `${other} select id, before, after from other`
    : `${other} update ${tableOf(entity)} t set custom_fields = o.after, version = t.version + case when o.fresh then 0 else 1 end, updated_at = $2, updated_by = $3
       from other o where t.id = o.id returning t.id, o.before, o.after`;
  const params = dryRun ? [JSON.stringify(given)] : [JSON.stringify(given), tx.now, tx.ctx.actor];
  const done = await rows<Change & Record<string, unknown>>(tx, statement(text), params);
  if (!dryRun) for (const { id, before, after } of done) tx.emit('core.custom_values_imported', id, diffOf(before, after));
  return done.map(({ id, before, after }) => ({ id, before, after }));
}

/** Gives known records their old values back; not once one was changed again. */
export async function undoCustomFields(tx: Tx, kind: ImportKind<unknown>, changes: unknown): Promise<void> {
  const kept = ((changes as { [KEPT]?: Change[] } | null)?.[KEPT] ?? []).map((change) => change);
  if (!kind.custom || !kept.length) return;
  const text = `update ${tableOf(kind.custom)} t set custom_fields = g.before, version = t.version + 1, updated_at = $2, updated_by = $3
    from jsonb_to_recordset($1) as g(id uuid, before jsonb, after jsonb) where t.id = g.id and t.custom_fields = g.after returning t.id`;
  const back = await rows<{ id: Id }>(tx, statement(text), [JSON.stringify(kept), tx.now, tx.ctx.actor]);
  if (back.length < new Set(kept.map(({ id }) => id)).size)
    throw imports.batchInUse({ reasons: [{ reason: 'record_changed', count: kept.length - back.length }] });
  for (const { id, before, after } of kept) tx.emit('core.custom_values_imported', id, diffOf(after, before));
}
