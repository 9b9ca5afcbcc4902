export interface Member {
  id: string;
  name: string;
}

/** The name being typed after an `@` before the caret, and where it begins; null where none is. */
export function asked(text: string, caret: number): { begins: number; name: string } | null {
  const found = /(?:^|[\s(])@([\p{L}\p{N}.'-]*(?: [\p{L}\p{N}.'-]+)?)$/u.exec(text.slice(0, caret));
  return found ? { begins: caret - found[1].length - 1, name: found[1] } : null;
}

/** The text with the member's name in place of what was typed, and where the caret stands then. */
export function put(text: string, caret: number, begins: number, { name }: Member): { text: string; caret: number } {
  const before = `${text.slice(0, begins)}@${name} `;
  return { text: before + text.slice(caret).replace(/^ /, ''), caret: before.length };
}

/** Those of the chosen members whose names still stand in the text. */
export const mentioned = (text: string, chosen: Member[]): Member[] =>
  chosen.filter(({ id, name }, at) => text.includes(`@${name}`) && chosen.findIndex((other) => other.id === id) === at);

/** The text in pieces, names of mentioned members apart. */
export function pieces(text: string, members: Member[]): { text: string; mention: boolean }[] {
  const names = members.map(({ name }) => `@${name}`).sort((a, b) => b.length - a.length);
  if (!names.length) return [{ text, mention: false }];
  const escaped = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text
    .split(new RegExp(`(${escaped.join('|')})`, 'u'))
    .filter(Boolean)
    .map((piece) => ({ text: piece, mention: names.includes(piece) }));
}
