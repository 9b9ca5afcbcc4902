import { beginOf, type ColumnType, type DataColumn, type Words } from './data-sets';

export const words = (de: string, en: string): Words => ({ de, en });

/** A column in one line: its type, its name in German and English, its SQL. */
export const column = (type: ColumnType, de: string, en: string, sql: string, more: Omit<DataColumn, 'label' | 'type' | 'sql'> = {}): DataColumn => ({
  label: { de, en },
  type,
  sql,
  ...more,
});

/** The words of a choice: `{open: 'offen|open'}`, German first. */
export const choices = (of: Record<string, string>): Record<string, Words> =>
  Object.fromEntries(
    Object.entries(of).map(([value, both]) => {
      const [de, en] = both.split('|');
      return [value, { de, en }];
    }),
  );

/** The first instant after the day as of which a standing set is looked at. */
export const END_OF_AT = beginOf('{at}::date + 1');
/** What adds up, and what has a mean. */
export const ADDS = { measures: ['sum', 'mean', 'min', 'max'] } as const;
export const VARIES = { measures: ['mean', 'min', 'max'] } as const;
