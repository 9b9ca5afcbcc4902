/** A cell as it stands in the file: text verbatim, numbers as numbers, dates as ISO text, booleans as `true` and `false`. */
export type Cell = string | number | null;

/** One row that has at least one cell. `row` counts as the file does (a header in the first line is 1); cells go by column letter, an empty one is absent. */
export interface SheetRow {
  row: number;
  cells: Record<string, Cell>;
}

/** 0 → A, 25 → Z, 26 → AA. */
export function letter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last;
}

/** A → 0; the inverse of `letter`. */
export const indexOf = (name: string): number => [...name].reduce((sum, char) => sum * 26 + char.charCodeAt(0) - 64, 0) - 1;

/** What a spreadsheet would take for a formula, also behind the sign that guards it. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/; // also their wide forms, which some programs take for the same

/** Text that a spreadsheet would run gets a leading apostrophe. Reversible: text that already looks guarded gets one more. */
export const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** The text that `guarded` was given. */
export const unguarded = (text: string): string => (text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text);
