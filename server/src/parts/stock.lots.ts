import { newId } from '../core/id';
import type { Quantity } from '../core/money';
import { minus, plus } from '../core/quantity';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { LOT_CREATED } from './parts.events';
import { parts } from './parts.problems';
import type { LotGiven, PutInLine, WithdrawLine } from './stock.entity';
import { hold } from './stock.sql';

/** Which lots or pieces are meant. */
export interface Named {
  lots?: LotGiven[] | null;
  serialNumbers?: string[] | null;
}
interface Piece {
  lotId: Id | null;
  quantity: Quantity;
}
type Tracking = 'none' | 'lot' | 'serial';

const TRACKED = statement(`select id, tracking, sku, name from parts.parts where id = any ($1) and tracking <> 'none'`);
type Tracked = { id: Id; tracking: Tracking; sku: string; name: string };
const tracked = async (tx: Tx, ids: Id[]): Promise<Map<Id, Tracked>> =>
  new Map((await rows<Tracked>(tx, TRACKED, [[...new Set(ids)]])).map((part) => [part.id, part]));

const names = (line: Named): boolean => !!line.lots?.length || !!line.serialNumbers?.length;

/** What a line names, as lots with quantities; undefined if it names nothing of the kind the part is tracked by. 422 if the sums differ. */
function given(line: Named & { quantity: Quantity }, tracking: Tracking): LotGiven[] | undefined {
  if (tracking === 'none') return undefined;
  const pieces = tracking === 'serial' && line.serialNumbers?.length ? line.serialNumbers.map((code) => ({ code, quantity: 1 })) : (line.lots ?? []);
  if (!pieces.length) return undefined;
  const sum = plus(0, ...pieces.map(({ quantity }) => quantity));
  const details = { needed: line.quantity, given: sum };
  if (tracking === 'serial' && (sum !== line.quantity || pieces.some(({ quantity }) => quantity !== 1))) throw parts.serialsNeeded(details, 'serialNumbers');
  if (sum !== line.quantity) throw parts.lotsNeeded(details, 'lots');
  return pieces;
}

const ENSURE = statement(`
  with wanted as (select * from jsonb_to_recordset($1) as w(id uuid, "partId" uuid, code text, kind text, "expiresOn" date)),
  made as (
    insert into parts.lots as l (id, part_id, code, kind, expires_on, created_at, updated_at, created_by, updated_by)
    select id, "partId", code, kind, "expiresOn", $2, $2, $3, $3 from wanted order by "partId", code
    on conflict (organization_id, part_id, code) do update set kind = excluded.kind, expires_on = coalesce(excluded.expires_on, l.expires_on)
    returning l.id, l.part_id as "partId", l.code)
  select m.*, m.id = w.id as fresh from made m join wanted w on w."partId" = m."partId" and w.code = m.code`);

interface Ensured {
  id: Id;
  partId: Id;
  code: string;
  fresh: boolean;
}

/** The lots that come in, made where they come for the first time. */
async function ensured(tx: Tx, wanted: { partId: Id; code: string; kind: Tracking; expiresOn?: string | null }[]): Promise<Map<string, Id>> {
  const distinct = [...new Map(wanted.map((lot) => [lot.partId + lot.code, { ...lot, id: newId() }])).values()];
  const found = await rows<Ensured & Record<string, unknown>>(tx, ENSURE, [JSON.stringify(distinct), tx.now, tx.ctx.actor]);
  for (const { id, partId, code, fresh } of found) if (fresh) tx.emit(LOT_CREATED, id, { code, partId });
  return new Map(found.map(({ id, partId, code }) => [partId + code, id]));
}

/** Lines that name lots or pieces become a line for each of them; the others stay as they are, and nothing is asked for them. */
export async function intoLots(tx: Tx, lines: PutInLine[]): Promise<PutInLine[]> {
  if (!lines.some(names)) return lines;
  const known = await tracked(
    tx,
    lines.filter(names).map(({ partId }) => partId),
  );
  const kindOf = (partId: Id): Tracking => known.get(partId)?.tracking ?? 'none';
  const all = lines.map((line) => ({ line, pieces: given(line, kindOf(line.partId)) }));
  const wanted = all.flatMap(({ line: { partId }, pieces = [] }) => pieces.map(({ code, expiresOn }) => ({ partId, code, expiresOn, kind: kindOf(partId) })));
  if (!wanted.length) return lines;
  const ids = await ensured(tx, wanted);
  return all.flatMap(({ line, pieces }) =>
    pieces
      ? pieces.map(({ code, quantity }) => ({ ...line, quantity, lotId: ids.get(line.partId + code), lots: undefined, serialNumbers: undefined }))
      : [line],
  );
}

const THERE = statement(`
  select h.part_id as "partId", l.id as "lotId", l.code, h.location_id as "locationId", (case when h.status = 'ok' then h.on_hand else 0 end)::float8 as quantity
  from parts.lots l join parts.stock_lots h on h.lot_id = l.id join parts.locations p on p.id = h.location_id
  where l.part_id = any ($1) and l.code = any ($2) order by p.is_default desc, h.on_hand desc, h.location_id`);

interface There {
  partId: Id;
  lotId: Id;
  code: string;
  locationId: Id;
  quantity: Quantity;
}

/** Lines that name lots or pieces become a line for each of them and each place where it lies. 422 `lot_unknown`, `insufficient_stock`. */
export async function ofLots(tx: Tx, lines: WithdrawLine[]): Promise<WithdrawLine[]> {
  if (!lines.some(names)) return lines;
  const ids = [...new Set(lines.filter(names).map(({ partId }) => partId))].sort();
  const [, known] = await Promise.all([hold(tx, ids), tracked(tx, ids)]);
  const all = lines.map((line) => ({ line, pieces: given(line, known.get(line.partId)?.tracking ?? 'none') }));
  const codes = all.flatMap(({ pieces = [] }) => pieces.map(({ code }) => code));
  if (!codes.length) return lines;
  const there = await rows<There & Record<string, unknown>>(tx, THERE, [ids, codes]);
  return all.flatMap(({ line, pieces }) => (pieces ? pieces.flatMap((piece) => fetched(line, piece, there, known.get(line.partId)!)) : [line]));
}

/** Takes a piece from where it lies; `there` keeps what is left for the next. */
function fetched(line: WithdrawLine, { code, quantity }: LotGiven, there: There[], part: Tracked): WithdrawLine[] {
  const mine = there.filter((one) => one.partId === line.partId && one.code === code);
  if (!mine.length) throw parts.lotUnknown({ code, partId: line.partId }, 'lots');
  let left = quantity;
  const found = mine
    .filter(({ locationId }) => !line.locationId || line.locationId === locationId)
    .map((one) => {
      const taken = Math.min(left, one.quantity);
      left = minus(left, taken);
      one.quantity = minus(one.quantity, taken);
      return { ...line, quantity: taken, locationId: one.locationId, lotId: one.lotId, lots: undefined, serialNumbers: undefined };
    });
  const available = minus(quantity, left);
  if (left > 0) {
    const shortage = { partId: part.id, sku: part.sku, name: part.name, required: quantity, available, shortage: left, code };
    throw parts.insufficientStock({ available, required: quantity, shortages: [shortage] });
  }
  return found.filter((one) => one.quantity > 0);
}

const LOTS = statement(`select id, code from parts.lots where part_id = $1 and code = any ($2)`);

/** What a shift moves: the lots that are named, or the quantity as such. 422 `lot_unknown`. */
export async function piecesOf(tx: Tx, partId: Id, line: Named & { quantity: Quantity }): Promise<Piece[]> {
  const part = names(line) ? (await tracked(tx, [partId])).get(partId) : undefined;
  const pieces = part && given(line, part.tracking);
  if (!pieces) return [{ lotId: null, quantity: line.quantity }];
  const found = new Map((await rows<{ id: Id; code: string }>(tx, LOTS, [partId, pieces.map(({ code }) => code)])).map(({ id, code }) => [code, id]));
  const missing = pieces.find(({ code }) => !found.has(code));
  if (missing) throw parts.lotUnknown({ code: missing.code, partId }, 'lots');
  return pieces.map(({ code, quantity }) => ({ lotId: found.get(code)!, quantity }));
}

/** 422 `lots_needed` or `serials_needed` for a part of which it must be said which. */
export async function requireUntracked(tx: Tx, partId: Id): Promise<void> {
  const part = (await tracked(tx, [partId])).get(partId);
  if (part) throw part.tracking === 'serial' ? parts.serialsNeeded({}, 'serialNumbers') : parts.lotsNeeded({}, 'lots');
}
