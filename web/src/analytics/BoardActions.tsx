import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { DashboardView } from '../api';
import { api } from '../core/api';
import { later } from '../core/later';
import { notify } from '../core/notify';
import { Actions, useRemove, type Action } from '../core/record';
import { useMe } from '../core/session';
import { useText } from '../core/texts';
import { printAll } from './paper';

const BoardSettings = later(async () => (await import('./BoardSettings')).BoardSettings);

interface Props {
  board: DashboardView;
  onArrange: () => void;
  onWall: () => void;
}

/** What can be done with a dashboard. A standard one, or one that only others may arrange, is copied first. */
export function BoardActions({ board, onArrange, onWall }: Props) {
  const t = useText();
  const go = useNavigate();
  const { user, role } = useMe();
  const remove = useRemove();
  const [open, setOpen] = useState<'settings' | 'new' | null>(null);
  const { id, name, standard, mayChange, isDefault } = board;
  const owns = !standard && (board.createdBy === user.id || role === 'admin');
  const copy = async (arrange: boolean) => {
    const { data } = await api.post<DashboardView>(`/dashboards/${id}/copy`, {});
    notify(t('boards.copied', { name: data.name }));
    await go(`/dashboards/${data.id}${arrange ? '?arrange=true' : ''}`);
  };
  const begin: Action = isDefault
    ? { key: 'undefault', label: t('boards.undefault'), rare: true, run: () => api.delete('/dashboards/default'), done: t('boards.undefaultDone') }
    : { key: 'default', label: t('boards.default'), rare: true, run: () => api.post(`/dashboards/${id}/default`), done: t('boards.defaultDone', { name }) };
  const of: Action[] = [
    mayChange
      ? { key: 'arrange', label: t('boards.arrange'), can: 'dashboard:write', run: onArrange }
      : { key: 'arrange', label: t('boards.copyFirst'), can: 'dashboard:write', run: () => copy(true) },
    { key: 'wall', label: t('boards.wall'), run: () => fill(onWall) },
    ...(owns ? [{ key: 'settings', label: t('boards.settings'), can: 'dashboard:write', rare: true, run: () => setOpen('settings') }] : []),
    begin,
    ...(mayChange ? [{ key: 'duplicate', label: t('boards.duplicate'), can: 'dashboard:write', rare: true, run: () => copy(false) }] : []),
    { key: 'new', label: t('boards.create'), can: 'dashboard:write', rare: true, run: () => setOpen('new') },
    { key: 'print', label: t('boards.print'), rare: true, run: printAll },
    ...(owns
      ? [
          remove(board, {
            path: `/dashboards/${id}`,
            title: name,
            to: '/dashboard',
            can: 'dashboard:delete',
            text: `${t('boards.deleteTitle', { name })} ${t('boards.deleteText')}`,
          }),
        ]
      : []),
  ];
  return (
    <>
      <Actions of={of} plain />
      {open && <BoardSettings board={open === 'settings' ? board : undefined} onClose={() => setOpen(null)} />}
    </>
  );
}

/** The browser's own full screen where it lets us; what covers the page is ours in any case. */
async function fill(then: () => void): Promise<void> {
  await document.documentElement.requestFullscreen?.().catch(() => undefined); // refused in frames and on telephones
  then();
}
