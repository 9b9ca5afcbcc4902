import { Readable } from 'node:stream';
import { guarded } from './cells';
import { inChunks, isNumeric, textOf, type ExportColumn, type ExportRow } from './columns';

export interface CsvOptions {
  /** `de…`: semicolons and decimal commas, as a German spreadsheet wants them; else commas and points. */
  locale?: string;
  /** Lines above the header: title, period, filters. Left out, a file that machines read too. */
  above?: readonly string[][];
}

/**
 * A CSV of any length as a stream: UTF-8 with BOM (Excel needs it), CRLF (RFC 4180), text that a spreadsheet would run as a
 * formula behind an apostrophe (OWASP, CSV injection). Numbers in numeric columns stay numbers, negative ones too.
 */
export function writeCsv(columns: readonly ExportColumn[], rows: AsyncIterable<ExportRow>, { locale = 'en', above = [] }: CsvOptions = {}): Readable {
  const german = /^de\b/i.test(locale);
  return Readable.from(inChunks(lines(columns, rows, { delimiter: german ? ';' : ',', comma: german, above })), { objectMode: false });
}

interface Dialect {
  delimiter: string;
  comma: boolean;
  above: readonly string[][];
}

async function* lines(columns: readonly ExportColumn[], rows: AsyncIterable<ExportRow>, { delimiter, comma, above }: Dialect): AsyncGenerator<string> {
  const line = (cells: string[]) => `${cells.map((cell) => quoted(cell, delimiter)).join(delimiter)}\r\n`;
  yield `\ufeff${above.map((cells) => line(cells.map(guarded))).join('')}${line(columns.map(({ header }) => guarded(header)))}`;
  for await (const row of rows) yield line(columns.map((column) => cell(column, row[column.key], comma)));
}

function cell({ type }: ExportColumn, value: unknown, comma: boolean): string {
  if ((type === 'number' || type === 'money') && isNumeric(value)) return comma ? String(value).replace('.', ',') : String(value);
  return guarded(textOf(value));
}

const quoted = (text: string, delimiter: string): string =>
  text.includes(delimiter) || /["\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
