import { bulkOf } from '../core/bulk';
import { inputOf, patchOf, replaceOf } from '../core/dto';
import { isFlag, isId, list } from '../core/list';
import { ContactRecord } from './contacts.entity';

export class ContactRecordInput extends inputOf(ContactRecord, ['customerId', 'name', 'role', 'emails', 'phones', 'isPrimary']) {}
export class ContactRecordPatch extends patchOf(ContactRecordInput) {}
export class ContactRecordReplacement extends replaceOf(ContactRecordInput) {}

export const contactList = list({
  entity: ContactRecord,
  search: true,
  filter: { customerId: isId('customerId'), isPrimary: isFlag('isPrimary') },
  sort: ['name', 'createdAt', 'updatedAt', 'position'],
});
export class ContactRecordQuery extends contactList.Query {}
export class ContactRecordExport extends contactList.Export {}
export class ContactRecordBulk extends bulkOf(['change', 'delete', 'restore']) {}
