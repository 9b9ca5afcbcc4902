/** `Re:` once, whoever answered whom in which language. */
export function answerSubject(subject: string | null, answers: boolean): string {
  const plain = (subject ?? '').replace(/[\r\n]+/g, ' ').trim();
  const bare = plain.replace(/^((re|aw|antw|sv|vs|odp|rif|ref|fw|fwd|wg)(\[\d+\])?\s*:\s*)+/i, '').trim();
  return answers ? `Re: ${bare}` : plain;
}

/** Message-IDs as the other side knows them; those that this house made up for mails without one are nobody's. */
export const realIds = (ids: readonly string[]): string[] =>
  ids.map((id) => id.replace(/#[0-9a-f]{32}>$/, '>')).filter((id) => /^<[^<>\s]+@[^<>\s]+>$/.test(id) && !id.endsWith('.invalid>'));

/** The id of a message at every attempt: `<uuid@house.example>`. */
export const messageIdOf = (id: string, ownAddress: string): string => `<${id}@${ownAddress.split('@').at(-1)!.toLowerCase()}>`;

/** `name+k-token@house.example`: answers come back with their conversation on them. */
export function plusAddress(ownAddress: string, token: string): string {
  const at = ownAddress.lastIndexOf('@');
  return `${ownAddress.slice(0, at)}+k-${token}${ownAddress.slice(at)}`;
}

/** Whom an answer goes to: who wrote last, where that one wants it, the others of the conversation beside. */
export function recipients(address: string, lastWriter: string | null): { to: string; cc: string[] } {
  const to = lastWriter && !lastWriter.endsWith('.invalid') ? lastWriter : address;
  return { to, cc: to.toLowerCase() === address.toLowerCase() || address.endsWith('.invalid') ? [] : [address] };
}
