import type { Id } from '../core/tx';

const bare = (name: string): string => name.normalize('NFC').toLowerCase();
/** Begins there, and is not the beginning of a longer word. */
const named = (text: string, name: string): boolean => text.startsWith(name) && !/^[\p{L}\p{N}]/u.test(text.slice(name.length));

/** Members whom a text names behind an `@`: by their whole name, else by their first name if no other member has it. */
export function mentionsIn(text: string, members: readonly { id: Id; name: string }[]): Id[] {
  const marks = [...bare(text).matchAll(/(?<![\p{L}\p{N}.])@/gu)].map(({ index }) => bare(text).slice(index + 1));
  const first = (name: string) => bare(name).split(/\s+/)[0];
  const found = marks.flatMap((rest) => {
    const whole = members.filter(({ name }) => named(rest, bare(name)));
    if (whole.length) return whole.sort((a, b) => b.name.length - a.name.length).slice(0, 1);
    const byFirst = members.filter(({ name }) => named(rest, first(name)));
    return byFirst.length === 1 ? byFirst : [];
  });
  return [...new Set(found.map(({ id }) => id))];
}
