import { bulkOf } from '../core/bulk';
import { inputOf, patchOf, replaceOf } from '../core/dto';
import { anyOf, isId, list } from '../core/list';
import { WAITING_STATUSES, WaitlistEntry } from './waitlist.entity';

export class WaitlistEntryInput extends inputOf(WaitlistEntry, ['customerId', 'typeId', 'resourceId', 'earliestDay', 'latestDay', 'notes']) {}
export class WaitlistEntryPatch extends patchOf(WaitlistEntryInput) {}
export class WaitlistEntryReplacement extends replaceOf(WaitlistEntryInput) {}

export const waitlistList = list({
  entity: WaitlistEntry,
  search: true,
  filter: { status: anyOf('status', WAITING_STATUSES), customerId: isId('customerId'), typeId: isId('typeId') },
  sort: ['createdAt', 'earliestDay', 'customerName', 'status', 'updatedAt'],
});
export class WaitlistEntryQuery extends waitlistList.Query {}
export class WaitlistEntryExport extends waitlistList.Export {}
export class WaitlistEntryBulk extends bulkOf(['change', 'delete', 'restore']) {}
