/** What the server tells of a change: ids only. */
export interface Change {
  subject: string;
  type: string;
}

interface Reader {
  /** Reads again what shows one of these records. */
  near(subjects: Set<string>): void;
  /** Reads again everything on screen. */
  all(): void;
}

/** The record itself almost at once; lists and sums soon, and while changes keep coming not more often than this. */
const NEAR_MS = 60;
const FIRST_MS = 250;
const EACH_MS = 700;

/** Makes few reads of many changes: a record is read at once, everything else a little later. */
export class Changes {
  private subjects = new Set<string>();
  private near?: ReturnType<typeof setTimeout>;
  private far?: ReturnType<typeof setTimeout>;
  private last = -Infinity;

  constructor(
    private readonly reader: Reader,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** `null`: too much to name. */
  heard(changes: Change[] | null): void {
    for (const { subject } of changes ?? []) this.subjects.add(subject);
    if (this.subjects.size) this.near ??= setTimeout(() => this.readNear(), NEAR_MS);
    this.far ??= setTimeout(() => this.readAll(), Math.max(FIRST_MS, this.last + EACH_MS - this.now()));
  }

  stop(): void {
    clearTimeout(this.near);
    clearTimeout(this.far);
    this.near = this.far = undefined;
    this.subjects.clear();
  }

  private readNear(): void {
    const subjects = this.subjects;
    this.near = undefined;
    this.subjects = new Set();
    this.reader.near(subjects);
  }

  private readAll(): void {
    this.far = undefined;
    this.last = this.now();
    this.reader.all();
  }
}
