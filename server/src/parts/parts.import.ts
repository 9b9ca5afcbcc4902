import { Injectable } from '@nestjs/common';
import { Imports, type ImportKind, type Line, type Run, type Session } from '../core/import/import.kinds';
import { imports } from '../core/import/import.problems';
import { insertMany } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { changeParts, places, storedParts, type Stored } from './import.queries';
import { FIELDS, readPart, saidOtherwise, type PartField, type PartRow } from './import.rules';
import { ensureDefault } from './locations.default';
import { Location } from './locations.entity';
import { LOCATION_CREATED, PART_CHANGED } from './parts.events';
import { PartsService } from './parts.service';
import { StockService } from './stock.service';

interface Change {
  id: Id;
  diff: Record<string, [unknown, unknown]>;
}
interface Changes {
  created: Id[];
  changed: Change[];
  booked: Id[];
}
interface Opening {
  partId: Id;
  record: PartRow;
}

/** A list of parts. It never brings stock, unless a column says so by name: the opening stock of parts that were never booked. */
@Injectable()
@Imports('parts')
export class PartsImport implements ImportKind<PartRow, PartField, Changes> {
  readonly fields = FIELDS;
  readonly aliases = 'parts';
  readonly custom = 'parts';
  readonly permission = 'parts:write';
  readonly read = readPart;

  constructor(
    private readonly parts: PartsService,
    private readonly stock: StockService,
  ) {}

  named = ({ part }: PartRow) => ({ name: part.name, codes: part.sku ? [part.sku] : [] });

  async begin(tx: Tx, { batchId, dryRun }: Run): Promise<Session<PartRow>> {
    const candidates = await storedParts(tx);
    const stored = new Map(candidates.map((part) => [part.id, part]));
    const changes: Changes = { created: [], changed: [], booked: [] };
    return {
      candidates,
      changes: () => changes,
      apply: async (lines) => {
        const { fresh, changed, openings } = sorted(lines, stored);
        if (!dryRun) {
          await this.write(tx, fresh, changed);
          changes.booked.push(...(await this.open(tx, batchId, openings)));
        }
        changes.created.push(...fresh.map(({ id }) => id));
        changes.changed.push(...changed);
        // what was applied is what is stored, for the same part further down the file
        fresh.forEach(({ id, record }) => stored.set(id, { ...USUAL, ...record.part, id, untouched: false } as Stored));
        changed.forEach(({ id, diff }) => stored.set(id, { ...stored.get(id)!, ...said(diff, 1) }));
        openings.forEach(({ partId }) => stored.set(partId, { ...stored.get(partId)!, untouched: false }));
        return new Set([...changed.map(({ id }) => id), ...openings.map(({ partId }) => partId)].filter((id) => !fresh.some((line) => line.id === id))).size;
      },
    };
  }

  /** Opening stock goes back, what was changed gets its old values, new parts go; not once a value was changed again, or the goods are used. */
  async undo(tx: Tx, { id, changes: { created, changed, booked } }: { id: Id; changes: Changes }): Promise<void> {
    if (booked.length) await this.stock.reverse(tx, booked, { reason: 'import', reference: { type: 'import', id } });
    const now = new Map((await storedParts(tx)).map((part) => [part.id, part]));
    const other = changed.filter((change) => Object.keys(saidOtherwise(now.get(change.id) ?? {}, { name: '', ...said(change.diff, 1) })).length);
    if (other.length) throw imports.batchInUse({ reasons: [{ reason: 'part_changed', count: other.length }] });
    await changeParts(
      tx,
      changed.map((change) => ({ id: change.id, said: said(change.diff, 0) })),
    );
    for (const { id: partId, diff } of changed)
      tx.emit(PART_CHANGED, partId, Object.fromEntries(Object.entries(diff).map(([field, [before, after]]) => [field, [after, before]])));
    if (created.length) await this.parts.bulk(tx, { ids: created, action: 'delete' });
  }

  private async write(tx: Tx, fresh: { id: Id; record: PartRow }[], changed: Change[]): Promise<void> {
    await this.parts.createMany(
      tx,
      fresh.map(({ id, record }) => ({ ...record.part, id })),
    );
    await changeParts(
      tx,
      changed.map(({ id, diff }) => ({ id, said: said(diff, 1) })),
    );
    for (const { id, diff } of changed) tx.emit(PART_CHANGED, id, diff);
  }

  /** The opening stock as adjustments; a location nobody knows yet is made. */
  private async open(tx: Tx, batchId: Id, openings: Opening[]): Promise<Id[]> {
    if (!openings.length) return [];
    const where = await this.placesOf(
      tx,
      openings.flatMap(({ record }) => record.location ?? []),
    );
    const lines = openings.map(({ partId, record: { openingStock, location, unitCost } }) => ({
      partId,
      quantity: openingStock!,
      unitCost,
      type: 'adjustment' as const,
      locationId: location ? where.get(fold(location)) : null,
      reference: { type: 'import', id: batchId },
      reason: 'opening stock',
    }));
    return (await this.stock.putIn(tx, lines)).map(({ id }) => id);
  }

  private async placesOf(tx: Tx, wanted: string[]): Promise<Map<string, Id>> {
    await ensureDefault(tx);
    const known = new Map(
      (await places(tx)).flatMap(
        ({ id, code, name }) =>
          [
            [fold(name), id],
            [fold(code), id],
          ] as [string, Id][],
      ),
    );
    const missing = new Map(wanted.filter((name) => !known.has(fold(name))).map((name) => [fold(name), name]));
    const made = await insertMany(
      tx,
      Location,
      [...missing.values()].map((name) => ({ name, code: name.slice(0, 40), isDefault: false })),
    );
    made.forEach(({ id, name, code }) => tx.emit(LOCATION_CREATED, id, { name, code, isDefault: false }));
    return new Map([...known, ...made.map(({ id, name }): [string, Id] => [fold(name), id])]);
  }
}

const fold = (name: string): string => name.trim().toLowerCase();
const USUAL = { unit: 'pcs', kind: 'stocked', unitPrice: '0', taxCategory: 'standard', minimumStock: 0, description: null, category: null };
/** One side of a diff: 0 what was, 1 what is. */
const said = (diff: Change['diff'], side: 0 | 1): Record<string, unknown> =>
  Object.fromEntries(Object.entries(diff).map(([field, values]) => [field, values[side]]));

/** New parts, parts that the list says something else of, and opening stocks. The same part twice: the last line says what is. */
function sorted(lines: Line<PartRow>[], stored: Map<Id, Stored>): { fresh: { id: Id; record: PartRow }[]; changed: Change[]; openings: Opening[] } {
  const last = new Map(lines.map(({ id, record }) => [id, record]));
  const created = new Set(lines.filter(({ action }) => action === 'create').map(({ id }) => id));
  const entries = [...last].map(([id, record]) => ({ id, record }));
  const fresh = entries.filter(({ id }) => created.has(id));
  const known = entries.filter(({ id }) => !created.has(id) && stored.has(id));
  const changed = known.map(({ id, record }) => ({ id, diff: saidOtherwise(stored.get(id)!, record.part) })).filter(({ diff }) => Object.keys(diff).length);
  const opens = ({ id, record }: { id: Id; record: PartRow }) =>
    record.openingStock && record.part.kind !== 'service' && (created.has(id) || stored.get(id)?.untouched);
  return { fresh, changed, openings: entries.filter(opens).map(({ id, record }) => ({ partId: id, record })) };
}
