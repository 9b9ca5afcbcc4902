import { core } from '../problem';

/** Levels of objects and lists that a body may have: what a walk through it takes of the stack is bounded by them. */
const DEEPEST = 32;

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

/** Before anything walks through what came in. 400. */
export function requireShallow(body: unknown): void {
  if (isDeeper(body, DEEPEST)) throw core.validationFailed({ reason: 'nested too deeply' }, 'body');
}
