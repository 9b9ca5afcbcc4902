/** Everything one may do, as resource × actions. `@Can` is typed by it, the matrix of roles is drawn from it. */
export const CATALOGUE = {
  organization: ['read', 'write'],
  users: ['read', 'write'],
  roles: ['read', 'write'],
  invitations: ['read', 'write'],
  'api-keys': ['read', 'write'],
  'audit-events': ['read', 'export'],
  settings: ['read', 'write'],
  series: ['read', 'write'],
  files: ['read', 'write', 'delete'],
  jobs: ['read', 'write', 'delete', 'export', 'start', 'complete', 'cancel'],
  'outgoing-mails': ['read', 'send'],
  notifications: ['read'],
  views: ['read', 'write'],
  prescriptions: ['read', 'write', 'delete'],
  'medical-information': ['read', 'write'],
  'custom-fields': ['read', 'write', 'delete', 'export'],
  imports: ['read', 'write', 'undo'],
  costs: ['read'],
  dashboard: ['read', 'write', 'delete', 'export'],
  metrics: ['read', 'export'],
  reports: ['read', 'write', 'delete', 'export', 'send'],
  alerts: ['read', 'write', 'delete'],
  insights: ['read', 'write', 'export'],
  customers: ['read', 'write', 'delete', 'export'],
  activities: ['read', 'write', 'export'],
  notes: ['read', 'write', 'export'],
  tags: ['read', 'write'],
  segments: ['read', 'write'],
  parts: ['read', 'write', 'delete', 'export'],
  locations: ['read', 'write', 'delete', 'export'],
  stock: ['read', 'adjust', 'transfer', 'count', 'reserve', 'export'],
  suppliers: ['read', 'write', 'delete', 'export'],
  'purchase-orders': ['read', 'write', 'delete', 'export', 'send', 'receive', 'cancel', 'close'],
  builds: ['read', 'write', 'delete', 'export', 'release'],
  'production-orders': ['read', 'write', 'delete', 'export', 'allocate', 'start', 'complete', 'cancel', 'reverse'],
  'print-jobs': ['read', 'write', 'delete', 'export', 'start', 'complete', 'cancel', 'reverse'],
  'print-machines': ['read', 'write', 'delete', 'export'],
  planning: ['read', 'write'],
  orders: ['read', 'write', 'delete', 'export', 'confirm', 'send', 'cancel', 'produce', 'deliver', 'invoice'],
  deliveries: ['read', 'write', 'delete', 'export', 'ship', 'send', 'deliver', 'return', 'cancel'],
  invoices: ['read', 'write', 'delete', 'export', 'finalize', 'send', 'pay', 'credit', 'cancel'],
  payments: ['read', 'write', 'reverse', 'export'],
  pipelines: ['read', 'write', 'delete', 'export'],
  deals: ['read', 'write', 'delete', 'export', 'move', 'win', 'lose', 'reopen'],
  quotes: ['read', 'write', 'delete', 'export', 'send', 'accept', 'decline', 'order'],
  leads: ['read', 'write', 'delete', 'export', 'convert'],
  appointments: ['read', 'write', 'delete', 'export', 'confirm', 'arrive', 'complete', 'cancel', 'no-show', 'reopen'],
  'appointment-types': ['read', 'write', 'delete', 'export'],
  resources: ['read', 'write', 'delete', 'export'],
  absences: ['read', 'write', 'delete', 'export'],
  'special-hours': ['read', 'write', 'delete', 'export'],
  'waitlist-entries': ['read', 'write', 'delete', 'export'],
  'calendar-feeds': ['read', 'write'],
  'connected-calendars': ['read', 'write', 'delete'],
  conversations: ['read', 'write', 'send', 'export'],
  channels: ['read', 'write', 'delete', 'export'],
  'canned-replies': ['read', 'write', 'delete', 'export'],
  'message-templates': ['read', 'write', 'delete', 'export'],
} as const;

type Catalogue = typeof CATALOGUE;
export type Permission = { [R in keyof Catalogue]: `${R}:${Catalogue[R][number]}` }[keyof Catalogue];

export const PERMISSIONS = Object.entries(CATALOGUE).flatMap(([resource, actions]) => actions.map((action) => `${resource}:${action}`)) as Permission[];

/** Who administers the others; nobody but an admin writes here. */
const ACCESS = ['users', 'roles', 'invitations', 'api-keys'];
/** How the organization is set up: everyone may look, a manager may change. */
const SETUP = [
  'custom-fields',
  'organization',
  'settings',
  'series',
  'pipelines',
  'appointment-types',
  'resources',
  'special-hours',
  'channels',
  'message-templates',
];
/** What only those who manage may see. */
/** Only for those who are given it by name, in a role of one's own; admins apart. */
const PRIVATE = ['medical-information'];
const GUARDED = ['roles', 'invitations', 'api-keys', 'audit-events'];

const allowed = (rule: (resource: string, action: string) => boolean): readonly Permission[] =>
  PERMISSIONS.filter((permission) => {
    const [resource, action] = permission.split(':');
    return !PRIVATE.includes(resource) && rule(resource, action);
  });

/** The built-in roles. `staff` changes customers, activities and deals only where it owns them: the modules see to that. */
export const BUILT_IN = {
  admin: PERMISSIONS as readonly Permission[],
  manager: allowed((resource, action) => !ACCESS.includes(resource) || (action === 'read' && resource !== 'api-keys')),
  staff: allowed(
    (resource, action) => !GUARDED.includes(resource) && (action === 'read' || (action !== 'delete' && ![...ACCESS, ...SETUP].includes(resource))),
  ),
  viewer: allowed((resource, action) => action === 'read' && !GUARDED.includes(resource) && resource !== 'users'),
};
export type BuiltIn = keyof typeof BUILT_IN;
export const isBuiltIn = (role: string): role is BuiltIn => Object.hasOwn(BUILT_IN, role);

/** What a role may do: a built-in one by its name, one of their own by the permissions it was made of. */
export const permissionsOf = (role: string, own: readonly string[] | null): readonly string[] => (isBuiltIn(role) ? BUILT_IN[role] : (own ?? []));
