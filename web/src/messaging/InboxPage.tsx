import { Box, Drawer, useMediaQuery, useTheme } from '@mui/material';
import { useMemo, useRef, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { api, queries } from '../core/api';
import { useKeys } from '../core/frame/keys';
import { complain, notify } from '../core/notify';
import { useCan, useMe } from '../core/session';
import { useText } from '../core/texts';
import { useTitle } from '../core/title';
import { useChoosing } from './choosing';
import { ConversationList } from './ConversationList';
import { FILTERS, useBase, useConversations, type Filter, type Wanted } from './inbox';
import { Nothing } from './Nothing';
import { SidePanel } from './SidePanel';
import { Thread } from './Thread';

/** The list, what was said, and what it is about: three panes; on a phone one at a time. */
export function InboxPage() {
  const t = useText();
  const { id } = useParams();
  const wide = useMediaQuery(useTheme().breakpoints.up('md'));
  const beside = useMediaQuery(useTheme().breakpoints.up('lg'));
  const [about, setAbout] = useState(false);
  const { wanted, want } = useWanted();
  const list = useConversations(wanted);
  useTitle(t('messaging.title'));
  const choosing = useChoosing(list.all, list.total, wanted);
  useInboxKeys(id, list.all, choosing.toggle);
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(270px, 340px) minmax(0, 1fr)', lg: 'minmax(280px, 340px) minmax(0, 1fr) 300px' },
        gridTemplateRows: 'minmax(0, 1fr)',
        // the page is as high as the screen: top bar, and on phones the bar at the bottom
        height: { xs: 'calc(100dvh - 56px - 57px)', md: 'calc(100dvh - 56px)' },
        mx: { xs: -2, md: -3 },
        mt: { xs: -2, md: -2.5 },
        mb: { xs: -12, md: -5 },
      }}
    >
      {(wide || !id) && <ConversationList list={list} wanted={wanted} want={want} chosen={id} choosing={choosing} />}
      {id ? <Thread key={id} id={id} onAbout={beside ? undefined : () => setAbout(true)} /> : wide && <Nothing text={t('messaging.choose')} />}
      {id && beside && <SidePanel id={id} />}
      {id && !beside && (
        <Drawer anchor="right" open={about} onClose={() => setAbout(false)} slotProps={{ paper: { sx: { width: 'min(360px, 92vw)' } } }}>
          <SidePanel id={id} onClose={() => setAbout(false)} />
        </Drawer>
      )}
    </Box>
  );
}

/** What the list shows, from the address and into it. */
function useWanted() {
  const [params, setParams] = useSearchParams();
  const filter = FILTERS.find((one) => one === params.get('filter')) ?? ('all' as Filter);
  const wanted: Wanted = {
    filter,
    source: params.get('source') ?? undefined,
    status: params.get('status') ?? undefined,
    search: params.get('search') ?? undefined,
    label: params.get('label') ?? undefined,
  };
  const want = (next: Wanted) => {
    const kept = Object.entries(next).filter(([name, value]) => value && !(name === 'filter' && value === 'all'));
    setParams(Object.fromEntries(kept) as Record<string, string>, { replace: true });
  };
  return { wanted, want };
}

function useInboxKeys(id: string | undefined, all: { id: string; moves: string[] }[], choose: (id: string) => void): void {
  const go = useNavigate();
  const [params] = useSearchParams();
  const t = useText();
  const base = useBase();
  const can = useCan();
  const { user } = useMe();
  const latest = useRef({ id, all, params, choose });
  latest.current = { id, all, params, choose };
  const keys = useMemo(() => {
    const step = (by: number) => {
      const { id: now, all: rows, params: at } = latest.current;
      const next = rows[Math.max(0, Math.min(rows.length - 1, rows.findIndex((one) => one.id === now) + by))];
      if (next) void go({ pathname: `/conversations/${next.id}`, search: at.toString() });
    };
    const verb = (name: string, body?: object) => {
      const { id: now } = latest.current;
      if (!now || !can('conversations:write')) return;
      const done = () => name === 'resolve' && notify(t('messaging.steps.resolved'), { undo: async () => void (await api.post(`${base}/${now}/reopen`)) });
      void api
        .post(`${base}/${now}/${name}`, body)
        .then(done, complain)
        .finally(() => void queries.invalidateQueries());
    };
    const focus = (which: string) => document.querySelector<HTMLElement>(`[data-inbox="${which}"]`)?.focus();
    return {
      j: { label: 'messaging.keys.next', run: () => step(1) },
      k: { label: 'messaging.keys.previous', run: () => step(-1) },
      x: { label: 'messaging.keys.choose', run: () => latest.current.id && latest.current.choose(latest.current.id) },
      r: { label: 'messaging.keys.reply', run: () => focus('reply') },
      e: { label: 'messaging.keys.resolve', run: () => verb('resolve') },
      a: { label: 'messaging.keys.assign', run: () => verb('assign', { assigneeId: user.id }) },
      '/': { label: 'messaging.keys.search', run: () => focus('search') },
    } as const;
  }, [base, can, go, t, user.id]);
  useKeys(keys);
}
