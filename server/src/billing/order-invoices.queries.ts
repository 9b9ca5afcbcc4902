import type { DateString } from '../core/dates';
import { row, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';

const SUPPLIED = statement(`
  select to_char(max(delivery_date), 'YYYY-MM-DD') as day from fulfillment.deliveries
  where order_id = any ($1) and status in ('in_transit', 'delivered') and deleted_at is null`);

/** The day the last goods of the orders left: the day of supply; null while nothing has. */
export const suppliedOn = async (tx: Tx, orderIds: Id[]): Promise<DateString | null> => (await row<{ day: string | null }>(tx, SUPPLIED, [orderIds]))!.day;
