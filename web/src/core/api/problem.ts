export interface Fault {
  code: string;
  message: string;
  field?: string | null;
  details?: Record<string, unknown> | null;
}

/** What the server refused, or `network` where it could not be reached. The server's messages are in the person's language. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly faults: Fault[],
    readonly retryAfter?: number,
    readonly requestId?: string,
  ) {
    super(faults[0]?.message ?? `HTTP ${status}`);
  }

  get code(): string {
    return this.faults[0]?.code ?? 'unknown';
  }

  get details(): Record<string, unknown> {
    return this.faults[0]?.details ?? {};
  }

  /** Was the server out of reach or too busy: may the same be tried again? */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status === 502 || this.status === 503 || this.status === 504;
  }

  is(code: string): boolean {
    return this.faults.some((fault) => fault.code === code);
  }
}

export const isProblem = (error: unknown): error is Problem => error instanceof Problem;

export interface Sorted {
  /** Path of a field of the form → message. */
  fields: Record<string, string>;
  /** What belongs to no field that is on screen. */
  rest: Fault[];
}

/** Which faults land on which field; `known` says whether the form shows a path (`items.0.quantity`). */
export function byField(problem: Problem, known: (path: string) => boolean): Sorted {
  const sorted: Sorted = { fields: {}, rest: [] };
  for (const fault of problem.faults) {
    const at = fault.field && nearest(fault.field, known);
    if (at) sorted.fields[at] ??= fault.message;
    else sorted.rest.push(fault);
  }
  return sorted;
}

// `billingAddress.country.0` belongs to `billingAddress.country`, or else to `billingAddress`
function nearest(path: string, known: (path: string) => boolean): string | undefined {
  for (let at = path; at; at = at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : '') if (known(at)) return at;
  return undefined;
}
