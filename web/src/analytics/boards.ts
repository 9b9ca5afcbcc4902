import type { DashboardView } from '../api';
import { useAll, useOne } from '../core/api';

/** Every dashboard this person may see, the standard ones first. */
export function useBoards() {
  const { data, error, refetch } = useAll<DashboardView>('/dashboards');
  return { boards: data?.data, error, refetch };
}

/** The dashboard of an address, or the one this person begins with. */
export function useBoard(id: string | undefined) {
  const { boards, error: listError, refetch: again } = useBoards();
  const listed = boards?.find((board) => (id ? board.id === id : board.isDefault));
  // a link to one that is not in the list is asked for by itself, so that it answers for itself
  const { data, error, refetch } = useOne<DashboardView>(id && boards && !listed ? `/dashboards/${id}` : null);
  return { board: listed ?? data, boards: boards ?? [], error: listError ?? error, refetch: () => void (listError ? again() : refetch()) };
}
