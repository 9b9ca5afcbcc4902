import { newId } from '../id';
import { messageOf } from '../problem';
import type { SheetRow } from '../sheets/cells';
import type { Id, Tx } from '../tx';
import { lessonOf, settle, type Decision } from './decisions.rules';
import type { ImportError, ImportProposal } from './import.entity';
import type { FieldCells, ImportKind, Line, RowFault, Session } from './import.kinds';
import type { Lesson } from './import.queries';
import { Matcher, originalsFirst, type Named, type Verdict } from './names.rules';

/** Beyond this many an answer helps nobody; `skipped` counts them all. */
const MOST_TOLD = 10_000;

interface Given {
  kind: ImportKind<unknown>;
  session: Session<unknown>;
  aliases: Map<string, Id | null>;
  decisions: readonly Decision[];
  columns: Partial<Record<string, string>>;
  headers: Partial<Record<string, string>>;
  decimal: ',' | '.';
  country: string;
  dryRun: boolean;
}

interface Parsed {
  row: number;
  record: unknown;
  named: Named;
}

const byRow = (a: { row: number }, b: { row: number }): number => a.row - b.row;

/** One file on its way in: reads rows, decides on each, hands what is left to the module, and counts. */
export class ImportRun {
  readonly proposals: ImportProposal[] = [];
  readonly errors: ImportError[] = [];
  readonly lessons = new Map<string, Lesson>();
  rows = 0;
  created = 0;
  matched = 0;
  skipped = 0;
  private readonly matcher: Matcher;
  private readonly decisions: Map<number, Decision>;
  private readonly fresh = new Set<Id>();

  constructor(
    private readonly tx: Tx,
    private readonly given: Given,
  ) {
    this.matcher = new Matcher(given.session.candidates, given.aliases, given.kind.similar);
    this.decisions = new Map(given.decisions.map((decision) => [decision.row, decision]));
  }

  /** The lines of these rows that are to be written: new records first. */
  lines(rows: SheetRow[]): Line<unknown>[] {
    const read = rows.flatMap((row) => this.read(row) ?? []);
    const lines = originalsFirst(read, ({ named }) => named.name).flatMap((one) => this.decide(one) ?? []);
    this.proposals.sort(byRow);
    this.errors.sort(byRow);
    return lines.sort((a, b) => a.action.localeCompare(b.action) || byRow(a, b));
  }

  private read({ row, cells }: SheetRow): Parsed | undefined {
    this.rows++;
    const { kind, columns, decimal, country } = this.given;
    const fields: FieldCells = Object.fromEntries(
      Object.entries(columns).flatMap(([field, column]) => (cells[column!] === undefined ? [] : [[field, cells[column!]]])),
    );
    const { record, faults } = kind.read(fields, decimal, country);
    return faults ? this.refuse(row, faults) : { row, record, named: kind.named(record) };
  }

  private decide({ row, record, named }: Parsed): Line<unknown> | undefined {
    const verdict = this.matcher.judge(named);
    const decision = this.decisions.get(row);
    const outcome = settle(verdict, decision, (id) => this.matcher.has(id));
    if (!decision && verdict.bucket === 'proposed') this.propose(row, named, verdict);
    if (outcome.action === 'refuse') return this.refuse(row, [{ field: 'name', code: 'decision_target_missing' }]);
    const lesson = lessonOf(named.name, verdict, decision, outcome);
    if (lesson) this.lessons.set(lesson.name, lesson);
    if (outcome.action === 'ignore') return void this.skipped++;
    if (outcome.action === 'create') return this.create(row, record, named);
    this.matched++;
    return { row, record, action: 'match', id: outcome.id };
  }

  private create(row: number, record: unknown, named: Named): Line<unknown> | undefined {
    const { unknown } = this.given.session;
    if (unknown) return this.refuse(row, [{ field: 'name', code: unknown, details: { name: named.name, value: named.name } }]);
    const id = newId();
    this.matcher.add({ id, ...named });
    this.fresh.add(id);
    this.created++;
    return { row, record, action: 'create', id };
  }

  private propose(row: number, { name }: Named, { id, reason }: Verdict): void {
    // what only this dry run would make has no id that anybody could use
    const partId = id && this.given.dryRun && this.fresh.has(id) ? null : id;
    if (this.proposals.length < MOST_TOLD) this.proposals.push({ row, name, partId, reason: reason! });
  }

  private refuse(row: number, faults: RowFault[]): undefined {
    this.skipped++;
    if (this.errors.length >= MOST_TOLD) return;
    const told = faults.map(({ field, code, details }) => ({
      row,
      column: this.given.headers[field] ?? field,
      code,
      message: messageOf({ code, details }, this.tx.ctx.locale),
    }));
    this.errors.push(...told);
  }
}
