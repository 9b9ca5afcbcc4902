import { bulkOf } from '../core/bulk';
import { inputOf, patchOf, replaceOf } from '../core/dto';
import { anyOf, isFlag, isId, list } from '../core/list';
import { CustomerNote, NOTE_TYPES } from './notes.entity';

export class CustomerNoteInput extends inputOf(CustomerNote, ['customerId', 'type', 'content', 'isInternal', 'mentionIds']) {}
export class CustomerNotePatch extends patchOf(CustomerNoteInput) {}
export class CustomerNoteReplacement extends replaceOf(CustomerNoteInput) {}

export const noteList = list({
  entity: CustomerNote,
  search: true,
  filter: { customerId: isId('customerId'), type: anyOf('type', NOTE_TYPES), isInternal: isFlag('isInternal'), createdBy: isId('createdBy') },
  sort: ['-createdAt', 'createdAt', 'updatedAt', 'type'],
});
export class CustomerNoteQuery extends noteList.Query {}
export class CustomerNoteExport extends noteList.Export {}
export class CustomerNoteBulk extends bulkOf(['change', 'delete', 'restore']) {}
