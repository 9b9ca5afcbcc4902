import type { Id, Tx } from '../core/tx';

/** What a production order is made for, as somebody says it: orders stand to the right of us. */
export interface MadeFor {
  buildId: Id;
  orderId?: Id | null;
  orderItemId?: Id | null;
}
type Place = (tx: Tx, made: MadeFor) => Promise<{ orderId: Id | null; orderItemId: Id | null }>;

let place: Place = async () => ({ orderId: null, orderItemId: null });

/** Whoever keeps the orders says here which one a line belongs to, and refuses what is none. */
export const placesProduction = (by: Place): void => void (place = by);

/** The order and the line that a production order is made for; both are nothing where none is named. */
export const placed = (tx: Tx, made: MadeFor): ReturnType<Place> =>
  made.orderId || made.orderItemId ? place(tx, made) : Promise.resolve({ orderId: null, orderItemId: null });
