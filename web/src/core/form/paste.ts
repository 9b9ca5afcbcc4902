import { language } from '../texts';
import { decimalOf } from './decimal';

interface Target {
  field: string;
  kind: string;
}

/** Rows copied from a spreadsheet (tabs and line ends), as lines from a column on; undefined where it is only a word. */
export function pastedRows(text: string, columns: Target[], spoken: string = language()): Record<string, unknown>[] | undefined {
  const rows = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => line.split('\t'));
  if (rows.length < 2 && rows[0].length < 2) return undefined;
  return rows.map((cells) =>
    Object.fromEntries(cells.slice(0, columns.length).map((cell, at) => [columns[at].field, valueOf(cell.trim(), columns[at].kind, spoken)])),
  );
}

function valueOf(cell: string, kind: string, spoken: string): unknown {
  if (cell === '') return null;
  if (kind !== 'quantity' && kind !== 'money' && kind !== 'percent') return cell;
  const decimal = decimalOf(cell, spoken);
  return decimal === undefined ? cell : kind === 'quantity' ? Number(decimal) : decimal;
}
