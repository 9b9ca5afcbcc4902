import BookmarkBorder from '@mui/icons-material/BookmarkBorder';
import Check from '@mui/icons-material/Check';
import { Box, Button, Divider, ListItemIcon, ListSubheader, Menu, MenuItem } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { api, queries, useMany, type Rec } from '../api';
import { useConfirm } from '../confirm';
import { later } from '../later';
import { complain, notify } from '../notify';
import { useCan, useMe } from '../session';
import { useText } from '../texts';
import type { AnyTable } from './declare';
import type { ListState } from './listState';
import { isPlain, queryOf, showing } from './viewQuery';

const ViewDialog = later(async () => (await import('./ViewDialog')).ViewDialog);

export interface SavedView extends Rec {
  name: string;
  list: string;
  query: string | null;
  shared: boolean;
  isDefault: boolean;
}

/** Own and shared views of a list. The chosen one is in the URL together with all it shows, so that a link shows the same. */
export function SavedViews({ table, state }: { table: AnyTable; state: ListState }) {
  const t = useText();
  const can = useCan();
  const { user } = useMe();
  const { views, current, show } = useViews(table);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [naming, setNaming] = useState<'new' | 'edit' | null>(null);
  const query = queryOf(state, table.filters);
  const changed = current !== undefined && query !== (current.query ?? '');
  const choose = (view: SavedView | null) => {
    setAnchor(null);
    show(view);
  };
  const label = current ? `${current.name}${changed ? ' *' : ''}` : t('table.views.title');
  const groups = [
    { title: t('table.views.own'), of: views.filter((view) => view.createdBy === user.id) },
    { title: t('table.views.shared'), of: views.filter((view) => view.createdBy !== user.id) },
  ].filter(({ of }) => of.length);
  return (
    <>
      <Button
        color="inherit"
        aria-haspopup="menu"
        aria-label={current ? t('table.views.current', { name: current.name }) : undefined}
        title={changed ? t('table.views.changed') : undefined}
        startIcon={<BookmarkBorder />}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ maxWidth: 240, color: 'text.secondary' }}
      >
        <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
          {label}
        </Box>
      </Button>
      <Menu anchorEl={anchor} open={!!anchor} onClose={() => setAnchor(null)} slotProps={{ paper: { sx: { minWidth: 240, maxWidth: 340 } } }}>
        <Choice label={t('table.views.all')} chosen={!current} onClick={() => choose(null)} />
        {groups.flatMap(({ title, of }) => [
          <ListSubheader key={title} role="presentation" sx={{ lineHeight: '30px', bgcolor: 'transparent' }}>
            {title}
          </ListSubheader>,
          ...of.map((view) => (
            <Choice
              key={view.id}
              label={view.isDefault && view.createdBy === user.id ? t('table.views.isDefault', { name: view.name }) : view.name}
              chosen={view.id === current?.id}
              onClick={() => choose(view)}
            />
          )),
        ])}
        {can('views:write') && <Divider key="rule" />}
        {can('views:write') && <Writing key="writing" {...{ current, changed, query, show, setNaming }} close={() => setAnchor(null)} />}
      </Menu>
      {naming && (
        <ViewDialog
          view={naming === 'edit' ? current : undefined}
          list={table.path}
          query={query}
          onClose={() => setNaming(null)}
          onSaved={(view) => {
            setNaming(null);
            show(view);
          }}
        />
      )}
    </>
  );
}

function Choice({ label, chosen, onClick }: { label: string; chosen: boolean; onClick: () => void }) {
  return (
    <MenuItem selected={chosen} onClick={onClick} sx={{ whiteSpace: 'normal' }}>
      <ListItemIcon sx={{ minWidth: 28 }}>{chosen && <Check fontSize="small" />}</ListItemIcon>
      {label}
    </MenuItem>
  );
}

interface WritingProps {
  current: SavedView | undefined;
  changed: boolean;
  query: string;
  show: (view: SavedView | null) => void;
  setNaming: (what: 'new' | 'edit') => void;
  close: () => void;
}

function Writing({ current, changed, query, show, setNaming, close }: WritingProps) {
  const t = useText();
  const { user, role } = useMe();
  const confirm = useConfirm();
  const mine = current && (current.createdBy === user.id || role === 'admin') ? current : null;
  const run = (what: () => Promise<unknown> | void) => () => {
    close();
    void Promise.resolve(what()).then(() => queries.invalidateQueries({ queryKey: ['saved-views'] }), complain);
  };
  const update = async () => {
    await api.patch(`/saved-views/${mine!.id}`, { version: mine!.version, query });
    notify(t('core.saved'));
  };
  const remove = async () => {
    const text = t(mine!.shared ? 'table.views.deleteShared' : 'table.views.deleteText');
    if (!(await confirm({ title: t('table.views.delete', { name: mine!.name }), text, action: t('core.actions.delete'), danger: true }))) return;
    await api.delete(`/saved-views/${mine!.id}`, { version: mine!.version });
    show(null);
  };
  return (
    <>
      {mine && changed && <MenuItem onClick={run(update)}>{t('table.views.update', { name: mine.name })}</MenuItem>}
      <MenuItem onClick={run(() => setNaming('new'))}>{t('table.views.save')}</MenuItem>
      {mine && <MenuItem onClick={run(() => setNaming('edit'))}>{t('table.views.edit')}</MenuItem>}
      {mine && (
        <MenuItem onClick={run(remove)} sx={{ color: 'error.main' }}>
          {t('table.views.delete', { name: mine.name })}
        </MenuItem>
      )}
    </>
  );
}

function useViews(table: AnyTable) {
  const { user } = useMe();
  const [params, setParams] = useSearchParams();
  const { data } = useMany<SavedView>('/saved-views', { list: table.path, perPage: 200 });
  const views = data?.data ?? [];
  const show = (view: SavedView | null) => setParams((now) => showing(view, now, table.filters));
  const settled = useRef(false);
  useEffect(() => {
    if (!data || settled.current) return;
    settled.current = true;
    // `?view=…` alone is a link to the view; nothing at all opens the default
    const alone = isPlain(without(params, 'view'), table.filters);
    const wanted = alone && data.data.find((view) => (params.has('view') ? view.id === params.get('view') : view.isDefault && view.createdBy === user.id));
    if (wanted) setParams((now) => showing(wanted, now, table.filters), { replace: true });
  }, [data, params, setParams, table.filters, user.id]);
  return { views, current: views.find((view) => view.id === params.get('view')), show };
}

function without(params: URLSearchParams, name: string): URLSearchParams {
  const rest = new URLSearchParams(params);
  rest.delete(name);
  return rest;
}
