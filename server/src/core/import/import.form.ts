import { core } from '../problem';
import type { Decision } from './decisions.rules';

export interface ImportForm {
  mapping?: Record<string, string>;
  decisions: Decision[];
  dryRun: boolean;
  sheet?: string;
  options: Record<string, string>;
}

const MOST_DECISIONS = 100_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The fields of the form beside the file; 400 for what is malformed or not known. */
export function formOf({ mapping, decisions, dryRun, sheet, ...rest }: Record<string, string>, options: readonly string[] = []): ImportForm {
  const strange = Object.keys(rest).find((name) => !options.includes(name));
  if (strange) throw core.validationFailed({ rule: 'whitelistValidation' }, strange);
  return {
    mapping: mappingOf(mapping),
    decisions: decisionsOf(decisions),
    dryRun: flag('dryRun', dryRun),
    sheet: sheet || undefined,
    options: rest,
  };
}

/** `true` or `false`; left out it is false. */
export function flag(name: string, value: string | undefined): boolean {
  if (value === undefined || value === '' || value === 'false' || value === '0') return false;
  if (value === 'true' || value === '1') return true;
  throw core.validationFailed({ rule: 'isBoolean' }, name);
}

function mappingOf(text: string | undefined): ImportForm['mapping'] {
  if (!text) return undefined;
  const mapping = json(text, 'mapping');
  if (!isObject(mapping)) throw core.validationFailed({ rule: 'isObject' }, 'mapping');
  const given = Object.entries(mapping).filter(([, header]) => header !== null && header !== '');
  const wrong = given.find(([, header]) => typeof header !== 'string');
  if (wrong) throw core.validationFailed({ rule: 'isString' }, `mapping.${wrong[0]}`);
  return given.length ? (Object.fromEntries(given) as Record<string, string>) : undefined;
}

function decisionsOf(text: string | undefined): Decision[] {
  const decisions = text ? json(text, 'decisions') : [];
  if (!Array.isArray(decisions) || decisions.length > MOST_DECISIONS) throw core.validationFailed({ rule: 'isArray' }, 'decisions');
  return decisions.map(decisionOf);
}

function decisionOf(given: unknown, i: number): Decision {
  if (!isObject(given)) throw core.validationFailed({ rule: 'isObject' }, `decisions.${i}`);
  const { row, action, partId, ...more } = given;
  const wrong = (field: string, rule: string) => core.validationFailed({ rule }, `decisions.${i}.${field}`);
  if (typeof row !== 'number' || !Number.isInteger(row) || row < 1) throw wrong('row', 'isInt');
  if (action !== 'match' && action !== 'create' && action !== 'ignore') throw wrong('action', 'isIn');
  if (partId !== undefined && partId !== null && !(typeof partId === 'string' && UUID.test(partId))) throw wrong('partId', 'isUuid');
  const [strange] = Object.keys(more);
  if (strange) throw wrong(strange, 'whitelistValidation');
  return { row, action, ...(partId ? { partId: partId.toLowerCase() } : {}) };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function json(text: string, field: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw core.validationFailed({ rule: 'isJson' }, field);
  }
}
