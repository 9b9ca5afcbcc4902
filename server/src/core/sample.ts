import { row, statement } from './sql';
import type { Id, Tx } from './tx';

const IS_SAMPLE = statement(`select core.is_sample($1) as sample`);

/** Whether a record is sample data (written with a past, or part of the sample company), or a document that hangs on it: no mail leaves for those. */
export async function isSample(tx: Tx, id?: Id | null): Promise<boolean> {
  if (tx.ctx.at) return true;
  return id ? (await row<{ sample: boolean }>(tx, IS_SAMPLE, [id]))!.sample : false;
}
