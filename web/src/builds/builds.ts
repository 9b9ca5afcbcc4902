import type { Build, BuildStatus } from '../api';
import type { Table } from '../core/table';

export type { BomDifference, BomLine, Build, BuildCost, CanBuild, Comparison, CostLine, ExplodedPart, Revision, WhereUsed } from '../api';

export const BUILD_STATUSES: BuildStatus[] = ['draft', 'active', 'discontinued'];

export const buildsTable: Table<Build, 'builds'> = {
  texts: 'builds',
  path: '/builds',
  sort: 'buildName',
  to: ({ id }) => `/builds/${id}`,
  canEdit: 'builds:write',
  export: 'builds:export',
  create: { label: 'builds.create', to: '/builds/new', can: 'builds:write' },
  empty: { title: 'builds.empty.title', text: 'builds.empty.text' },
  columns: [
    { field: 'buildName', type: 'link', sort: true },
    { field: 'modelNumber', sort: true, width: 150 },
    { field: 'status', type: 'status', sort: true, width: 140 },
    { field: 'basePrice', type: 'money', sort: true, width: 140 },
    { field: 'buildTimeHours', type: 'number', unit: () => 'h', width: 130 },
    { field: 'options', type: 'chips', value: ({ options }) => options.map(({ name }) => name) },
    { field: 'updatedAt', type: 'ago', sort: true, hidden: true },
    { field: 'createdAt', type: 'date', sort: true, hidden: true },
  ],
  filters: [{ field: 'status', kind: 'enum', options: BUILD_STATUSES }],
  bulk: [
    { action: 'change', label: 'builds.bulk.discontinue', can: 'builds:write', values: { status: 'discontinued' }, confirm: 'builds.bulk.discontinueText' },
    { action: 'delete', label: 'core.actions.delete', can: 'builds:delete', danger: true, confirm: 'builds.bulk.deleteText' },
  ],
};
