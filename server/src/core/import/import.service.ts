import { Injectable } from '@nestjs/common';
import { undoCustomFields, withCustomFields } from '../custom-fields/fields.import';
import { newId } from '../id';
import type { ListQuery, Page } from '../list';
import { organizationOf } from '../organization';
import { core } from '../problem';
import { byId, update } from '../rows';
import type { SheetRow } from '../sheets/cells';
import { headerOf, type Header, type Sheet } from '../sheets/sheet';
import type { Id, Tx } from '../tx';
import { recogniseColumns, signatureOf, type Recognised } from './columns.rules';
import type { Decision } from './decisions.rules';
import { BATCH, ImportBatch, type ImportAnswer, type ImportBatchDetail, type ImportColumns, type ImportHeaders } from './import.entity';
import { ImportKinds, type ImportKind } from './import.kinds';
import { undoMore, withMore } from './import.more';
import { imports } from './import.problems';
import { aliasesOf, BATCHES, changesOf, keep, learn, oneAtATime, remember, rememberedMapping, resultOf, unlearn } from './import.queries';
import { ImportRun } from './import.run';

const CHUNK = 1_000;
export const IMPORTED = 'core.batch_imported';
export const UNDONE = 'core.batch_undone';

export interface ImportRequest {
  kind: string;
  file: { name: string; sha256: string };
  /** Field → header; left out, what was remembered for such a file, or known headers. */
  mapping?: Record<string, string>;
  decisions: readonly Decision[];
  dryRun: boolean;
  subject: Id | null;
  options: Readonly<Record<string, string>>;
}

/** What surrounds a run: where the file is kept, and who is told how many rows are done. */
interface Around {
  attach?: (batchId: Id) => Promise<Id | null>;
  progress?: (rows: number) => Promise<void>;
}

@Injectable()
export class ImportService {
  constructor(private readonly kinds: ImportKinds) {}

  /** Reads the sheet row by row; rows with errors are left out and told. A dry run is the same with nothing written. 422 `column_missing`, `column_unknown`. */
  async run(tx: Tx, sheet: Sheet, request: ImportRequest, { attach, progress }: Around = {}): Promise<ImportAnswer> {
    const { dryRun, subject, options, decisions } = request;
    const kind = await this.kindOf(tx, request.kind);
    if (!dryRun) await oneAtATime(tx, kind.aliases);
    const header = await headerOf(sheet, 0);
    const found = await columnsOf(tx, kind, request, header);
    const batchId = newId();
    const [aliases, session] = await Promise.all([aliasesOf(tx, kind.aliases), kind.begin(tx, { batchId, dryRun, subject, options })]);
    const { country } = await organizationOf(tx);
    const read = { columns: found.columns, headers: found.mapping, decimal: sheet.decimal, country };
    const run = new ImportRun(tx, { kind, session, aliases, decisions, dryRun, ...read });
    let updated = 0;
    // chunk after chunk: the file may be longer than the memory
    for await (const chunk of chunks(sheet.rows(), header.row)) {
      updated += await session.apply(run.lines(chunk));
      await progress?.(run.rows);
    }
    updated += (await session.finish?.()) ?? 0;
    const { rows, created, skipped, proposals, errors } = run;
    const answer: ImportAnswer = {
      batchId: dryRun ? null : batchId,
      dryRun,
      rows,
      created,
      matched: run.matched - updated,
      updated,
      skipped,
      proposals,
      errors,
    };
    if (dryRun) return answer;
    const file = { ...request.file, id: (await attach?.(batchId)) ?? null };
    await keep(tx, { kind: request.kind, subject, file, mapping: found.mapping, answer: { ...answer, batchId }, changes: session.changes() });
    if (request.mapping) await remember(tx, request.kind, signatureOf(header.columns), found.mapping);
    await learn(tx, kind.aliases, batchId, [...run.lessons.values()]);
    tx.emit(IMPORTED, batchId, { kind: [null, request.kind], file: [null, file.name], created: [null, created], updated: [null, updated] });
    return answer;
  }

  /** Which header means which field: as it was chosen for such a file before, else by known headers. 404 where nobody imports this kind. */
  async columns(tx: Tx, { kind, headers }: ImportHeaders): Promise<ImportColumns> {
    if (!this.kinds.has(kind)) throw core.notFound();
    const { fields } = await this.kindOf(tx, kind);
    const titled = headers.map((header, at) => ({ column: String(at), header }));
    const before = await rememberedMapping(tx, kind, signatureOf(titled));
    return { mapping: recogniseColumns(titled, fields, before).mapping as Record<string, string>, remembered: !!before };
  }

  private kindOf = (tx: Tx, kind: string) => withCustomFields(tx, withMore(this.kinds.of(kind), this.kinds.more(kind)));

  list = (tx: Tx, query: ListQuery): Promise<Page<ImportBatch>> => BATCHES.page(tx, query);

  async one(tx: Tx, id: Id): Promise<ImportBatchDetail> {
    const batch = await byId(tx, ImportBatch, id);
    return { ...batch, result: await resultOf(tx, id), moves: BATCH.moves(batch.status) };
  }

  /** Takes the whole batch back: 409 if it is already, 422 `batch_in_use` if what it made is used meanwhile. */
  async undo(tx: Tx, id: Id): Promise<ImportBatchDetail> {
    const batch = await byId(tx, ImportBatch, id, 'for update');
    const status = BATCH.move('undo', batch.status);
    const kind = this.kinds.of(batch.kind);
    if (!tx.ctx.permissions.includes(kind.permission)) throw core.missingPermission({ permission: kind.permission });
    await oneAtATime(tx, kind.aliases);
    const changes = await changesOf(tx, id);
    await undoMore(tx, this.kinds.more(batch.kind), changes);
    await undoCustomFields(tx, kind, changes);
    await kind.undo(tx, { id, subjectId: batch.subjectId, createdAt: batch.createdAt, changes });
    await unlearn(tx, id);
    const { diff } = await update(tx, ImportBatch, batch, { status, undoneAt: tx.now });
    tx.emit(UNDONE, id, diff);
    return this.one(tx, id);
  }
}

async function columnsOf(tx: Tx, { fields }: ImportKind<unknown>, { kind, mapping }: ImportRequest, header: Header): Promise<Recognised<string>> {
  const given = mapping ?? (await rememberedMapping(tx, kind, signatureOf(header.columns)));
  const found = recogniseColumns(header.columns, fields, given);
  if (found.unknown.length) throw imports.columnUnknown({ columns: found.unknown, header: header.columns.map((column) => column.header) }, 'mapping');
  if (found.missing.length) throw imports.columnMissing({ fields: found.missing, header: header.columns.map((column) => column.header) }, 'mapping');
  return found;
}

async function* chunks(rows: AsyncIterable<SheetRow>, header: number): AsyncGenerator<SheetRow[]> {
  let chunk: SheetRow[] = [];
  for await (const row of rows) {
    if (row.row <= header) continue;
    if (chunk.push(row) < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length) yield chunk;
}
