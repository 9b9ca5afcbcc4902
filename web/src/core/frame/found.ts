import type { SvgIconComponent } from '@mui/icons-material';
import { useColorScheme } from '@mui/material/styles';
import { useQueries } from '@tanstack/react-query';
import { api, keyOf, type Rec } from '../api';
import { useDebounced } from '../hooks';
import type { RecordLink } from '../module';
import { useSession } from '../session';
import { language, LANGUAGES, useText, type Say } from '../texts';
import { useHere } from './here';
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
  const here = useHere().map(({ key, label, run }) => ({ key: `here ${key}`, group: t('frame.here'), title: label, run, words: '' }));
  const own = useOwn();
  const fits = ({ title, words }: { title: string; words: string }) => !text.trim() || matches(`${title} ${words}`, text.trim());
  return {
    found: [...here.filter(fits), ...rows, ...places(offer, text.trim(), t), ...own.filter(fits)],
    busy: wanted !== text.trim() || answers.some((answer) => answer.isLoading),
  };
}

/** What one does with the frame itself. */
function useOwn(): (Found & { words: string })[] {
  const t = useText();
  const { setMode } = useColorScheme();
  const { leave, speak } = useSession();
  const other = LANGUAGES.find((one) => one !== language())!;
  const group = t('frame.actions');
  return [
    { key: 'notifications', title: t('notifications.preferences'), to: '/notification-preferences' },
    ...(['light', 'dark', 'system'] as const).map((mode) => ({
      key: mode,
      title: `${t('frame.theme')}: ${t(`frame.themes.${mode}`)}`,
      run: () => setMode(mode),
    })),
    { key: 'language', title: other === 'de' ? 'Deutsch' : 'English', run: () => speak(other), words: t('auth.language') },
    { key: 'leave', title: t('auth.signOut'), run: () => void leave() },
  ].map((one) => ({ words: '', ...one, group }));
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
