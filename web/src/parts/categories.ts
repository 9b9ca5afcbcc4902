import { useMany, type Rec } from '../core/api';
import type { Table } from '../core/table';

export const SPECIFICATION_TYPES = ['number', 'text', 'choice'] as const;

export interface SpecificationField {
  name: string;
  type: (typeof SPECIFICATION_TYPES)[number];
  unit: string | null;
  choices: string[];
}

/** A field to filter by, and what parts say there. */
export interface Specification extends SpecificationField {
  values: string[];
}

export interface Category extends Rec {
  name: string;
  parentId: string | null;
  fields: SpecificationField[];
  path: string;
  partCount: number;
}

export const categoriesTable: Table<Category, 'parts.categories'> = {
  texts: 'parts.categories',
  path: '/part-categories',
  sort: 'name',
  to: ({ id }) => `/part-categories/${id}`,
  export: 'parts:export',
  create: { label: 'parts.categories.create', to: '/part-categories/new', can: 'parts:write' },
  empty: { title: 'parts.categories.empty.title', text: 'parts.categories.empty.text' },
  columns: [
    { field: 'name', type: 'link', sort: true },
    { field: 'path', width: 260, card: 'line' },
    { field: 'fields', card: 'line', value: ({ fields }) => fields.map(({ name, unit }) => (unit ? `${name} (${unit})` : name)).join(', ') },
    { field: 'partCount', type: 'number', width: 90, card: 'line' },
    { field: 'updatedAt', type: 'ago', sort: true, hidden: true },
  ],
  bulk: [{ action: 'delete', label: 'parts.bulk.delete', can: 'parts:delete', danger: true, confirm: 'parts.categories.bulkText' }],
};

/** The specifications of a category; none for parts without one. */
export function useSpecifications(category: string | null | undefined): Specification[] {
  const { data } = useMany<Specification>(category ? '/parts/specifications' : null, { category });
  return category ? (data?.data ?? []) : [];
}
