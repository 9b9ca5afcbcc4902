import Checklist from '@mui/icons-material/ChecklistOutlined';
import Group from '@mui/icons-material/GroupWorkOutlined';
import People from '@mui/icons-material/PeopleOutlined';
import type { Customer, Segment } from '../api';
import { page, type RecordLink, type WebModule } from '../core/module';
import { careTexts } from './care.texts';
import { crmTexts } from './crm.texts';
import { healthTexts } from './health.texts';
import { standingTexts } from './standing.texts';
import { texts } from './texts';

export { useLenses } from './PrescriptionCell';
export { EyesInLine } from './EyesInLine';
export { Reasons } from './Standing';
export { Timeline } from './Timeline';

const link: RecordLink<Customer> = {
  resource: 'customers',
  label: 'customers.title',
  icon: People,
  to: ({ id }) => `/customers/${id}`,
  title: ({ name }) => name,
  hint: ({ customerNumber }) => customerNumber,
  can: 'customers:read',
};

const segment: RecordLink<Segment> = {
  resource: 'segments',
  label: 'care.segments.title',
  icon: Group,
  to: ({ id }) => `/customers?segmentId=${id}`,
  title: ({ name }) => name,
  can: 'segments:read',
};

export const customers: WebModule = {
  texts: [texts, crmTexts, careTexts, healthTexts, standingTexts],
  nav: [
    { place: 'customers', to: '/customers', label: 'customers.title', icon: People, can: 'customers:read', key: 'u', handy: true },
    { place: 'tasks', to: '/tasks', label: 'crm.tasks.title', icon: Checklist, can: 'activities:read', badge: '/activities?state=overdue' },
  ],
  routes: [
    page('tasks', () => import('./TasksPage'), 'TasksPage'),
    page('customers', () => import('./CustomersPage'), 'CustomersPage'),
    page('customers/new', () => import('./CustomerForm'), 'CustomerForm'),
    page('customers/recall', () => import('./RecallPage'), 'RecallPage'),
    page('customers/import', () => import('./CustomersImportPage'), 'CustomersImportPage'),
    page('customers/:id', () => import('./CustomerPage'), 'CustomerPage'),
    page('customers/:id/edit', () => import('./CustomerForm'), 'CustomerForm'),
  ],
  create: [{ label: 'customers.create', to: '/customers/new', icon: People, can: 'customers:write' }],
  commands: [
    { label: 'care.import.title', to: '/customers/import', icon: People, can: 'customers:write', words: 'csv xlsx' },

    { label: 'health.recall.title', to: '/customers/recall', icon: People, can: 'customers:read', words: 'recall reminder exam' },
    { label: 'crm.tasks.title', to: '/tasks', icon: Checklist, can: 'activities:read', words: 'tasks to do aufgaben' },
  ],
  records: [link, segment],
};
