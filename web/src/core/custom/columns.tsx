import { useMemo } from 'react';
import type { AnyColumn, AnyFilter, AnyTable, ColumnType } from '../table/declare';
import { CustomValue } from './CustomValue';
import { useCustomFields, type CustomField, type CustomValues } from './definitions';

const RIGHT: Partial<Record<CustomField['type'], ColumnType>> = { number: 'number', money: 'money', yes_no: 'bool', date: 'date' };
const UNSORTED: CustomField['type'][] = ['choices', 'link', 'file'];

/** A list with the organization's own fields as columns, hidden until somebody chooses them, and as filters. */
export function useCustomTable(table: AnyTable): AnyTable {
  const fields = useCustomFields(table.custom, table.texts);
  return useMemo(() => {
    if (!fields.length) return table;
    return {
      ...table,
      columns: [...table.columns, ...fields.map(columnOf)],
      filters: [...(table.filters ?? []), ...fields.flatMap((field) => filterOf(field) ?? [])],
    };
  }, [table, fields]);
}

function columnOf(field: CustomField): AnyColumn {
  const name = `customFields.${field.key}`;
  const value = (row: object) => (row as { customFields?: CustomValues }).customFields?.[field.key];
  const type = RIGHT[field.type];
  return {
    field: name,
    type: type ?? 'text',
    value,
    render: type ? undefined : (row) => <CustomValue field={field} value={value(row)} />,
    sort: UNSORTED.includes(field.type) ? false : name,
    hidden: !field.inList,
    optional: true,
    card: field.inList ? undefined : 'none',
  };
}

function filterOf(field: CustomField): AnyFilter | undefined {
  const name = `customFields.${field.key}`;
  switch (field.type) {
    case 'number':
    case 'money':
      return { field: name, kind: 'number' };
    case 'date':
      return { field: name, kind: 'date' };
    case 'yes_no':
      return { field: name, kind: 'flag' };
    case 'choice':
    case 'choices':
      return { field: name, kind: 'enum', options: field.choices.map(({ value }) => value) };
    case 'link':
      return { field: name, kind: 'record', resource: field.linkTo! };
    case 'text':
      return { field: name, kind: 'text' };
    default:
      return undefined;
  }
}
