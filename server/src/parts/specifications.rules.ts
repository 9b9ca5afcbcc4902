import type { SpecificationField } from './categories.entity';

const NUMBER = /^-?\d{1,12}([.,]\d{1,6})?$/;

/**
 * Specifications as their category wants them: numbers as numbers (`"24,5"` is 24.5), choices as they are declared. What no field
 * speaks of stays as it was typed. `fault` names the field that says something else.
 */
export function specified(fields: SpecificationField[], given: Record<string, unknown>): { value: Record<string, unknown> } | { fault: SpecificationField } {
  const value: Record<string, unknown> = { ...given };
  for (const field of fields) {
    const said = given[field.name];
    if (said === undefined || said === null || said === '') continue;
    const read = readAs(field, said);
    if (read === undefined) return { fault: field };
    value[field.name] = read;
  }
  return { value };
}

function readAs({ type, choices }: SpecificationField, said: unknown): unknown {
  if (type === 'number') return typeof said === 'number' ? said : numberOf(said);
  if (typeof said === 'object') return undefined;
  const text = String(said).trim();
  return type === 'choice' ? choices.find((choice) => choice.toLowerCase() === text.toLowerCase()) : text;
}

// a measure, no money: it is compared, never calculated with
const numberOf = (said: unknown): number | undefined => (typeof said === 'string' && NUMBER.test(said.trim()) ? +said.trim().replace(',', '.') : undefined);
