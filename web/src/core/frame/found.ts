import type { SvgIconComponent } from '@mui/icons-material';
import { useQueries } from '@tanstack/react-query';
import { api, keyOf, type Rec } from '../api';
import { useDebounced } from '../hooks';
import type { RecordLink } from '../module';
import { useText, type Say } from '../texts';
import { useOffer, type Offer } from './registry';

export interface Found {
  key: string;
  group: string;
  title: string;
  hint?: string | null;
  icon?: SvgIconComponent;
  to?: string;
  run?: () => void;
}

const plain = (text: string) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
const matches = (text: string, wanted: string) =>
  plain(wanted)
    .split(/\s+/)
    .every((word) => plain(text).includes(word));

/** Pages and actions at once, records of every list as they come. */
export function useFound(text: string): { found: Found[]; busy: boolean } {
  const t = useText();
  const offer = useOffer();
  const wanted = useDebounced(text.trim(), 200);
  const asked = wanted.length >= 2 ? offer.records : [];
  const answers = useQueries({
    queries: asked.map(({ resource }) => ({
      queryKey: keyOf(`/${resource}`, { search: wanted, perPage: 5 }),
      queryFn: ({ signal }: { signal: AbortSignal }) => api.get<Rec[]>(`/${resource}`, { search: wanted, perPage: 5 }, signal),
    })),
  });
  const rows = asked.flatMap((link, at) => (answers[at].data?.data ?? []).map((row) => foundRecord(link, row, t)));
  return { found: [...rows, ...places(offer, text.trim(), t)], busy: wanted !== text.trim() || answers.some((answer) => answer.isLoading) };
}

const foundRecord = (link: RecordLink, row: Rec, t: Say): Found => ({
  key: row.id,
  group: t(link.label),
  title: link.title(row),
  hint: link.hint?.(row),
  icon: link.icon,
  to: link.to(row),
});

function places({ nav, commands, create }: Offer, text: string, t: Say): Found[] {
  const pages = nav.map((entry) => ({ key: entry.to, group: t('frame.pages'), title: t(entry.label), icon: entry.icon, to: entry.to, words: '' }));
  const actions = [...create, ...commands].map((command) => ({
    key: command.label,
    group: t('frame.actions'),
    title: t(command.label),
    icon: command.icon,
    to: command.to,
    run: command.run,
    words: command.words ?? '',
  }));
  return [...pages, ...actions].filter((one) => !text || matches(`${one.title} ${one.words}`, text));
}
