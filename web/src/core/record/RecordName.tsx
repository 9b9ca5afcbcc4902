import { useOne, type Rec } from '../api';
import { recordLink } from '../frame/registry';

/** What a record is called, where only its id is known. */
export function RecordName({ resource, id, prefix }: { resource: string; id: string; prefix?: string }) {
  const { data } = useOne<Rec>(`/${resource}/${id}`);
  const title = data ? (recordLink(resource)?.title(data) ?? id) : '…';
  return <>{prefix ? `${prefix}: ${title}` : title}</>;
}
