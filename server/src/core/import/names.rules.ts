type Id = string;

/** How a name came to its record: `exact` and `alias` (learned from a decision) of themselves, `proposed` waits for a person. */
export type Bucket = 'exact' | 'alias' | 'proposed' | 'new' | 'ignored';

/** Why a person is asked. */
export type Reason = 'suffix_1' | 'mirrored_fastener' | 'spelling' | 'file_extension' | 'cad_artefact' | 'placeholder_name';

export interface Candidate {
  id: Id;
  name: string;
  /** SKU, supplier SKUs, barcodes: whoever names one of them means this record. */
  codes?: readonly string[];
}

export interface Named {
  name: string;
  codes?: readonly string[];
}

export interface Verdict {
  bucket: Bucket;
  /** The record it is or might be. */
  id: Id | null;
  reason: Reason | null;
}

/** For an exact comparison: composed form and no blanks around it, nothing else. Double spaces inside are part of the name. */
export const normalizeName = (name: string): string => name.normalize('NFC').trim();

/** Under which a decision is remembered: case and runs of blanks do not matter. */
export const foldName = (name: string): string => normalizeName(name).replace(/\s+/g, ' ').toLowerCase();

const EXTENSION = /\.(sldprt|sldasm|ipt|iam|step|stp|stl|3mf|f3d|prt|asm|dxf|dwg)$/i;
/** Screws, nuts, inserts, washers: mirrored they are the same. A lead screw is no screw, and panels have hands. */
const FASTENER = /^(sole|pin)$|\b(insert|t-?nut|nut|rampa|screw|bolt|washer|rivet|standoff|spacer|din ?\d+|iso ?\d+|jis|wuerth|würth|dist)\b/;
const HANDED = /lead ?screw|panel|cover|hinge|carrier|decoupler/;
const isFastener = (folded: string): boolean => {
  const words = folded.replaceAll('_', ' ');
  return FASTENER.test(words) && !HANDED.test(words);
};

/** What CAD programs export beside parts: unnamed bodies, layers of a circuit board. */
const BODY = /^(solid|compound|body|part|shell|surface)[ _-]?\d*$|^\d{4}_\d\d_\d\d_\d\d_\d\d_\d\d_\d+$/;
const LAYER = /[_ -](solder ?mask|silk ?screen|copper|solder ?paste|paste ?mask|courtyard|board ?outline)([_ -](top|bottom))?$/;
/** Words that name no part without a look at the model. */
const PLACEHOLDERS = new Set(['pin', 'spring', 'hotend', 'filament', 'heat sink', 'sole', 'screw', 'nut', 'washer', 'bearing', 'motor', 'cable']);

const isArtefact = (folded: string): boolean => BODY.test(folded) || LAYER.test(folded);

/** The name without what CAD adds to copies: file extension, `_1`, and `_mir` of fasteners; `steps` tells what was taken off. */
export function stemOf(name: string): { stem: string; steps: Reason[] } {
  const steps: Reason[] = [];
  let stem = foldName(name);
  const strip = (pattern: RegExp, reason: Reason, allowed = true): boolean => {
    const shorter = stem.replace(pattern, '');
    if (!allowed || shorter === stem || !shorter) return false;
    stem = shorter;
    steps.push(reason);
    return true;
  };
  strip(EXTENSION, 'file_extension');
  while (strip(/_1$/, 'suffix_1') || strip(/_mir$/, 'mirrored_fastener', isFastener(stem.replace(/(_mir|_1)+$/, ''))));
  return { stem, steps };
}

/** The keys under which a name may be proposed for another, the nearest first. */
export function proposalKeys(name: string): string[] {
  return [...new Set([foldName(name), stemOf(name).stem])];
}

interface Kin extends Candidate {
  folded: string;
  steps: Reason[];
}

/** Knows the records there are and those that the file itself made, and says of each name what it is. Never merges by likeness. */
export class Matcher {
  private readonly byId = new Map<Id, Candidate>();
  private readonly byName = new Map<string, Candidate>();
  private readonly byCode = new Map<string, Candidate>();
  private readonly byStem = new Map<string, Kin[]>();

  /** `aliases`: folded name → record, or null for what is to be ignored. */
  constructor(
    candidates: Iterable<Candidate>,
    private readonly aliases: ReadonlyMap<string, Id | null> = new Map(),
    /** False: names that merely look alike propose nothing, and nothing is kept for it. */
    private readonly similar = true,
  ) {
    for (const candidate of candidates) this.add(candidate);
  }

  has = (id: Id): boolean => this.byId.has(id);
  nameOf = (id: Id): string | undefined => this.byId.get(id)?.name;

  /** A record the file makes: later rows of that name are the same. Of several with one name the first stays. */
  add(candidate: Candidate): void {
    this.byId.set(candidate.id, candidate);
    const name = normalizeName(candidate.name);
    if (!this.byName.has(name)) this.byName.set(name, candidate);
    for (const code of candidate.codes ?? []) if (!this.byCode.has(normalizeName(code))) this.byCode.set(normalizeName(code), candidate);
    if (!this.similar) return;
    const { stem, steps } = stemOf(candidate.name);
    this.byStem.set(stem, [...(this.byStem.get(stem) ?? []), { ...candidate, folded: foldName(candidate.name), steps }]);
  }

  judge({ name, codes = [] }: Named): Verdict {
    const coded = codes.map((code) => this.byCode.get(normalizeName(code))).find(Boolean);
    if (coded) return { bucket: 'exact', id: coded.id, reason: null };
    const learned = this.aliases.get(foldName(name));
    if (learned === null) return { bucket: 'ignored', id: null, reason: null };
    if (learned !== undefined && this.byId.has(learned)) return { bucket: 'alias', id: learned, reason: null };
    const same = this.byName.get(normalizeName(name));
    if (same) return { bucket: 'exact', id: same.id, reason: null };
    return this.similar ? this.propose(name) : { bucket: 'new', id: null, reason: null };
  }

  private propose(name: string): Verdict {
    const folded = foldName(name);
    const { stem, steps } = stemOf(name);
    const kin = this.byStem.get(stem) ?? [];
    const near = kin.find((one) => one.folded === folded) ?? kin.find((one) => !one.steps.length) ?? kin[0];
    if (near) return { bucket: 'proposed', id: near.id, reason: near.folded === folded ? 'spelling' : (steps[0] ?? near.steps[0] ?? 'spelling') };
    if (isArtefact(folded)) return { bucket: 'proposed', id: null, reason: 'cad_artefact' };
    if (PLACEHOLDERS.has(folded)) return { bucket: 'proposed', id: null, reason: 'placeholder_name' };
    return { bucket: 'new', id: null, reason: null };
  }
}

/** Copies after what they are copies of: so the copy is proposed for the original, wherever the two stand in the file. */
export const originalsFirst = <T>(items: readonly T[], name: (item: T) => string): T[] => {
  const ranked = items.map((item) => ({ item, rank: stemOf(name(item)).steps.length }));
  return ranked.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
};

/** The verdict on each name against the records given; names of the list itself are compared with one another too. */
export function matchNames(names: readonly Named[], candidates: readonly Candidate[], aliases?: ReadonlyMap<string, Id | null>): Verdict[] {
  const matcher = new Matcher(candidates, aliases);
  const verdicts = new Map<Named, Verdict>();
  for (const named of originalsFirst(names, ({ name }) => name)) {
    const verdict = matcher.judge(named);
    verdicts.set(named, verdict);
    if (verdict.bucket === 'new' || verdict.bucket === 'proposed') matcher.add({ id: `row ${names.indexOf(named)}`, ...named });
  }
  return names.map((named) => verdicts.get(named)!);
}
