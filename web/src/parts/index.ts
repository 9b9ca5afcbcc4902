import FactCheck from '@mui/icons-material/FactCheckOutlined';
import Inventory from '@mui/icons-material/Inventory2Outlined';
import Place from '@mui/icons-material/PlaceOutlined';
import { page, type RecordLink, type WebModule } from '../core/module';
import type { Location } from './locations';
import type { Part } from './parts';
import { texts } from './texts';

export { partByCode } from './useScanned';

const part: RecordLink<Part> = {
  resource: 'parts',
  label: 'parts.title',
  icon: Inventory,
  to: ({ id }) => `/parts/${id}`,
  title: ({ name }) => name,
  hint: ({ sku }) => sku,
  can: 'parts:read',
};
const location: RecordLink<Location> = {
  resource: 'locations',
  label: 'parts.locations.title',
  icon: Place,
  to: ({ id }) => `/locations/${id}`,
  title: ({ name }) => name,
  hint: ({ code }) => code,
  can: 'locations:read',
};

export const parts: WebModule = {
  part: 'parts',
  texts,
  nav: [
    { place: 'parts', to: '/parts', label: 'parts.title', icon: Inventory, can: 'parts:read', key: 'p', handy: true, badge: '/parts?stockStatus=low_stock' },
  ],
  routes: [
    page('parts', () => import('./PartsPage'), 'PartsPage'),
    page('parts/new', () => import('./PartForm'), 'PartForm'),
    page('parts/import', () => import('./PartsImportPage'), 'PartsImportPage'),
    page('parts/:id', () => import('./PartPage'), 'PartPage'),
    page('parts/:id/edit', () => import('./PartForm'), 'PartForm'),
    page('locations', () => import('./LocationsPage'), 'LocationsPage'),
    page('locations/new', () => import('./LocationForm'), 'LocationForm'),
    page('locations/:id', () => import('./LocationPage'), 'LocationPage'),
    page('locations/:id/edit', () => import('./LocationForm'), 'LocationForm'),
    page('stock-counts', () => import('./CountsPage'), 'CountsPage'),
    page('stock-counts/new', () => import('./CountForm'), 'CountForm'),
    page('stock-counts/:id', () => import('./CountPage'), 'CountPage'),
  ],
  commands: [
    { label: 'parts.import', to: '/parts/import', icon: Inventory, can: 'imports:write', words: 'csv xlsx excel' },
    { label: 'parts.locations.title', to: '/locations', icon: Place, can: 'locations:read', words: 'lager shelf regal' },
    { label: 'parts.counts.title', to: '/stock-counts', icon: FactCheck, can: 'stock:read', words: 'inventur stocktaking' },
  ],
  create: [
    { label: 'parts.create', to: '/parts/new', icon: Inventory, can: 'parts:write' },
    { label: 'parts.counts.create', to: '/stock-counts/new', icon: FactCheck, can: 'stock:count' },
  ],
  records: [part, location],
};
