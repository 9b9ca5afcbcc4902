import { Injectable } from '@nestjs/common';
import { flag } from '../core/import/import.form';
import { Imports, type FieldCells, type ImportKind, type Line, type Read, type RowFault, type Run, type Session } from '../core/import/import.kinds';
import { imports } from '../core/import/import.problems';
import { parseQuantity, parseText } from '../core/import/cells.rules';
import { plus } from '../core/quantity';
import type { Id, Tx } from '../core/tx';
import { PartsService } from '../parts';
import { BomLine } from './bom.entity';
import type { GivenLine } from './bom.dto';
import { partCandidates } from './bom.queries';
import { BomService } from './bom.service';
import { BOM_IMPORTED } from './builds.events';

interface BomRow {
  name: string;
  sku: string | null;
  quantity: number;
  author: string | null;
  notes: string | null;
}
type Field = keyof BomRow;
/** What stood in the list before and what the import put there; nothing if it changed nothing. */
interface Changes {
  created: Id[];
  before: GivenLine[] | null;
  after: GivenLine[];
}
interface Collected {
  row: number;
  record: BomRow;
  create: boolean;
  quantity: number;
}

/** A list of a CAD program becomes the draft of a build. A quantity in it is what one machine needs, never stock. */
@Injectable()
@Imports('bom')
export class BomImport implements ImportKind<BomRow, Field, Changes> {
  readonly fields = {
    name: { headers: ['File Name (no extension)', 'File Name', 'Part Name', 'Part', 'Bezeichnung', 'Benennung', 'Dateiname', 'Teil', 'Name'], required: true },
    quantity: { headers: ['Quantity', 'Qty', 'Menge', 'Anzahl', 'Stück', 'Stk'], required: true },
    sku: { headers: ['SKU', 'Part Number', 'Artikelnummer', 'Teilenummer'] },
    author: { headers: ['Author', 'Autor', 'Ersteller'] },
    notes: { headers: ['Notes', 'Note', 'Notiz', 'Bemerkung'] },
  };
  readonly aliases = 'parts';
  readonly options = ['createParts'];
  readonly permission = 'builds:write';

  constructor(
    private readonly parts: PartsService,
    private readonly bom: BomService,
  ) {}

  read(cells: FieldCells<Field>, decimal: ',' | '.'): Read<BomRow> {
    const texts = {
      name: parseText(cells.name),
      sku: parseText(cells.sku, { max: 100, trim: true }),
      author: parseText(cells.author),
      notes: parseText(cells.notes, { max: 2_000 }),
    };
    const quantity = parseQuantity(cells.quantity, { decimal, min: 0.001 });
    const all = Object.entries({ ...texts, quantity });
    const faults = all.flatMap(([field, parsed]): RowFault[] => (parsed.fault ? [{ field, ...parsed.fault }] : []));
    for (const [field, parsed] of Object.entries({ name: texts.name, quantity }))
      if (!parsed.fault && parsed.value === null) faults.push({ field, code: 'value_missing' });
    if (faults.length) return { faults };
    return {
      record: {
        name: texts.name.value!,
        sku: texts.sku.value ?? null,
        author: texts.author.value ?? null,
        notes: texts.notes.value ?? null,
        quantity: quantity.value!,
      },
    };
  }

  named = ({ name, sku }: BomRow) => ({ name, codes: sku ? [sku] : [] });

  async begin(tx: Tx, { dryRun, subject, options }: Run): Promise<Session<BomRow>> {
    const stored = await this.stored(tx, subject!);
    const collected = new Map<Id, Collected>();
    let changes: Changes = { created: [], before: null, after: [] };
    return {
      candidates: await partCandidates(tx),
      unknown: flag('createParts', options.createParts) ? undefined : 'part_unknown',
      apply: async (lines) => (lines.forEach((line) => collect(collected, line)), 0),
      finish: async () => {
        const lines = [...collected].sort(([, a], [, b]) => a.row - b.row);
        if (!dryRun && lines.length) changes = await this.write(tx, subject!, lines, stored);
        return lines.filter(([id, { quantity }]) => stored.some((line) => line.partId === id && line.quantityRequired !== quantity)).length;
      },
      changes: () => changes,
    };
  }

  /** The list as it was before, and the parts that came with it deleted; not once the list was released or changed. */
  async undo(tx: Tx, { subjectId, changes: { created, before, after } }: { subjectId: Id | null; changes: Changes }): Promise<void> {
    if (before) {
      const revision = await this.bom.newest(tx, subjectId!);
      if (revision.status === 'released') throw imports.batchInUse({ reasons: [{ reason: 'revision_released', count: 1 }] });
      if (!same(await this.stored(tx, subjectId!), after)) throw imports.batchInUse({ reasons: [{ reason: 'bom_changed', count: 1 }] });
      await this.bom.replace(tx, subjectId!, before);
    }
    if (created.length) await this.parts.bulk(tx, { ids: created, action: 'delete' });
  }

  private async write(tx: Tx, buildId: Id, collected: [Id, Collected][], stored: BomLine[]): Promise<Changes> {
    const fresh = collected.filter(([, { create }]) => create);
    const made = await this.parts.createMany(
      tx,
      fresh.map(([id, { record }]) => ({ id, name: record.name, ...(record.sku && { sku: record.sku }) })),
    );
    const known = new Map(stored.map((line) => [line.partId, line]));
    // what was written about a line by hand stays, unless the file says something else
    const after = collected.map(
      ([
        partId,
        {
          quantity,
          record: { author, notes },
        },
      ]): GivenLine => {
        const old = known.get(partId);
        return { partId, quantityRequired: quantity, author, notes: notes ?? old?.notes ?? null, scrapPercent: old?.scrapPercent ?? 0 };
      },
    );
    if (same(stored, after)) return { created: [], before: null, after: [] };
    await this.bom.replace(tx, buildId, after);
    tx.emit(BOM_IMPORTED, buildId, { lines: after.length, createdParts: made.length });
    return { created: made.map(({ id }) => id), before: stored.map(bare), after };
  }

  private async stored(tx: Tx, buildId: Id): Promise<BomLine[]> {
    return (await this.bom.lines(tx, buildId, { perPage: Number.MAX_SAFE_INTEGER })).items;
  }
}

/** The same part in two rows (two names that mean one) is one line: the quantities add. */
function collect(collected: Map<Id, Collected>, { row, id, action, record }: Line<BomRow>): void {
  const before = collected.get(id);
  if (!before) return void collected.set(id, { row, record, create: action === 'create', quantity: record.quantity });
  const first = before.row < row ? before : { row, record };
  const author = first.record.author ?? before.record.author ?? record.author;
  collected.set(id, {
    row: first.row,
    record: { ...first.record, author },
    create: before.create || action === 'create',
    quantity: plus(before.quantity, record.quantity),
  });
}

const bare = ({ partId, quantityRequired, scrapPercent, notes, author }: GivenLine): GivenLine => ({
  partId,
  quantityRequired,
  scrapPercent,
  notes,
  author,
});
const same = (a: GivenLine[], b: GivenLine[]): boolean => JSON.stringify(a.map(bare)) === JSON.stringify(b.map(bare));
