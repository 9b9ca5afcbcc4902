import type { ExportColumn } from '../core/sheets/columns';
import type { DataColumn, DataSet } from './data-sets';
import type { DataSetColumn, DataSetEntry, MetricEntry } from './figures.dto';
import type { Metric } from './metrics';
import type { Around, Wanted } from './question';
import { filterable, isGroupable, visible } from './question.columns';

/** A column as the API tells it. */
export const columnEntry = (key: string, column: DataColumn): DataSetColumn => ({
  key,
  label: column.label,
  type: column.type,
  choices: column.choices ? Object.entries(column.choices).map(([value, label]) => ({ value, label })) : null,
  measures: [...(column.measures ?? [])],
  groupable: isGroupable(column) && !column.among,
  filterOnly: column.among !== undefined,
});

export const dataSetEntry = (set: DataSet, asker: Pick<Around, 'permissions'>): DataSetEntry => {
  const columns = visible(set, asker);
  return {
    id: set.id,
    label: set.label,
    definition: set.definition,
    dated: set.day !== null,
    opens: set.opens?.resource ?? null,
    shown: set.shown.filter((key) => Object.hasOwn(columns, key)),
    columns: Object.entries(filterable(set, asker)).map(([key, column]) => columnEntry(key, column)),
  };
};

export const metricEntry = ({ id, group, label, definition, unit, dataSet, kind, better, measure }: Metric): MetricEntry => ({
  id,
  group,
  label,
  definition,
  unit,
  dataSet,
  kind,
  better,
  additive: kind === 'period' && (measure.kind === 'sum' || measure.kind === 'count'),
});

const SHEET: Partial<Record<DataColumn['type'], ExportColumn['type']>> = {
  text: 'text',
  choice: 'text',
  day: 'date',
  time: 'time',
  flag: 'bool',
  money: 'money',
  price: 'money',
};
/** The columns of a file, called as on screen. */
export const sheetColumns = (wanted: readonly Wanted[], locale: 'de' | 'en'): ExportColumn[] =>
  wanted.map(({ key, column }) => ({ key, header: column.label[locale], type: SHEET[column.type] ?? 'number' }));

/** A row of a file: choices in words. */
export const sheetRow = (wanted: readonly Wanted[], values: Record<string, unknown>, locale: 'de' | 'en'): Record<string, unknown> =>
  Object.fromEntries(wanted.map(({ key, column }) => [key, column.choices?.[String(values[key])]?.[locale] ?? values[key]]));
