import People from '@mui/icons-material/PeopleOutlined';
import type { Customer } from '../api';
import { page, type RecordLink, type WebModule } from '../core/module';
import { texts } from './texts';

const link: RecordLink<Customer> = {
  resource: 'customers',
  label: 'customers.title',
  icon: People,
  to: ({ id }) => `/customers/${id}`,
  title: ({ name }) => name,
  hint: ({ customerNumber }) => customerNumber,
  can: 'customers:read',
};

export const customers: WebModule = {
  texts,
  nav: [{ place: 'customers', to: '/customers', label: 'customers.title', icon: People, can: 'customers:read', key: 'u', handy: true }],
  routes: [
    page('customers', () => import('./CustomersPage'), 'CustomersPage'),
    page('customers/new', () => import('./CustomerForm'), 'CustomerForm'),
    page('customers/:id', () => import('./CustomerPage'), 'CustomerPage'),
    page('customers/:id/edit', () => import('./CustomerForm'), 'CustomerForm'),
  ],
  create: [{ label: 'customers.create', to: '/customers/new', icon: People, can: 'customers:write' }],
  records: [link],
};
