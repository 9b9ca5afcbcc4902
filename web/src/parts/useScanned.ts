import { useNavigate } from 'react-router';
import { api, type Rec } from '../core/api';
import { notify } from '../core/notify';
import { useText } from '../core/texts';
import type { Part } from './parts';

const OURS = /\/(parts|locations|lots)\/([0-9a-f-]{36})(?:[/?#]|$)/i;

/** The part whose barcode or SKU a code is, or whose label was read; null if there is none. */
export async function partByCode(code: string): Promise<Part | null> {
  const [, kind, id] = OURS.exec(code) ?? [];
  if (kind === 'parts') return (await api.get<Part>(`/parts/${id}`)).data;
  for (const by of ['barcode', 'sku']) {
    const [found] = (await api.get<Part[]>('/parts', { [by]: code, perPage: 1 })).data;
    if (found) return found;
  }
  return null;
}

/** Opens what a code stands for: a part, or a location by its label. */
export function useScanned(): (code: string) => Promise<void> {
  const t = useText();
  const go = useNavigate();
  return async (code) => {
    const [, kind, id] = OURS.exec(code) ?? [];
    if (kind === 'locations' || kind === 'lots') return go(`/${kind}/${id}`);
    const part = await partByCode(code);
    if (part) return go(`/parts/${part.id}`);
    const [lot] = (await api.get<Rec[]>('/lots', { code, perPage: 1 })).data;
    if (lot) return go(`/lots/${lot.id}`);
    notify(t('parts.scanned.unknown', { code }), { tone: 'info' });
  };
}
