import type { Id, Tx } from '../core/tx';
import { byIds } from '../core/rows';
import { fieldsOf } from './categories.queries';
import type { PartInput } from './parts.dto';
import { Part } from './parts.entity';
import { parts } from './parts.problems';
import { specified } from './specifications.rules';

/** What is written, its specifications as the category wants them; 422 `specification_invalid` names the property and its unit. */
export async function specifiedBy<P extends Partial<PartInput>>(tx: Tx, category: string | null | undefined, patch: P): Promise<P> {
  const given = patch.specifications;
  if (!category || !given || !Object.keys(given).length) return patch;
  const found = specified(await fieldsOf(tx, category), given);
  if ('fault' in found) throw parts.specificationInvalid({ name: found.fault.name, unit: found.fault.unit }, 'specifications');
  return { ...patch, specifications: found.value };
}

/** What takes a part's place, or stands in for it: living parts, and others than itself. */
export async function requireRelated(tx: Tx, id: Id | null, { replacedById, substituteIds }: Partial<PartInput>): Promise<void> {
  const others = Array.isArray(substituteIds) ? substituteIds : [];
  const wanted = [...new Set([...(replacedById ? [replacedById] : []), ...others])];
  if (!wanted.length) return;
  if (id && wanted.includes(id)) throw parts.partForItself({ id }, replacedById === id ? 'replacedById' : 'substituteIds');
  const living = (await byIds(tx, Part, wanted)).filter(({ deletedAt }) => !deletedAt).map((part) => part.id);
  const missing = wanted.filter((one) => !living.includes(one));
  if (missing.length) throw parts.partUnknown({ ids: missing }, missing.includes(replacedById ?? '') ? 'replacedById' : 'substituteIds');
}
