import pg, { Query, types, type Connection, type FieldDef } from 'pg';
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
const { builtins } = types;
const { prepareValue } = (pg as unknown as { utils: { prepareValue(value: unknown): string | Buffer | null } }).utils;

/** How the rows of a statement are read; PostgreSQL refuses to run a prepared one whose columns have changed. */
interface Layout {
  read(fields: (string | null)[]): object;
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
export class Batch {
  /** pg puts here how it reads the types of this connection. */
  readonly _result: { _types?: Types } = {};
  readonly callback = () => undefined;
  private at = 0;
  private layout: Layout | null = null;
  private found: unknown[] = []; // `rows` is a word of pg
  private readonly outcomes: Outcome[] = [];
  private broken?: { error: unknown };
  private known!: NonNullable<ReturnType<typeof prepared.get>>;

  constructor(private readonly steps: Step[]) {}

  submit(wire: Wire): null {
    wire.stream.cork();
    try {
      this.prepare(wire);
    } finally {
      wire.stream.uncork();
    }
    return null;
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
    this.layout = layoutOf(fields, this._result._types!);
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    try {
      this.found.push(this.layout!.read(fields));
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

// pg takes a class of its own for a query of several answers, and lets only its own share a connection with others; what its constructor prepares is not needed
Object.setPrototypeOf(Batch.prototype, Query.prototype as object);

const layouts = new Map<string, Layout>();
const MOST_LAYOUTS = 2_000;

/**
 * How a row of these columns becomes an object. The function is written out for them, as `{ "id": f[0], "at": p[1](f[1]) }`: of a long list
 * that is read quicker than by a loop over names. Names are quoted, and nothing else of a statement stands in it.
 */
function layoutOf(fields: FieldDef[], types: Types): Layout {
  const key = JSON.stringify(fields.map(({ name, dataTypeID }) => [name, dataTypeID]));
  const known = layouts.get(key);
  if (known) return known;
  const text = types.getTypeParser(builtins.TEXT, 'text');
  const parsers = fields.map(({ dataTypeID }) => types.getTypeParser(dataTypeID, 'text'));
  const values = parsers.map((parse, i) => (parse === text ? `f[${i}]` : `f[${i}] === null ? null : p[${i}](f[${i}])`));
  const body = fields.map(({ name }, i) => `${JSON.stringify(name)}: ${values[i]}`).join(', ');
  const made = new Function('p', `return (f) => ({ ${body} })`) as (p: typeof parsers) => Layout['read'];
  if (layouts.size >= MOST_LAYOUTS) layouts.clear();
  const layout = { read: made(parsers) };
  layouts.set(key, layout);
  return layout;
}
