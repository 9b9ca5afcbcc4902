import type { PrintJob, PrintMachine, PrintStatus } from '../api';
import type { Table } from '../core/table';

export type { PrintJob, PrintMachine } from '../api';
const PRINT_STATUSES: PrintStatus[] = ['planned', 'printing', 'done', 'cancelled'];

export const printsTable: Table<PrintJob, 'builds.prints'> = {
  texts: 'builds.prints',
  path: '/print-jobs',
  sort: '-createdAt',
  to: ({ id }) => `/print-jobs/${id}`,
  export: 'print-jobs:export',
  create: { label: 'builds.prints.create', to: '/print-jobs/new', can: 'print-jobs:write' },
  empty: { title: 'builds.prints.empty.title', text: 'builds.prints.empty.text' },
  columns: [
    { field: 'number', type: 'link', sort: true, width: 140 },
    { field: 'partName', card: 'line' },
    { field: 'status', type: 'status', sort: true, width: 130 },
    { field: 'quantity', type: 'number', sort: true, width: 90, card: 'line' },
    { field: 'goodQuantity', type: 'number', width: 80 },
    { field: 'scrappedQuantity', type: 'number', width: 100 },
    { field: 'machineName', value: ({ machineName }) => machineName ?? '–', card: 'line' },
    { field: 'materialName' },
    { field: 'dueDate', type: 'date', width: 130 },
    { field: 'unitCost', type: 'price', width: 120, hidden: true },
    { field: 'updatedAt', type: 'ago', sort: true, hidden: true },
  ],
  filters: [
    { field: 'status', kind: 'enum', options: PRINT_STATUSES },
    { field: 'machineId', kind: 'record', resource: 'print-machines' },
    { field: 'partId', kind: 'record', resource: 'parts' },
    { field: 'productionOrderId', kind: 'record', resource: 'production-orders' },
    { field: 'dueDate', kind: 'date', params: ['dueFrom', 'dueTo'] },
  ],
  bulk: [
    { action: 'cancel', label: 'core.moves.cancel', can: 'print-jobs:write', danger: true, confirm: 'builds.prints.bulk.cancelText' },
    { action: 'delete', label: 'core.actions.delete', can: 'print-jobs:delete', danger: true, confirm: 'builds.prints.bulk.deleteText' },
  ],
};

export const printersTable: Table<PrintMachine, 'builds.printers'> = {
  texts: 'builds.printers',
  path: '/print-machines',
  sort: 'name',
  to: ({ id }) => `/print-machines/${id}/edit`,
  export: 'print-machines:export',
  peek: false,
  create: { label: 'builds.printers.create', to: '/print-machines/new', can: 'print-machines:write' },
  empty: { title: 'builds.printers.empty.title', text: 'builds.printers.empty.text' },
  columns: [
    { field: 'name', type: 'link', sort: true },
    { field: 'model', card: 'line' },
    { field: 'hourlyRate', type: 'price', width: 150, card: 'line' },
    { field: 'isActive', type: 'bool', width: 120 },
    { field: 'updatedAt', type: 'ago', sort: true, hidden: true },
  ],
  filters: [{ field: 'isActive', kind: 'flag' }],
};
