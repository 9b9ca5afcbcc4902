import pg, { Query, type Connection, type FieldDef, type QueryConfig } from 'pg';
import type { Statement } from '../tx';

/** What of the wire protocol this file speaks; pg keeps it out of its types. */
interface Wire extends Connection {
  parse(statement: object): void;
  bind(portal: object): void;
  describe(portal: object): void;
  execute(portal: object): void;
  close(what: object): void;
  sync(): void;
}
interface Types {
  getTypeParser(oid: number, format: string): (text: string) => unknown;
}
interface Internals {
  _result: { _types: Types };
}
const Base = Query as unknown as new (config: QueryConfig, values: undefined, done: () => void) => Internals;
const { prepareValue } = (pg as unknown as { utils: { prepareValue(value: unknown): string | Buffer | null } }).utils;

/** How the rows of a statement are read; PostgreSQL refuses to run a prepared one whose columns have changed. */
interface Layout {
  names: string[];
  parsers: ((text: string) => unknown)[];
  blank: object;
}
/** Of each prepared statement of a connection: its rows (null: it has none), `sent` until that is known, `doubtful` after a failure. */
const prepared = new WeakMap<object, Map<string, Layout | null | 'sent' | 'doubtful'>>();

export interface Outcome {
  rows: unknown[];
  command: string;
}
export interface Step {
  statement: Statement;
  values: unknown[];
  done(outcome: Outcome): void;
  failed(error: unknown): void;
}

/** Values as they go over the wire; a value that cannot be written throws before anything is sent. */
export const encoded = (values: unknown[] = []): unknown[] => values.map(prepareValue);

/**
 * Several statements in one message: they go out before the same Sync, so PostgreSQL answers them all in one packet, and where
 * no transaction is open runs them in one implicit transaction of its own. After one that fails the rest is not run. A prepared
 * statement is described once per connection.
 */
export class Batch extends Base {
  private at = 0;
  private layout: Layout | null = null;
  private found: unknown[] = []; // `rows` is a word of pg
  private readonly outcomes: Outcome[] = [];
  private broken?: { error: unknown };
  private known!: NonNullable<ReturnType<typeof prepared.get>>;

  constructor(private readonly steps: Step[]) {
    super({ text: 'batch' }, undefined, () => undefined);
  }

  requiresPreparation(): boolean {
    return true;
  }

  prepare(wire: Wire): void {
    this.known = prepared.get(wire) ?? new Map();
    prepared.set(wire, this.known);
    for (const { statement, values } of this.steps) this.send(wire, statement, values);
    wire.sync();
    this.begin();
  }

  private send(wire: Wire, { name = '', text }: Statement, values: unknown[]): void {
    const known = name ? this.known.get(name) : undefined;
    if (known === 'doubtful') wire.close({ type: 'S', name });
    if (known === undefined || known === 'doubtful') {
      wire.parse({ name, text });
      if (name) this.known.set(name, 'sent');
    }
    wire.bind({ statement: name, values });
    if (known === undefined || typeof known === 'string') wire.describe({ type: 'P', name: '' });
    wire.execute({});
  }

  /** What is known of the rows of the statement that is answered next. */
  private begin(): void {
    const known = this.known.get(this.steps[this.at]?.statement.name ?? '');
    this.layout = typeof known === 'object' ? known : null;
    this.found = [];
  }

  handleRowDescription({ fields }: { fields: FieldDef[] }): void {
    const { _types } = this._result;
    this.layout = {
      names: fields.map(({ name }) => name),
      parsers: fields.map(({ dataTypeID }) => _types.getTypeParser(dataTypeID, 'text')),
      blank: Object.fromEntries(fields.map(({ name }) => [name, null])),
    };
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    try {
      this.found.push(rowOf(this.layout!, fields));
    } catch (error) {
      this.broken ??= { error };
    }
  }

  handleCommandComplete({ text }: { text: string }): void {
    const { name } = this.steps[this.at].statement;
    if (name) this.known.set(name, this.layout);
    this.outcomes.push({ rows: this.found, command: text.split(' ', 1)[0] });
    this.at++;
    this.begin();
  }

  /** Of those that failed or were not run PostgreSQL may know the text or not: it forgets them before they are sent again. */
  handleError(error: unknown): void {
    for (const { statement } of this.steps.slice(this.at))
      if (statement.name && this.known?.get(statement.name) === 'sent') this.known.set(statement.name, 'doubtful');
    this.settle(error);
  }

  handleReadyForQuery(): void {
    this.settle(undefined);
  }

  private settle(error: unknown): void {
    const failure = this.broken?.error ?? error;
    this.steps.forEach((step, i) => (i < this.outcomes.length && !this.broken ? step.done(this.outcomes[i]) : step.failed(failure)));
  }
}

function rowOf({ names, parsers, blank }: Layout, fields: (string | null)[]): object {
  const row: Record<string, unknown> = { ...blank };
  for (let i = 0; i < names.length; i++) {
    const text = fields[i];
    if (text !== null) row[names[i]] = parsers[i](text);
  }
  return row;
}
