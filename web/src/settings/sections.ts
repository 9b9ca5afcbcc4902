import type { TextKey } from '../core/texts';

export interface SettingsPage {
  to: string;
  label: TextKey;
  can?: string;
}

/** What can be set, in groups; each group is a heading of the navigation on the left. */
export const SECTIONS: { title: TextKey; pages: SettingsPage[] }[] = [
  {
    title: 'settings.groups.me',
    pages: [{ to: 'account', label: 'settings.account.title' }],
  },
  {
    title: 'settings.groups.company',
    pages: [
      { to: 'organization', label: 'settings.organization.title', can: 'organization:read' },
      { to: 'ways', label: 'ways.title', can: 'organization:read' },
      { to: 'fields', label: 'fields.title', can: 'custom-fields:read' },
      { to: 'brand', label: 'settings.brand.title', can: 'organization:read' },
      { to: 'numbers', label: 'settings.numbers.title', can: 'series:read' },
      { to: 'taxes', label: 'settings.taxes.title', can: 'settings:read' },
      { to: 'units', label: 'settings.units.title' },
    ],
  },
  {
    title: 'settings.groups.access',
    pages: [
      { to: 'people', label: 'settings.people.title', can: 'users:read' },
      { to: 'roles', label: 'settings.roles.title', can: 'roles:read' },
      { to: 'keys', label: 'settings.keys.title', can: 'api-keys:read' },
    ],
  },
  {
    title: 'settings.groups.data',
    pages: [
      { to: 'sample', label: 'sample.title', can: 'organization:read' },
      { to: 'imports', label: 'settings.imports.title', can: 'imports:read' },
      { to: 'mails', label: 'settings.mails.title', can: 'outgoing-mails:read' },
      { to: 'privacy', label: 'privacy.title', can: 'settings:read' },
      { to: 'audit', label: 'settings.audit.title', can: 'audit-events:read' },
      { to: 'export', label: 'settings.export.title' },
    ],
  },
];
