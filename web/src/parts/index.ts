import Category from '@mui/icons-material/CategoryOutlined';
import Euro from '@mui/icons-material/EuroOutlined';
import FactCheck from '@mui/icons-material/FactCheckOutlined';
import Inventory from '@mui/icons-material/Inventory2Outlined';
import QrCode from '@mui/icons-material/QrCode2';
import Place from '@mui/icons-material/PlaceOutlined';
import { page, type RecordLink, type WebModule } from '../core/module';
import type { Category as CategoryRecord } from './categories';
import type { Location } from './locations';
import type { Lot } from './lots';
import type { Part } from './parts';
import { texts } from './texts';

export { howMuch, isSaid, toldOf, WhichField, type Which } from './Which';
export { PartChips } from './SubstitutesField';
export { Promised } from './Promised';
export { Reserved } from './Reserved';
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
  title: ({ path }) => path,
  hint: ({ code }) => code,
  can: 'locations:read',
};
const category: RecordLink<CategoryRecord> = {
  resource: 'part-categories',
  label: 'parts.categories.title',
  icon: Category,
  to: ({ id }) => `/part-categories/${id}`,
  title: ({ path }) => path,
  can: 'parts:read',
};
const lot: RecordLink<Lot> = {
  resource: 'lots',
  label: 'parts.lots.title',
  icon: QrCode,
  to: ({ id }) => `/lots/${id}`,
  title: ({ code }) => code,
  hint: ({ partName }) => partName,
  can: 'stock:read',
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
    page('part-categories', () => import('./CategoriesPage'), 'CategoriesPage'),
    page('part-categories/new', () => import('./CategoryForm'), 'CategoryForm'),
    page('part-categories/:id', () => import('./CategoryPage'), 'CategoryPage'),
    page('part-categories/:id/edit', () => import('./CategoryForm'), 'CategoryForm'),
    page('lots', () => import('./LotsPage'), 'LotsPage'),
    page('lots/:id', () => import('./LotPage'), 'LotPage'),
    page('lots/:id/edit', () => import('./LotForm'), 'LotForm'),
    page('stock-valuation', () => import('./ValuationPage'), 'ValuationPage'),
    page('stock-counts', () => import('./CountsPage'), 'CountsPage'),
    page('stock-counts/new', () => import('./CountForm'), 'CountForm'),
    page('stock-counts/:id', () => import('./CountPage'), 'CountPage'),
  ],
  commands: [
    { label: 'parts.import', to: '/parts/import', icon: Inventory, can: 'imports:write', words: 'csv xlsx excel' },
    { label: 'parts.locations.title', to: '/locations', icon: Place, can: 'locations:read', words: 'lager shelf regal' },
    { label: 'parts.categories.title', to: '/part-categories', icon: Category, can: 'parts:read', words: 'kategorien specifications' },
    { label: 'parts.lots.title', to: '/lots', icon: QrCode, can: 'stock:read', words: 'seriennummer charge serial' },
    { label: 'parts.valuation.title', to: '/stock-valuation', icon: Euro, can: 'costs:read', words: 'bewertung worth inventurwert' },
    { label: 'parts.counts.title', to: '/stock-counts', icon: FactCheck, can: 'stock:read', words: 'inventur stocktaking' },
  ],
  create: [
    { label: 'parts.create', to: '/parts/new', icon: Inventory, can: 'parts:write' },
    { label: 'parts.counts.create', to: '/stock-counts/new', icon: FactCheck, can: 'stock:count' },
  ],
  records: [part, location, category, lot],
};
