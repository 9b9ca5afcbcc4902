import People from '@mui/icons-material/PeopleOutlined';
import Settings from '@mui/icons-material/SettingsOutlined';
import type { Member } from '../api';
import { page, type RecordLink, type WebModule } from '../core/module';
import { SECTIONS } from './sections';
import { fieldTexts } from './fields.texts';
import { privacyTexts } from './privacy.texts';
import { texts } from './texts';
import { waysTexts } from './ways.texts';

const people: RecordLink<Member> = {
  resource: 'users',
  label: 'settings.people.title',
  icon: People,
  to: ({ id }) => `/settings/people?peek=${id}`,
  title: ({ name }) => name,
  hint: ({ email }) => email,
  can: 'users:read',
};

const pages = [
  page('account', () => import('./AccountPage'), 'AccountPage'),
  page('organization', () => import('./OrganizationPage'), 'OrganizationPage'),
  page('ways', () => import('./WaysPage'), 'WaysPage'),
  page('fields', () => import('./FieldsPage'), 'FieldsPage'),
  page('privacy', () => import('./PrivacyPage'), 'PrivacyPage'),
  page('brand', () => import('./BrandPage'), 'BrandPage'),
  page('numbers', () => import('./NumbersPage'), 'NumbersPage'),
  page('taxes', () => import('./TaxesPage'), 'TaxesPage'),
  page('units', () => import('./UnitsPage'), 'UnitsPage'),
  page('people', () => import('./PeoplePage'), 'PeoplePage'),
  page('roles', () => import('./RolesPage'), 'RolesPage'),
  page('roles/new', () => import('./RolePage'), 'RolePage'),
  page('roles/:id', () => import('./RolePage'), 'RolePage'),
  page('keys', () => import('./KeysPage'), 'KeysPage'),
  page('sample', () => import('./SamplePage'), 'SamplePage'),
  page('imports', () => import('./ImportsPage'), 'ImportsPage'),
  page('mails', () => import('./MailsPage'), 'MailsPage'),
  page('audit', () => import('./AuditPage'), 'AuditPage'),
  page('export', () => import('./ExportPage'), 'ExportPage'),
];

export const settings: WebModule = {
  texts: [texts, waysTexts, fieldTexts, privacyTexts],
  nav: [{ place: 'settings', to: '/settings', label: 'settings.title', icon: Settings, key: 's' }],
  routes: [{ path: 'settings', lazy: async () => ({ Component: (await import('./SettingsFrame')).SettingsFrame }), children: pages }],
  commands: SECTIONS.flatMap(({ pages: all }) => all.map(({ to, label, can }) => ({ label, can, to: `/settings/${to}`, icon: Settings }))),
  records: [people],
};
