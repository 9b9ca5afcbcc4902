import type { Notification } from '../../api';
import { api, keyOf, queries, type Answer } from '../api';
import { complain } from '../notify';

export type { Notification };
export const PATH = '/notifications';
type News = Answer<Notification[]>;

/** Read marks show at once and come back where the server refuses. */
export async function markRead(id: string | null): Promise<void> {
  const readAt = new Date().toISOString();
  const before = queries.getQueriesData<News>({ queryKey: keyOf(PATH).slice(0, 1) });
  const mark = (one: Notification) => (one.readAt || (id && one.id !== id) ? one : { ...one, readAt });
  for (const [key, news] of before) {
    if (!news) continue;
    const data = news.data.map(mark);
    const marked = news.data.filter((one, at) => one !== data[at]).length;
    queries.setQueryData<News>(key, { ...news, data, meta: { ...news.meta, unread: id ? Number(news.meta.unread ?? 0) - marked : 0 } });
  }
  try {
    await api.post(id ? `${PATH}/${id}/read` : `${PATH}/read-all`);
  } catch (error) {
    for (const [key, news] of before) queries.setQueryData(key, news);
    complain(error);
  }
  await queries.invalidateQueries({ queryKey: keyOf(PATH).slice(0, 1) });
}
