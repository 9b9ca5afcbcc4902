import type { Type } from '@nestjs/common';
import { core } from '../problem';
import { shapeOf } from '../shape';

const records = new Map<string, Type>();

/** Every record with routes of its own can be linked to; said by `recordRoutes`. */
export const linkable = (path: string, entity: Type): void => void records.set(path, entity);

/** The table of a record by the path of its routes; 422 where no module brings such records. */
export function linkTable(path: string): string {
  const entity = records.get(path);
  if (!entity) throw core.referenceMissing({ reason: `there are no ${path}` }, 'linkTo');
  return shapeOf(entity).table;
}
