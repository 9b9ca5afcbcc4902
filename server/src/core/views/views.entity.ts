import { Bool, inputOf, patchOf, Text } from '../dto';
import { BaseRecord, Table } from '../record';

/** A list as somebody wants to find it again: its filters, its order, under a name. Whoever made it owns it. */
@Table('core.saved_views')
export class SavedView extends BaseRecord {
  @Text({ max: 80 }) name: string;
  @Text({ max: 100, description: 'path of the list: `/parts`', example: '/parts' }) list: string;
  @Text({ nullable: true, max: 4_000, description: 'what stands in the URL of the list: `status=open&sort=-createdAt`' }) query: string | null;
  @Bool({ filled: true, description: 'everybody in the organization finds it' }) shared: boolean;
  @Bool({ filled: true, description: 'the list opens with it, for its owner' }) isDefault: boolean;
}

export class SavedViewInput extends inputOf(SavedView, ['name', 'list', 'query', 'shared', 'isDefault']) {}
export class SavedViewPatch extends patchOf(inputOf(SavedView, ['name', 'query', 'shared', 'isDefault'])) {}
