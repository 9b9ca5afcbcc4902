import { MenuItem, MenuList, Paper, Typography } from '@mui/material';
import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import type { CannedReply, RenderedText } from '../api';
import { api, useMany } from '../core/api';
import { useDebounced } from '../core/hooks';
import { complain, notify } from '../core/notify';
import { useCan } from '../core/session';
import { useText } from '../core/texts';

/** A shortcut at the end of what is typed: `/thanks`. */
const SHORTCUT = /(?:^|\s)\/([\p{L}\p{N}_-]{0,40})$/u;

export interface Canned {
  all: CannedReply[];
  at: number;
  list: string;
  choose: (one: CannedReply) => void;
  /** Whether the key was for the list. */
  key: (event: KeyboardEvent) => boolean;
  /** For those who listen. */
  input: Record<string, string>;
}

/** Texts that are said often, by their shortcuts: typed behind a slash, chosen by Enter. */
export function useCanned(conversationId: string, text: string, write: (text: string) => void): Canned {
  const t = useText();
  const can = useCan();
  const list = useId();
  const [at, setAt] = useState(0);
  const [shut, setShut] = useState('');
  const word = SHORTCUT.exec(text)?.[1];
  const search = useDebounced(word ?? '', 150);
  const open = word !== undefined && shut !== text && can('canned-replies:read');
  const { data } = useMany<CannedReply>(open ? '/canned-replies' : null, { search: search || undefined, perPage: 6, sort: 'shortcut' });
  const all = open ? (data?.data ?? []) : [];
  useEffect(() => setAt(0), [word]);
  const choose = (one: CannedReply) =>
    void api.post<RenderedText>(`/canned-replies/${one.id}/render`, { conversationId }).then(({ data: said }) => {
      if (said.missing.length) notify(t('messaging.canned.missing', { names: said.missing.join(', ') }), { tone: 'info' });
      write(text.slice(0, text.length - (word?.length ?? 0) - 1) + said.content);
    }, complain);
  const key = (event: KeyboardEvent): boolean => {
    if (!all.length || event.ctrlKey || event.metaKey) return false;
    if (event.key === 'ArrowDown') setAt((now) => (now + 1) % all.length);
    else if (event.key === 'ArrowUp') setAt((now) => (now + all.length - 1) % all.length);
    else if (event.key === 'Enter' || event.key === 'Tab') choose(all[Math.min(at, all.length - 1)]);
    else if (event.key === 'Escape') setShut(text);
    else return false;
    event.preventDefault();
    return true;
  };
  const input: Record<string, string> = all.length ? { 'aria-autocomplete': 'list', 'aria-controls': list, 'aria-activedescendant': `${list}-${at}` } : {};
  return { all, at, list, choose, key, input };
}

/** Above the field in which the shortcut is typed. */
export function CannedList({ of: { all, at, list, choose } }: { of: Canned }) {
  const t = useText();
  if (!all.length) return null;
  return (
    <Paper variant="outlined" sx={{ position: 'absolute', bottom: '100%', left: 0, right: 0, zIndex: 2, mb: 0.5, maxHeight: 260, overflowY: 'auto' }}>
      <MenuList id={list} role="listbox" aria-label={t('messaging.canned.title')} dense disablePadding autoFocus={false}>
        {all.map((one, i) => (
          <MenuItem
            key={one.id}
            id={`${list}-${i}`}
            role="option"
            aria-selected={i === at}
            selected={i === at}
            tabIndex={-1}
            onMouseDown={(event) => event.preventDefault()} // the field keeps the cursor
            onClick={() => choose(one)}
            sx={{ display: 'block' }}
          >
            <Typography variant="body2" sx={{ fontWeight: 600 }}>
              /{one.shortcut} · {one.title}
            </Typography>
            <Typography variant="body2" color="textSecondary" noWrap>
              {one.content}
            </Typography>
          </MenuItem>
        ))}
      </MenuList>
    </Paper>
  );
}
