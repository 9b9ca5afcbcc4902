import { WHOLE } from '../dto.input';
import { core, Problem, type Fault } from '../problem';
import { Expression } from '../sql';
import type { Id, Tx } from '../tx';
import { fields } from './fields.problems';
import { definitionsOf, livingIds } from './fields.queries';
import { customEntityOf, type CustomValues } from './fields.registry';
import { diffOf, judged, mayWrite, newValues, wholeValues, type Definition } from './fields.rules';
import { linkTable } from './fields.links';

type Given = Record<string, unknown>;
const READY = Symbol('checked already');

/**
 * The values of a new record with its custom fields checked and their defaults filled in: 400 with a fault per `customFields.key`, 403 `field_not_yours`,
 * 422 `reference_missing`. What says nothing of custom fields (an import, a step of another document) is left as it is.
 */
export async function customized<V extends object>(tx: Tx, entity: object, values: V): Promise<V> {
  if (!unchecked(entity, values)) return values;
  const [custom, given] = [customEntityOf(entity)!, (values as { customFields: Given }).customFields];
  const defined = await definitionsOf(tx, custom);
  const { values: kept, faults } = newValues(defined, given, tx.ctx.role);
  refuse(faults);
  const foreign = defined.filter((field) => kept[field.key] !== undefined && !mayWrite(field, tx.ctx.role) && !same(kept[field.key], field.defaultValue));
  if (foreign.length) throw fields.fieldNotYours({ keys: foreign.map(({ key }) => key) }, `customFields.${foreign[0].key}`);
  await requireLinked(tx, defined, kept);
  Object.defineProperty(kept, READY, { value: true });
  return { ...values, customFields: kept };
}

/** Whether values have custom fields that nobody looked at: what was looked at goes to the database in the same breath as what follows. */
export function unchecked(entity: object, values: object): boolean {
  const given = (values as { customFields?: unknown }).customFields;
  return isGiven(given) && !(READY in given) && customEntityOf(entity) !== undefined;
}

export interface CustomChange<P> {
  patch: P;
  /** After the change: refuses if it touched what one may not change. */
  verify(diff: Record<string, unknown>): void;
}

/** A change of a record with its custom fields checked: the named keys change, a PUT clears those it leaves out, archived ones stay. */
export async function customChange<P extends object>(tx: Tx, entity: object, patch: P): Promise<CustomChange<P>> {
  const custom = customEntityOf(entity);
  const given = (patch as { customFields?: unknown }).customFields;
  if (!custom || !isGiven(given)) return { patch, verify: () => undefined };
  const defined = await definitionsOf(tx, custom);
  const said = WHOLE in given ? wholeValues(defined, given, tx.ctx.role) : given;
  const { values, faults } = judged(defined, said);
  refuse(faults);
  await requireLinked(tx, defined, values);
  const guarded = defined.filter((field) => field.key in values && !mayWrite(field, tx.ctx.role)).map(({ key }) => key);
  return { patch: { ...patch, customFields: merged(values) }, verify: (diff) => refuseGuarded(diff, guarded) };
}

/** What a new value does to the stored ones, in the statement that stores it: two who change different fields do not undo each other. */
function merged(values: CustomValues): Expression {
  const kept = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
  const cleared = Object.keys(values).filter((key) => values[key] === null);
  return new Expression('(t.custom_fields || ?::jsonb) - ?::text[]', [JSON.stringify(kept), cleared]);
}

function refuseGuarded(diff: Record<string, unknown>, guarded: string[]): void {
  const touched = guarded.filter((key) => `customFields.${key}` in diff);
  if (touched.length) throw fields.fieldNotYours({ keys: touched }, `customFields.${touched[0]}`);
}

const isGiven = (given: unknown): given is Given => typeof given === 'object' && given !== null && !Array.isArray(given) && !(given instanceof Expression);
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function refuse(faults: Fault[]): void {
  if (faults.length) throw new Problem('validation_failed', 400, {}, faults);
}

/** Links and files that are there: one statement per table. */
async function requireLinked(tx: Tx, defined: Definition[], values: CustomValues): Promise<void> {
  const linked = defined.filter(({ key, type }) => (type === 'link' || type === 'file') && typeof values[key] === 'string');
  if (!linked.length) return;
  const tables = new Map<string, Definition[]>();
  for (const field of linked) {
    const table = field.type === 'file' ? 'core.files' : linkTable(field.linkTo!);
    tables.set(table, [...(tables.get(table) ?? []), field]);
  }
  const found = await Promise.all(
    [...tables].map(async ([table, here]) => ({
      here,
      living: await livingIds(
        tx,
        table,
        here.map(({ key }) => values[key] as Id),
      ),
    })),
  );
  const broken = found.flatMap(({ here, living }) => here.filter(({ key }) => !living.has(values[key] as Id)));
  if (broken.length) throw core.referenceMissing({ id: values[broken[0].key] }, `customFields.${broken[0].key}`);
}

/** Many new records; the fields are read once. */
export const customizedAll = <V extends object>(tx: Tx, entity: object, all: V[]): Promise<V[]> =>
  customEntityOf(entity) && all.some((values) => 'customFields' in values)
    ? Promise.all(all.map((values) => customized(tx, entity, values)))
    : Promise.resolve(all);

/** The column's `[before, after]`, which PostgreSQL wrote as text, key by key. */
export const customDiff = ([before, after]: [unknown, unknown]): [string, [unknown, unknown]][] =>
  Object.entries(diffOf(JSON.parse(String(before)) as CustomValues, JSON.parse(String(after)) as CustomValues));
