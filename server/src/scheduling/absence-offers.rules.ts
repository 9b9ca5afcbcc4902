/** How many times a message names. */
export const TIMES = 3;

/** Times for each of `people` in turn, so that those who answer at once do not all want the same one; who is too late gets the last ones. */
export function spread<T>(free: T[], people: number): T[][] {
  return Array.from({ length: people }, (_, at) => {
    const own = free.slice(at * TIMES, (at + 1) * TIMES);
    return own.length === TIMES ? own : free.slice(-TIMES);
  });
}
