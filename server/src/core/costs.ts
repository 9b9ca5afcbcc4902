import { core } from './problem';
import type { Ctx } from './tx';

/*
 * What something cost the house is for who may read costs, wherever it is told: without `costs:read` these members do not exist, neither in an answer of the API
 * nor in a file, as a column of a data set does not exist for them. They are left out, not emptied, so that what was read can be saved again as it is. Prices
 * of purchase orders and of suppliers belong to those and follow their rights; what answers with costs alone is refused.
 */
const COSTS = new Set(['averageCost', 'unitCost', 'costEffect']);
/** What stands beside a cost and tells it: quantity times average. */
const TELLING = ['averageCost', 'value'] as const;

type Asker = Pick<Ctx, 'permissions'>;
export const seesCosts = ({ permissions }: Asker): boolean => permissions.includes('costs:read');
export const isCost = (name: string): boolean => COSTS.has(name);

/** 403 for who may not read costs: what is asked for consists of them. */
export function requireCosts(asker: Asker): void {
  if (!seesCosts(asker)) throw core.missingPermission({ permission: 'costs:read' });
}

/** The same without what things cost, however deep it stands. */
export function withoutCosts<T>(told: T): T {
  if (Array.isArray(told)) return told.map(withoutCosts) as T;
  if (!told || typeof told !== 'object' || told instanceof Date) return told;
  const [cost, beside] = TELLING;
  const kept = Object.entries(told).filter(([name]) => !isCost(name) && !(name === beside && cost in told));
  return Object.fromEntries(kept.map(([name, value]) => [name, withoutCosts(value as unknown)])) as T;
}
