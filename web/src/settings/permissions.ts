import { useOne } from '../core/api';

export type Catalogue = Record<string, string[]>;

export const useCatalogue = () => useOne<Catalogue>('/permissions');
