const SHORTEST_S = 5;
const LONGEST_S = 5 * 60;
/** A wrong password that is tried again and again locks an account. */
const REFUSED_S = 10 * 60;

/** How long to wait before a mailbox is connected to again, after so many failures in a row. Seconds. */
export const waitSeconds = (failures: number, refused: boolean): number =>
  refused ? REFUSED_S : Math.min(SHORTEST_S * 2 ** Math.max(0, failures - 1), LONGEST_S);
