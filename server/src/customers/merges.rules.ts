import type { Customer } from './customers.entity';

export const MERGED_FIELDS = [
  'name',
  'type',
  'firstName',
  'lastName',
  'birthDate',
  'email',
  'phone',
  'vatId',
  'status',
  'language',
  'currency',
  'paymentTermsDays',
  'billingAddress',
  'shippingAddress',
  'ownerId',
  'tags',
  'notes',
  'customFields',
] as const;
export type MergedField = (typeof MERGED_FIELDS)[number];
/** Whose value stays: of the customer that stays, of the one that goes, or both together (lists and free text). */
export const CHOICES = ['kept', 'other', 'both'] as const;
export type Choice = (typeof CHOICES)[number];
export type Choices = Partial<Record<MergedField, Choice>>;
type Person = Pick<Customer, MergedField>;

/** Fields whose values go together. */
const TOGETHER = new Set<MergedField>(['tags', 'notes', 'customFields']);

const empty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && !value.length) ||
  (typeof value === 'object' && !Array.isArray(value) && Object.values(value).every(empty));

/** The same whatever the order of an object's members. */
export const same = (one: unknown, other: unknown): boolean => stable(one) === stable(other);
const stable = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner)
            .filter(([, member]) => member !== null && member !== undefined)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : inner,
  );

const both = (field: MergedField, kept: unknown, other: unknown): unknown => {
  if (field === 'tags') return [...new Set([...(kept as string[]), ...(other as string[])])];
  if (field === 'notes') return [...new Set([kept, other].filter((text) => !empty(text)))].join('\n\n') || null;
  // of two values of one field the one that stays counts
  const filled = Object.fromEntries(Object.entries((kept as object | null) ?? {}).filter(([, value]) => !empty(value)));
  return { ...(other as object | null), ...filled };
};

/** Each field of the two, what may be chosen, and what is proposed: together where that goes, else what is there, else what stays. */
export function mergeFields(kept: Person, other: Person) {
  return MERGED_FIELDS.map((field) => {
    const [mine, theirs] = [kept[field] ?? null, other[field] ?? null];
    const together = TOGETHER.has(field);
    const proposed: Choice = together && !empty(mine) && !empty(theirs) ? 'both' : empty(mine) && !empty(theirs) ? 'other' : 'kept';
    return { field, kept: mine, other: theirs, differs: !same(mine, theirs), choices: CHOICES.filter((choice) => choice !== 'both' || together), proposed };
  });
}

/** What changes of the customer that stays, `[before, after]` by field; a choice that a field does not know counts as what stays. */
export function mergeChanges(kept: Person, other: Person, choices: Choices = {}): Record<string, [unknown, unknown]> {
  const changes = mergeFields(kept, other).map(({ field, kept: mine, other: theirs, proposed, choices: known }) => {
    const choice = choices[field] ?? proposed;
    const after = choice === 'other' ? theirs : choice === 'both' && known.includes('both') ? both(field, mine, theirs) : mine;
    return [field, [mine, after]] as const;
  });
  return Object.fromEntries(changes.filter(([, [before, after]]) => !same(before, after)).map(([field, pair]) => [field, [...pair]]));
}

/** Of what a merge changed, what to put back: fields that nobody changed since. */
export function undoneChanges(changes: Record<string, [unknown, unknown]>, now: Person): Record<string, unknown> {
  const untouched = Object.entries(changes).filter(([field, [, after]]) => same(now[field as MergedField], after));
  return Object.fromEntries(untouched.map(([field, [before]]) => [field, before]));
}
