import { isDay } from '../dates';
import { parseDecimal, parseText, type CellFault } from '../import/cells.rules';
import type { FieldCells } from '../import/import.kinds';
import { checkedValue, type Definition } from './fields.rules';
import type { CustomValue } from './fields.registry';

type Cell = FieldCells[string];
type Value = { value: CustomValue | null } | { fault: CellFault };

const YES = ['true', 'yes', 'ja', 'x', '1', 'wahr'];
const NO = ['false', 'no', 'nein', '0', 'falsch'];

/** `28.02.1980`, `28/2/1980`: day before month, as here. */
function dayOf(text: string): string {
  const [, day, month, year] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text) ?? [];
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text.slice(0, 10);
}

/** What a choice is called in a list: its value, or its words in either language. */
function choiceOf({ choices }: Pick<Definition, 'choices'>, text: string): string {
  const wanted = text.trim().toLowerCase();
  return choices.find(({ value, label }) => [value, label.de, label.en].some((word) => word.toLowerCase() === wanted))?.value ?? text;
}

const READERS: Partial<Record<Definition['type'], (text: string, field: Definition) => unknown>> = {
  date: (text) => (isDay(dayOf(text)) ? dayOf(text) : text),
  choice: (text, field) => choiceOf(field, text),
  choices: (text, field) => text.split(/[,;|]/).map((one) => choiceOf(field, one.trim())),
  yes_no: (text) => (YES.includes(text.toLowerCase()) ? true : NO.includes(text.toLowerCase()) ? false : text),
};

/** A cell of a list as a value of a field; null for an empty one. Numbers as the file writes them. */
export function cellValue(field: Definition, cell: Cell, decimal: ',' | '.'): Value {
  const numeric = field.type === 'number' || field.type === 'money';
  const parsed = numeric ? parseDecimal(cell, { decimal, max: field.type === 'money' ? 2 : 6 }) : parseText(cell, { max: 5_000, trim: true });
  if (parsed.fault) return { fault: parsed.fault };
  if (parsed.value === null || parsed.value === undefined) return { value: null };
  const given = field.type === 'number' ? Number(parsed.value) : (READERS[field.type]?.(parsed.value, field) ?? parsed.value);
  const checked = checkedValue(field, given);
  return 'rule' in checked ? { fault: { code: 'value_not_allowed', details: { value: cell } } } : checked;
}
