import type { Hold } from '../core/holds';
import type { Candidate } from '../core/import/names.rules';
import { rows, statement } from '../core/sql';
import type { Quantity } from '../core/money';
import type { Id, Tx } from '../core/tx';
import type { Compared, Reach } from './bom.rules';
import type { Labour } from './cost.rules';
import type { BomPart } from './production.rules';

/** The revision a build is made by: the newest released one, else its draft. Over the alias `b` of builds.builds. */
const MADE_BY = `lateral (select r.id from builds.revisions r where r.build_id = b.id order by (r.status = 'released') desc, r.number desc limit 1)`;
const LIVING = `b.deleted_at is null and b.status <> 'discontinued'`;

export interface ExplosionRow {
  madePartId: Id | null;
  partId: Id;
  quantity: Quantity;
  scrapPercent: number;
  level: number;
  sku: string;
  name: string;
  unit: string;
  stocked: boolean;
  available: Quantity;
  averageCost: string;
  made: boolean;
}

/**
 * All levels below a revision in one statement: a row for each line, with the facts of its part. A line is walked once per
 * level it stands on (`union` removes what comes again), not once per path.
 */
const EXPLOSION = statement(`
  with recursive tree as (
    select null::uuid as made_part_id, l.part_id, l.quantity_required, l.scrap_percent, 1 as level from builds.bom_lines l where l.revision_id = coalesce($2, (select r.id from builds.builds b cross join ${MADE_BY} r where b.id = $1))
    union
    select t.part_id, l.part_id, l.quantity_required, l.scrap_percent, t.level + 1
    from tree t join builds.builds b on b.part_id = t.part_id and ${LIVING} cross join ${MADE_BY} r join builds.bom_lines l on l.revision_id = r.id
    where t.level < 50),
  lines as (select made_part_id, part_id, quantity_required, scrap_percent, max(level) as level from tree group by 1, 2, 3, 4)
  select t.made_part_id as "madePartId", t.part_id as "partId", t.quantity_required::float8 as quantity, t.scrap_percent as "scrapPercent", t.level,
    p.sku, p.name, p.unit, p.kind = 'stocked' as stocked, (p.current_stock - p.reserved_stock)::float8 as available, p.average_cost as "averageCost",
    exists (select from builds.builds b where b.part_id = t.part_id and ${LIVING}) as made
  from lines t join parts.parts p on p.id = t.part_id
  order by t.level, p.sku`);

/** Of a build by the revision it is made by, or by another one. */
export const explosion = (tx: Tx, buildId: Id, revisionId: Id | null = null): Promise<ExplosionRow[]> =>
  rows<ExplosionRow & Record<string, unknown>>(tx, EXPLOSION, [buildId, revisionId]);

/** What leads from parts to parts, by any revision that is or can become the one in force, from some parts down. */
const REACHABLE = statement(`
  with recursive edges as (
    select b.part_id as made, l.part_id as part from builds.builds b join builds.bom_lines l on l.revision_id in (
      select id from builds.revisions r where r.build_id = b.id and (r.status = 'draft' or r.number = (
        select max(number) from builds.revisions n where n.build_id = b.id and n.status = 'released')))
    where b.deleted_at is null),
  reach as (select unnest($1::uuid[]) as part union select e.part from reach join edges e on e.made = reach.part)
  select distinct e.made, e.part, m.sku as "madeSku", p.sku as "partSku" from edges e join reach on reach.part = e.made
  join parts.parts m on m.id = e.made join parts.parts p on p.id = e.part`);

export const reachable = (tx: Tx, partIds: Id[]): Promise<Reach[]> => rows<Reach & Record<string, unknown>>(tx, REACHABLE, [partIds]);

/** Writers of lists of parts go one after the other, organization by organization: two of them could each be right and close a circle together. */
const ONE_WRITER = statement(`select pg_advisory_xact_lock(hashtextextended('builds.bom' || core.organization()::text, 0))`);
export const oneWriter = (tx: Tx): Promise<unknown> => rows(tx, ONE_WRITER);

const SNAPSHOT = statement(`
  select b.part_id as "madePartId", b.id as "buildId", r.id as "revisionId", b.build_time_hours::float8 as "buildTimeHours", coalesce(
    (select jsonb_agg(jsonb_build_object('partId', l.part_id, 'quantity', l.quantity_required, 'scrapPercent', l.scrap_percent) order by l.position)
     from builds.bom_lines l where l.revision_id = r.id), '[]') as lines
  from builds.builds b cross join ${MADE_BY} r where ${LIVING}`);

export interface BomSnapshot {
  buildId: Id;
  revisionId: Id;
  buildTimeHours: Quantity;
  lines: { partId: Id; quantity: Quantity; scrapPercent: number }[];
}
export async function snapshot(tx: Tx): Promise<Map<Id, BomSnapshot>> {
  const found = await rows<BomSnapshot & { madePartId: Id } & Record<string, unknown>>(tx, SNAPSHOT);
  return new Map(found.map(({ madePartId, ...bom }) => [madePartId, bom]));
}

const CURRENT = statement(`select b.id as "buildId", r.id from builds.builds b cross join ${MADE_BY} r where b.id = any ($1)`);
/** The revision each of the builds is made by. */
export async function currentRevisions(tx: Tx, buildIds: Id[]): Promise<Map<Id, Id>> {
  const found = await rows<{ buildId: Id; id: Id }>(tx, CURRENT, [buildIds]);
  return new Map(found.map(({ buildId, id }) => [buildId, id]));
}

const WHERE_USED = statement(`
  with recursive used as (
    select b.id as build_id, b.part_id, r.id as revision_id, l.quantity_required, 1 as level from builds.bom_lines l join builds.revisions r on r.id = l.revision_id
      join builds.builds b on b.id = r.build_id where l.part_id = $1 and b.deleted_at is null and r.number = (select max(number) from builds.revisions n where n.build_id = b.id)
    union
    select b.id, b.part_id, r.id, l.quantity_required, u.level + 1 from used u join builds.bom_lines l on l.part_id = u.part_id join builds.revisions r on r.id = l.revision_id
      join builds.builds b on b.id = r.build_id where b.deleted_at is null and u.level < 50 and r.number = (select max(number) from builds.revisions n where n.build_id = b.id))
  select u.build_id as "buildId", b.build_name as "buildName", b.model_number as "modelNumber", u.part_id as "partId", u.revision_id as "revisionId",
    r.number as "revisionNumber", u.level, u.quantity_required::float8 as "quantityRequired"
  from used u join builds.builds b on b.id = u.build_id join builds.revisions r on r.id = u.revision_id order by u.level, b.build_name, b.id`);

export interface WhereUsedRow {
  buildId: Id;
  buildName: string;
  modelNumber: string;
  partId: Id;
  revisionId: Id;
  revisionNumber: number;
  level: number;
  quantityRequired: Quantity;
}
/** The builds that need a part in their newest revision: level 1 directly, above it through what is made of it. */
export const whereUsed = (tx: Tx, partId: Id): Promise<WhereUsedRow[]> => rows<WhereUsedRow & Record<string, unknown>>(tx, WHERE_USED, [partId]);

const HELD = statement(`
  select distinct l.part_id as subject, 'bom' as reason, l.revision_id as holder
  from builds.bom_lines l join builds.revisions r on r.id = l.revision_id where r.build_id = any ($1)`);
/** The parts in any revision of the builds: they cannot be deleted. */
export const heldBy = (tx: Tx, buildIds: Id[]): Promise<Hold[]> => rows<Hold & Record<string, unknown>>(tx, HELD, [buildIds]);

const LINES = statement(`
  select l.revision_id as "revisionId", l.part_id as "partId", l.quantity_required::float8 as quantity, l.scrap_percent as "scrapPercent", p.unit
  from builds.bom_lines l join parts.parts p on p.id = l.part_id where l.revision_id = any ($1) order by l.revision_id, l.position`);
/** The lines of revisions with the units of their parts, as production needs them. */
export async function bomParts(tx: Tx, revisionIds: Id[]): Promise<Map<Id, BomPart[]>> {
  const found = await rows<BomPart & { revisionId: Id } & Record<string, unknown>>(tx, LINES, [revisionIds]);
  const lines = new Map<Id, BomPart[]>(revisionIds.map((id) => [id, []]));
  for (const { revisionId, ...line } of found) lines.get(revisionId)!.push(line);
  return lines;
}

const OF_REVISION = `select id from builds.bom_lines where revision_id = $1 order by position`;
export const lineIds = async (tx: Tx, revisionId: Id): Promise<Id[]> => (await rows<{ id: Id }>(tx, statement(OF_REVISION), [revisionId])).map(({ id }) => id);

const REVISIONS = statement(`select id from builds.revisions where build_id = $1 order by number desc`);
/** The revisions of a build, the newest first. */
export const revisionIds = async (tx: Tx, buildId: Id): Promise<Id[]> => (await rows<{ id: Id }>(tx, REVISIONS, [buildId])).map(({ id }) => id);

const COMPARED = statement(`
  select l.revision_id as "revisionId", l.part_id as "partId", p.sku, p.name, p.unit, l.quantity_required::float8 as "quantityRequired"
  from builds.bom_lines l join parts.parts p on p.id = l.part_id where l.revision_id = any ($1) order by p.sku`);
export async function compared(tx: Tx, ids: Id[]): Promise<Map<Id, Compared[]>> {
  const found = await rows<Compared & { revisionId: Id } & Record<string, unknown>>(tx, COMPARED, [ids]);
  return new Map(ids.map((id) => [id, found.filter(({ revisionId }) => revisionId === id)]));
}

const LABOUR = statement(`
  select b.part_id as "partId", b.build_time_hours::float8 as hours, b.labour_rate as rate from builds.builds b where b.part_id = any ($1) and ${LIVING}`);
/** Hours and rate of what makes the parts. */
export async function labourOf(tx: Tx, partIds: Id[]): Promise<Map<Id | null, Labour>> {
  const found = await rows<Labour & { partId: Id } & Record<string, unknown>>(tx, LABOUR, [partIds]);
  return new Map(found.map(({ partId, hours, rate }) => [partId, { hours, rate }]));
}

const CANDIDATES = statement(`
  select id, name, array_remove(array[sku, barcode, manufacturer_part_number], null) as codes from parts.parts where deleted_at is null`);
/** Every part a name in a list may mean. */
export const partCandidates = (tx: Tx): Promise<Candidate[]> => rows<Candidate & Record<string, unknown>>(tx, CANDIDATES);
