type Cell = string | number | null;

/** A value read from a cell, or what is wrong with it. */
export type Parsed<T> = { value: T | null; fault?: undefined } | { fault: CellFault; value?: undefined };
export interface CellFault {
  code: 'value_missing' | 'value_too_long' | 'value_not_allowed' | 'number_invalid' | 'number_out_of_range' | 'too_many_decimals';
  details?: object;
}

const empty = (cell: Cell | undefined): cell is null | undefined => cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
const LARGEST = 1e9;

/** Text to the letter, numbers as they are shown; null if there is none. */
export function parseText(cell: Cell | undefined, { max = 200, trim = false }: { max?: number; trim?: boolean } = {}): Parsed<string> {
  if (empty(cell)) return { value: null };
  const text = trim ? String(cell).trim() : String(cell);
  return text.length > max ? { fault: { code: 'value_too_long', details: { max } } } : { value: text };
}

/** One of some words, in any case. */
export function parseChoice<V extends string>(cell: Cell | undefined, values: readonly V[]): Parsed<V> {
  if (empty(cell)) return { value: null };
  const found = values.find((value) => value === String(cell).trim().toLowerCase());
  return found ? { value: found } : { fault: { code: 'value_not_allowed', details: { value: cell } } };
}

/** A quantity of at most 3 decimals: `2,5`, `1.234,5` (with `decimal: ','`), `1,234.5`, `4 pcs`. Null if the cell is empty. */
export function parseQuantity(cell: Cell | undefined, { decimal = '.', min = 0 }: { decimal?: ',' | '.'; min?: number } = {}): Parsed<number> {
  const parsed = parseDecimal(cell, { decimal, max: 3 });
  if (parsed.fault || parsed.value === null) return parsed as Parsed<number>;
  const value = Number(parsed.value);
  return value < min || value > LARGEST ? { fault: { code: 'number_out_of_range', details: { value } } } : { value };
}

/** A decimal as the string `1234.5` with at most `max` decimals; currency signs, units and thousands are taken off. */
export function parseDecimal(cell: Cell | undefined, { decimal = '.', max = 4 }: { decimal?: ',' | '.'; max?: number } = {}): Parsed<string> {
  if (empty(cell)) return { value: null };
  const bare = typeof cell === 'number' ? plain(cell) : unified(cell, decimal);
  if (bare === undefined) return { fault: { code: 'number_invalid', details: { value: cell } } };
  const [, whole, digits = ''] = /^(-?\d+)(?:\.(\d+))?$/.exec(bare)!;
  const fraction = digits.replace(/0+$/, '');
  if (fraction.length > max) return { fault: { code: 'too_many_decimals', details: { value: cell, max } } };
  if (whole.length > 11) return { fault: { code: 'number_out_of_range', details: { value: cell } } };
  const value = fraction ? `${whole}.${fraction}` : whole;
  return { value: value === '-0' ? '0' : value };
}

/** A spreadsheet's 2.4000000000000004 is 2.4: it keeps 15 digits. */
function plain(number: number): string | undefined {
  if (!Number.isFinite(number) || Math.abs(number) >= 1e15) return undefined;
  return Number(number.toPrecision(15)).toFixed(10);
}

/** Both signs there: the last one is the decimal. One sign: a decimal if it is the file's own or cannot be thousands. */
function unified(text: string, decimal: ',' | '.'): string | undefined {
  const bare = text
    .replace(/[\s\u00a0\u202f'’]/g, '')
    .replace(/^(€|EUR|\$|USD)|(€|EUR|\$|USD|stk|stück|pcs|st|x)\.?$/gi, '')
    .replace(/^[−–]/, '-');
  if (!/^[+-]?[\d.,]*\d$/.test(bare)) return undefined;
  const both = bare.includes(',') && bare.includes('.');
  const sign = both ? bare[Math.max(bare.lastIndexOf(','), bare.lastIndexOf('.'))] : decimalOf(bare, decimal);
  const other = sign === ',' ? '.' : ',';
  const [whole, fraction, more] = bare.replace(/^\+/, '').split(sign);
  if (more !== undefined || fraction?.includes(other)) return undefined;
  if (whole.includes(other) && !new RegExp(`^-?\\d{1,3}(\\${other}\\d{3})+$`).test(whole)) return undefined;
  return `${whole.replaceAll(other, '').replace(/^(-?)$/, '$10')}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** `1,5` in a file with decimal points is 1.5 all the same; `1,500` there is 1500. */
function decimalOf(bare: string, decimal: ',' | '.'): ',' | '.' {
  const other = decimal === ',' ? '.' : ',';
  if (!bare.includes(other)) return decimal;
  return /^[+-]?\d{1,3}([.,]\d{3})+$/.test(bare) ? decimal : other;
}
