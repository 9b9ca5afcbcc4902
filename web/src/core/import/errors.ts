import type { ImportAnswer } from './useImport';

export interface Mistake {
  column: string | null;
  message: string;
  rows: number[];
}

/** The same mistake in the same column is one, with all its rows; what is wrong most often first. */
export function groupErrors(errors: ImportAnswer['errors']): Mistake[] {
  const found = new Map<string, Mistake>();
  for (const { row, column, message } of errors) {
    const key = `${column}\n${message}`;
    const mistake = found.get(key) ?? { column, message, rows: [] };
    if (mistake.rows.at(-1) !== row) mistake.rows.push(row);
    found.set(key, mistake);
  }
  return [...found.values()].sort((a, b) => b.rows.length - a.rows.length);
}

const SPANS = 6;

/** `2–168, 170 …`: rows that follow each other as one span, the first few of them. */
export function spans(rows: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last && row === last[1] + 1) last[1] = row;
    else runs.push([row, row]);
  }
  const shown = runs.slice(0, SPANS).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  return shown.join(', ') + (runs.length > SPANS ? ' …' : '');
}
