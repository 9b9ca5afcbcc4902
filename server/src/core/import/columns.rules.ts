/** A field of an import: which headers mean it, in German and English. */
export interface FieldRule {
  headers: readonly string[];
  /** Without a column for it nothing can be imported. */
  required?: boolean;
}

export interface Titled {
  column: string;
  header: string;
}

export interface Recognised<F extends string> {
  /** Field → column letter. */
  columns: Partial<Record<F, string>>;
  /** Field → header: the `mapping` one would have to send for the same. */
  mapping: Partial<Record<F, string>>;
  /** Required fields that have no column. */
  missing: F[];
  /** Headers or fields a given mapping names and that are not there. */
  unknown: string[];
}

/** `File Name (no extension)` → `file name no extension`: letters and digits decide, not case, accents' form or signs. */
export const normalizeHeader = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What a source looks like: its set of headers, in any order. A mapping is remembered under it. */
export const signatureOf = (header: readonly Titled[]): string => [...new Set(header.map((one) => normalizeHeader(one.header)))].sort().join('|');

/** Finds the column of each field: as the mapping says where one is given, else by known headers; no column serves two fields. */
export function recogniseColumns<F extends string>(header: readonly Titled[], fields: Record<F, FieldRule>, given?: Record<string, string>): Recognised<F> {
  const names = Object.keys(fields) as F[];
  const found: [F, Titled][] = given ? asGiven(header, names, given) : asKnown(header, names, fields);
  const columns = Object.fromEntries(found.map(([field, { column }]) => [field, column])) as Recognised<F>['columns'];
  const unknown = Object.entries(given ?? {}).flatMap(([field, title]) => (columns[field as F] ? [] : [names.includes(field as F) ? title : field]));
  return {
    columns,
    mapping: Object.fromEntries(found.map(([field, one]) => [field, one.header])) as Recognised<F>['mapping'],
    missing: names.filter((field) => fields[field].required && !columns[field]),
    unknown,
  };
}

/** A title to the letter first, then normalized, then as the letter of a column: `"B"`. */
function asGiven<F extends string>(header: readonly Titled[], names: F[], given: Record<string, string>): [F, Titled][] {
  const find = (title: string) =>
    header.find((one) => one.header === title.trim()) ??
    header.find((one) => normalizeHeader(one.header) === normalizeHeader(title)) ??
    header.find((one) => one.column === title);
  return names.flatMap((field) => {
    const column = given[field] === undefined ? undefined : find(given[field]);
    return column ? [[field, column] as [F, Titled]] : [];
  });
}

function asKnown<F extends string>(header: readonly Titled[], names: F[], fields: Record<F, FieldRule>): [F, Titled][] {
  const free = new Set(header);
  return names.flatMap((field) => {
    const wanted = [field, ...fields[field].headers].map(normalizeHeader);
    const ranked = [...free].map((one) => ({ one, rank: wanted.indexOf(normalizeHeader(one.header)) })).filter(({ rank }) => rank >= 0);
    const best = ranked.sort((a, b) => a.rank - b.rank)[0]?.one;
    if (!best) return [];
    free.delete(best);
    return [[field, best] as [F, Titled]];
  });
}
