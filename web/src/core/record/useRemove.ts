import { useNavigate } from 'react-router';
import { api, type Rec } from '../api';
import { useText } from '../texts';
import type { Action } from './Actions';

interface Removal {
  path: string;
  title: string;
  /** The list to go back to. */
  to: string;
  can: string;
  /** What deleting does beyond the usual: "2 open orders refer to this customer". */
  text?: string;
}

/** Delete, with undo from the snackbar. The server's reasons are told where it refuses (`in_use`). */
export function useRemove(): (record: Rec, removal: Removal) => Action {
  const t = useText();
  const go = useNavigate();
  return (record, { path, title, to, can, text }) => ({
    key: 'delete',
    label: t('core.actions.delete'),
    can,
    danger: true,
    rare: true,
    confirm: text ?? `${t('record.deleteTitle', { title })} ${t('record.deleteText')}`,
    run: async () => {
      await api.delete(path, { version: record.version });
      await go(to);
    },
    done: t('record.deleted', { title }),
    undo: () => api.post(`${path}/restore`),
  });
}
