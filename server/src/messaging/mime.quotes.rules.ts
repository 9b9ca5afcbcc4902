export interface Folded {
  /** What is new in this mail. */
  fresh: string;
  /** What it repeats of earlier ones; empty if nothing. */
  quoted: string;
}

const INTRODUCTION = [
  /^[^\S\n]*(on|am|le|il|el|den|op)\b.{5,200}\b(wrote|schrieb|a écrit|ha scritto|escribió|skrev|schreef)\b.{0,120}:[^\S\n]*$/i,
  /^[^\S\n]*.{3,120}\b(schrieb|wrote) (am|on)\b.{5,80}:[^\S\n]*$/i,
  /^[^\S\n]*-{2,}\s*(original message|ursprüngliche nachricht|originalnachricht|forwarded message|weitergeleitete nachricht|message d'origine)\s*-{2,}/i,
];
const FROM = /^[^\S\n]*\*?(from|von|de)\s?:\*?\s/i;
const SENT = /^[^\S\n]*\*?(sent|gesendet|date|datum|to|an|betreff|subject|envoyé|objet)\s?:\*?\s/i;

/**
 * Puts apart what a mail repeats. An answer between quoted lines stays whole: there the quotes are part of what is said. In doubt nothing is
 * folded away.
 */
export function foldQuotes(text: string): Folded {
  const lines = text.split('\n');
  const start = lines.findIndex((_, i) => introduces(lines, i));
  const cut = start >= 0 && !answersBelow(lines, start) ? start : trailing(lines);
  const fresh = lines.slice(0, cut).join('\n').trimEnd();
  if (!fresh.trim() || cut >= lines.length) return { fresh: text.trimEnd(), quoted: '' };
  return { fresh, quoted: lines.slice(cut).join('\n').trim() };
}

function introduces(lines: string[], i: number): boolean {
  const [line, next = ''] = [lines[i], lines[i + 1]];
  if (!line.trim()) return false;
  // programs break the line after some 78 characters
  if (INTRODUCTION.some((form) => form.test(line) || (line.length > 30 && form.test(`${line.trimEnd()} ${next.trim()}`)))) return true;
  return FROM.test(line) && lines.slice(i + 1, i + 5).filter((each) => SENT.test(each)).length >= 2;
}

/** After an introduction followed by `>`: whether somebody writes on between or below the quoted lines. */
function answersBelow(lines: string[], start: number): boolean {
  const below = lines.slice(start);
  const last = below.findLastIndex((line) => line.startsWith('>'));
  if (last < 0) return false;
  const first = below.findIndex((line) => line.startsWith('>'));
  const ours = below.filter((line, i) => i > first && line.trim() && !line.startsWith('>'));
  const signature = ours.findIndex((line) => /^-- ?$/.test(line));
  return (signature < 0 ? ours : ours.slice(0, signature)).length > 0;
}

/** Where a block of `>` lines begins that ends the mail; the number of lines if none does. */
function trailing(lines: string[]): number {
  let at = lines.length;
  while (at > 0 && (!lines[at - 1].trim() || lines[at - 1].startsWith('>'))) at--;
  return lines.slice(at).some((line) => line.startsWith('>')) ? at : lines.length;
}
