import type { Definition } from '../core/custom-fields';
import type { ColumnType, DataColumn, DataSet } from './data-sets';

const TYPES: Partial<Record<Definition['type'], { type: ColumnType; as: string; measures?: DataColumn['measures'] }>> = {
  text: { type: 'text', as: 'text' },
  number: { type: 'number', as: 'numeric', measures: ['sum', 'mean', 'min', 'max'] },
  money: { type: 'money', as: 'numeric', measures: ['sum', 'mean', 'min', 'max'] },
  date: { type: 'day', as: 'date' },
  choice: { type: 'choice', as: 'text' },
  yes_no: { type: 'flag', as: 'boolean' },
};
const NAME = /^[a-zA-Z][a-zA-Z0-9_]*$/;

/** A set with the own fields of the organization as columns: of those definitions that whoever asks may see. */
export function withCustom(set: DataSet, definitions: readonly Definition[]): DataSet {
  const { custom } = set;
  if (!custom) return set;
  const fields = definitions.flatMap(({ key, label, type, choices }): [string, DataColumn][] => {
    const known = TYPES[type];
    // the key is one of the organization's own and made of letters and digits (CHECK); it is looked at all the same before it stands in SQL
    if (!known || !NAME.test(key)) return [];
    const words = type === 'choice' ? { choices: Object.fromEntries(choices.map((one) => [one.value, one.label])) } : {};
    return [[`customFields.${key}`, { label, type: known.type, sql: `(${custom.sql} ->> '${key}')::${known.as}`, measures: known.measures, ...words }]];
  });
  return { ...set, columns: { ...set.columns, ...Object.fromEntries(fields) } };
}
