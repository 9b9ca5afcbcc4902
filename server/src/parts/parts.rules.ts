import type { Diff } from '../core/rows';
import type { Part } from './parts.entity';
import { parts } from './parts.problems';

/** What the numbers of the stock stand for does not change under them. */
export function requireStill(part: Pick<Part, 'id' | 'currentStock'>, diff: Diff): void {
  if (!part.currentStock) return;
  const fixed = ['unit', 'kind', 'tracking'].find((field) => diff[field]);
  if (fixed) throw parts.partHasStock({ id: part.id }, fixed);
  if (diff.averageCost) throw parts.averageCostFollowsStock({ id: part.id }, 'averageCost');
}
