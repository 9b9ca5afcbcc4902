/** One column of an export; `type` decides how a spreadsheet sees its cells. */
export interface ExportColumn {
  key: string;
  header: string;
  type: 'text' | 'number' | 'date' | 'time' | 'money' | 'bool';
}

export type ExportRow = Record<string, unknown>;

/** A number, or a decimal string that is one: `'-12.50'`. Anything else in a numeric column is written as text. */
export const isNumeric = (value: unknown): value is string | number =>
  typeof value === 'number' ? Number.isFinite(value) : typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value);

/** Text of whatever a record may hold. */
export const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** Joins small pieces to chunks of some 64 kB, so that a stream of rows does not wake its reader for each. */
export async function* inChunks(pieces: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length < 65_536) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text) yield Buffer.from(text);
}
