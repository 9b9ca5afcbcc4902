import type { ExportColumn } from '../sheets/columns';
import type { Tx } from '../tx';
import { definitionsOf } from './fields.queries';
import type { CustomEntity, CustomValues } from './fields.registry';
import type { Definition } from './fields.rules';

const TYPES: Partial<Record<Definition['type'], ExportColumn['type']>> = { number: 'number', money: 'money', date: 'date', yes_no: 'bool' };

export interface CustomColumn extends ExportColumn {
  read(item: object): unknown;
}

/** A column per field, under the name it has in the API; a choice in the words of the language. */
export async function customColumns(tx: Tx, entity: CustomEntity, locale: 'de' | 'en'): Promise<CustomColumn[]> {
  return (await definitionsOf(tx, entity)).map((field) => {
    const name = `customFields.${field.key}`;
    return {
      key: name,
      header: name,
      type: TYPES[field.type] ?? 'text',
      read: (item) => worded(field, (item as { customFields: CustomValues }).customFields[field.key], locale),
    };
  });
}

function worded(field: Definition, value: unknown, locale: 'de' | 'en'): unknown {
  const word = (one: unknown) => field.choices.find((choice) => choice.value === one)?.label[locale] ?? one;
  return Array.isArray(value) ? value.map(word) : field.type === 'choice' ? word(value) : value;
}
