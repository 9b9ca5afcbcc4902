import { row, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';

const SENT = statement(`
  select f.sha256, f.type from core.files f join messaging.messages m on m.id = f.subject_id
  where f.id = $1 and f.deleted_at is null and f.resource = 'conversations' and m.channel_id = $2 and not m.internal and m.sender_type <> 'customer'`);
/** A file of a message of ours that leaves by this channel. */
export const sentFile = (tx: Tx, file: Id, channel: Id) => row<{ sha256: string; type: string }>(tx, SENT, [file, channel]);
