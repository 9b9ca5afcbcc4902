import BoardIcon from '@mui/icons-material/ViewKanbanOutlined';
import ListIcon from '@mui/icons-material/ViewListOutlined';
import { useSearchParams } from 'react-router';
import { useStored } from '../core/hooks';
import { Views } from '../core/record';
import { useText } from '../core/texts';

type View = 'board' | 'list';

/** As the link says; a list where the link filters; else the way of the last visit, kept under `name`. */
export function useBoardOrList(name: string): { view: View; show: (next: View) => void } {
  const [params, setParams] = useSearchParams();
  const [usual, setUsual] = useStored<View>(name, 'board');
  const filtered = [...params.keys()].some((key) => key !== 'as');
  const show = (next: View) => {
    setUsual(next);
    setParams({});
  };
  return { view: (params.get('as') as View | null) ?? (filtered ? 'list' : usual), show };
}

export function BoardOrList({ view, show }: ReturnType<typeof useBoardOrList>) {
  const t = useText();
  const ways = [
    { value: 'board' as const, label: t('builds.production.board'), icon: BoardIcon },
    { value: 'list' as const, label: t('builds.production.list'), icon: ListIcon },
  ];
  return <Views label={t('builds.production.view')} value={view} of={ways} onChange={show} />;
}
