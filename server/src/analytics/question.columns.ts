import { core } from '../core/problem';
import type { Ctx } from '../core/tx';
import type { DataColumn, DataSet } from './data-sets';

/** Whether somebody may see any row of a set. */
export const maySee = ({ permissions }: DataSet, asker: Pick<Ctx, 'permissions'>): boolean => permissions.every((one) => asker.permissions.includes(one));

/** The columns somebody may filter by; the others do not exist for them, wherever they stand. */
export const filterable = ({ columns }: DataSet, { permissions }: Pick<Ctx, 'permissions'>): Record<string, DataColumn> =>
  Object.fromEntries(Object.entries(columns).filter(([, { permission }]) => !permission || permissions.includes(permission)));
/** Those they may see, sort and group by. */
export const visible = (set: DataSet, asker: Pick<Ctx, 'permissions'>): Record<string, DataColumn> =>
  Object.fromEntries(Object.entries(filterable(set, asker)).filter(([, { among }]) => !among));

/** A column by its name, of those there are for whoever asks: 400 otherwise. */
export function columnOf(columns: Record<string, DataColumn>, key: string, field: string): DataColumn {
  if (!Object.hasOwn(columns, key)) throw core.validationFailed({ reason: 'unknown_column', column: key }, field);
  return columns[key];
}

export const isMoney = ({ type }: DataColumn): boolean => type === 'money' || type === 'price';
export const isDated = ({ type }: DataColumn): boolean => type === 'day' || type === 'time';
/** What groups can be made by: words, yes or no, and days. */
export const isGroupable = ({ type }: DataColumn): boolean => type === 'text' || type === 'choice' || type === 'flag' || type === 'day' || type === 'time';
export const keyOf = ({ key = 't.id' }: DataSet): string => key;

/** Whether a set can be looked at as it stood on a day before. */
export const keepsPast = ({ from, where, day, columns, onlyNow }: DataSet): boolean =>
  !onlyNow && (day !== null || [from, where, ...Object.values(columns).map(({ sql }) => sql)].some((sql) => sql.includes('{at}')));
