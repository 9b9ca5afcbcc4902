import { rows, statement } from '../core/sql';
import type { Tx } from '../core/tx';
import type { Category } from './parts.dto';

const CATEGORIES = statement(`
  select category, count(*)::int as count from parts.parts where deleted_at is null and category is not null
  group by category order by category collate "de-x-icu"`);

export const categories = (tx: Tx): Promise<Category[]> => rows<Category & Record<string, unknown>>(tx, CATEGORIES);
