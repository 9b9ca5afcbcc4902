import { Injectable } from '@nestjs/common';
import { bulkIds, checked, type BulkBody } from '../core/bulk';
import { notice } from '../core/notify/notify.kinds';
import { recipients } from '../core/notify/notify.queries';
import { NotifyService } from '../core/notify/notify.service';
import { comments } from '../core/comments/comments.problems';
import { core } from '../core/problem';
import { archive, byId, changeMany, insert, restore, update, type Key, type Values } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { ActivitiesService } from './activities.service';
import { NOTE_ADDED, NOTE_ARCHIVED, NOTE_CHANGED, NOTE_RESTORED } from './customers.events';
import { mayChange } from './customers.rules';
import { CustomersService } from './customers.service';
import { mentionsIn } from './mentions.rules';
import { CustomerNotePatch, noteList, type CustomerNoteInput, type CustomerNoteQuery } from './notes.dto';
import { CustomerNote } from './notes.entity';
import { followNotes } from './notes.queries';

const EXCERPT = 140;
const MAY = 'notes:read';

const MENTIONED = notice({
  kind: 'customers.mentioned',
  mail: 'now',
  label: { en: 'Somebody mentions you in a note on a customer', de: 'Jemand erwähnt Sie in einer Notiz zu einem Kunden' },
  says: { en: '{author} mentioned you at {customer}: {text}', de: '{author} hat Sie bei {customer} erwähnt: {text}' },
});

@Injectable()
export class NotesService {
  constructor(
    private readonly customers: CustomersService,
    private readonly activities: ActivitiesService,
    private readonly notify: NotifyService,
  ) {}

  list = (tx: Tx, query: CustomerNoteQuery) => noteList.page(tx, query);

  one = (tx: Tx, id: Id) => byId(tx, CustomerNote, id);

  /** It stands in the timeline, too; who is mentioned is told once. 422 `customer_unknown`, `mention_unknown`. */
  async create(tx: Tx, input: CustomerNoteInput): Promise<CustomerNote> {
    await this.customers.living(tx, input.customerId);
    const mentionIds = await mentioned(tx, input);
    const note = await insert(tx, CustomerNote, { ...input, mentionIds });
    await this.activities.record(tx, {
      event: { type: NOTE_ADDED, subject: note.id, at: tx.now },
      customerId: note.customerId,
      type: 'note',
      resource: 'notes',
      title: excerptOf(note.content),
      description: note.content,
      data: { noteType: note.type, isInternal: note.isInternal },
    });
    await this.tell(tx, note, mentionIds);
    tx.emit(NOTE_ADDED, note.id, { customerId: note.customerId, type: note.type, isInternal: note.isInternal });
    return note;
  }

  async change(tx: Tx, id: Id, { version, ...patch }: Partial<CustomerNoteInput> & { version: number }): Promise<CustomerNote> {
    const before = await this.mine(tx, id);
    if (patch.customerId && patch.customerId !== before.customerId) await this.customers.living(tx, patch.customerId);
    const mentionIds = patch.content !== undefined || patch.mentionIds ? await mentioned(tx, { ...before, ...patch }) : before.mentionIds;
    const { row, diff } = await update(tx, CustomerNote, { id, version }, { ...patch, mentionIds });
    await followNotes(tx, [id]);
    await this.tell(
      tx,
      row,
      mentionIds.filter((member) => !before.mentionIds.includes(member)),
    );
    tx.emit(NOTE_CHANGED, id, diff);
    return row;
  }

  async archive(tx: Tx, key: Key): Promise<CustomerNote> {
    await this.mine(tx, key.id);
    const { row } = await archive(tx, CustomerNote, key);
    await followNotes(tx, [key.id]);
    tx.emit(NOTE_ARCHIVED, key.id, { customerId: row.customerId });
    return row;
  }

  async restore(tx: Tx, id: Id): Promise<CustomerNote> {
    await this.mine(tx, id);
    const { row } = await restore(tx, CustomerNote, id);
    await followNotes(tx, [id]);
    tx.emit(NOTE_RESTORED, id, { customerId: row.customerId });
    return row;
  }

  async bulk(tx: Tx, body: BulkBody): Promise<{ count: number; ids: Id[] }> {
    const ids = await bulkIds(tx, noteList, body);
    const changed = await changeMany(tx, CustomerNote, ids, await patchOfBulk(tx, body));
    const refused = changed.filter(({ row }) => !mayChange(tx.ctx, { ...row, ownerId: null }));
    if (refused.length) throw core.notOwner({ ids: refused.map(({ row }) => row.id) });
    await followNotes(tx, ids);
    const type = { change: NOTE_CHANGED, delete: NOTE_ARCHIVED, restore: NOTE_RESTORED }[body.action]!;
    for (const { row, diff } of changed) tx.emit(type, row.id, diff);
    return { count: changed.length, ids };
  }

  private async tell(tx: Tx, note: CustomerNote, members: Id[]): Promise<void> {
    const people = members.filter((id) => id !== tx.ctx.actor);
    const data = { author: note.authorName ?? 'API', customer: note.customerName, text: excerptOf(note.content), note: note.id };
    const news = { kind: MENTIONED, resource: 'customers', subject: note.customerId, data };
    if (people.length) await this.notify.tell(tx, news, { permissions: [MAY], people });
  }

  private async mine(tx: Tx, id: Id): Promise<CustomerNote> {
    const note = await byId(tx, CustomerNote, id, 'for update');
    if (!mayChange(tx.ctx, { ...note, ownerId: null })) throw core.notOwner({ id });
    return note;
  }
}

/** Who is mentioned, by id or by name in the text: 422 `mention_unknown` for an id of who is no member or may not see notes. */
async function mentioned(tx: Tx, { content, mentionIds: given }: Pick<CustomerNoteInput, 'content'> & { mentionIds?: unknown }): Promise<Id[]> {
  const mentionIds = Array.isArray(given) ? (given as Id[]) : [];
  if (!mentionIds.length && !content.includes('@')) return [];
  const seeing = (await recipients(tx, null)).filter(({ permissions }) => permissions.includes(MAY));
  const strange = mentionIds.filter((id) => !seeing.some((member) => member.id === id));
  if (strange.length) throw comments.mentionUnknown({ ids: strange }, 'mentionIds');
  return [...new Set([...mentionIds, ...mentionsIn(content, seeing)])];
}

async function patchOfBulk(tx: Tx, { action, values }: BulkBody): Promise<Values<CustomerNote>> {
  if (action !== 'change') return { deletedAt: action === 'delete' ? tx.now : null };
  const { version: _, type, isInternal, ...more } = await checked(CustomerNotePatch, { ...values, version: 1 }, 'values.');
  const [strange] = Object.entries(more).flatMap(([field, value]) => (value === undefined ? [] : [field]));
  if (strange) throw core.validationFailed({ rule: 'whitelistValidation' }, `values.${strange}`);
  return { type, isInternal };
}

const excerptOf = (text: string): string => (text.length > EXCERPT ? `${text.slice(0, EXCERPT)} …` : text);
