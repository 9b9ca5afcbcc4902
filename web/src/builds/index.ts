import Precision from '@mui/icons-material/PrecisionManufacturingOutlined';
import Schema from '@mui/icons-material/AccountTreeOutlined';
import Printer from '@mui/icons-material/ViewInArOutlined';
import { page, type RecordLink, type WebModule } from '../core/module';
import type { Build } from './builds';
import type { PrintJob, PrintMachine } from './prints';
import type { ProductionOrder } from './production';
import { texts } from './texts';

const build: RecordLink<Build> = {
  resource: 'builds',
  label: 'builds.title',
  icon: Schema,
  to: ({ id }) => `/builds/${id}`,
  title: ({ buildName }) => buildName,
  hint: ({ modelNumber }) => modelNumber,
  can: 'builds:read',
};
const job: RecordLink<ProductionOrder> = {
  resource: 'production-orders',
  label: 'builds.production.title',
  icon: Precision,
  to: ({ id }) => `/production/${id}`,
  title: ({ number }) => number,
  hint: ({ buildName }) => buildName,
  can: 'production-orders:read',
};

const print: RecordLink<PrintJob> = {
  resource: 'print-jobs',
  label: 'builds.prints.title',
  icon: Printer,
  to: ({ id }) => `/print-jobs/${id}`,
  title: ({ number }) => number,
  hint: ({ partName }) => partName,
  can: 'print-jobs:read',
};
const printer: RecordLink<PrintMachine> = {
  resource: 'print-machines',
  label: 'builds.printers.title',
  icon: Printer,
  to: ({ id }) => `/print-machines/${id}/edit`,
  title: ({ name }) => name,
  hint: ({ model }) => model,
  can: 'print-machines:read',
};

export const builds: WebModule = {
  part: 'builds',
  texts,
  nav: [
    { place: 'builds', to: '/builds', label: 'builds.title', icon: Schema, can: 'builds:read', key: 'b' },
    { place: 'production', to: '/production', label: 'builds.production.title', icon: Precision, can: 'production-orders:read', key: 'm', handy: true },
    { place: 'production', to: '/print-jobs', label: 'builds.prints.title', icon: Printer, can: 'print-jobs:read' },
  ],
  routes: [
    page('builds', () => import('./BuildsPage'), 'BuildsPage'),
    page('builds/new', () => import('./BuildForm'), 'BuildForm'),
    page('builds/:id', () => import('./BuildPage'), 'BuildPage'),
    page('builds/:id/edit', () => import('./BuildForm'), 'BuildForm'),
    page('builds/:id/parts', () => import('./BomForm'), 'BomForm'),
    page('builds/:id/import', () => import('./BomImport'), 'BomImport'),
    page('production', () => import('./ProductionPage'), 'ProductionPage'),
    page('production/new', () => import('./ProductionForm'), 'ProductionForm'),
    page('production/:id', () => import('./ProductionOrderPage'), 'ProductionOrderPage'),
    page('production/:id/steps', () => import('./OrderStepsForm'), 'OrderStepsForm'),
    page('production/:id/edit', () => import('./ProductionForm'), 'ProductionForm'),
    page('print-jobs', () => import('./PrintsPage'), 'PrintsPage'),
    page('print-jobs/new', () => import('./PrintForm'), 'PrintForm'),
    page('print-jobs/:id', () => import('./PrintPage'), 'PrintPage'),
    page('print-jobs/:id/edit', () => import('./PrintForm'), 'PrintForm'),
    page('print-machines', () => import('./PrintsPage'), 'PrintersPage'),
    page('print-machines/new', () => import('./PrintForm'), 'PrinterForm'),
    page('print-machines/:id/edit', () => import('./PrintForm'), 'PrinterForm'),
  ],
  create: [
    { label: 'builds.create', to: '/builds/new', icon: Schema, can: 'builds:write' },
    { label: 'builds.production.create', to: '/production/new', icon: Precision, can: 'production-orders:write' },
    { label: 'builds.prints.create', to: '/print-jobs/new', icon: Printer, can: 'print-jobs:write' },
  ],
  records: [build, job, print, printer],
};
