import type { Resource } from '../api';
import { useAll } from '../core/api';
import { Choices } from '../core/form';
import { useWord } from '../core/texts';

interface Props {
  name: string;
  width?: number;
  /** Only of these kinds. */
  kinds?: string[];
}

/** Several resources; the form holds their ids. */
export function ResourcesField({ name, width, kinds }: Props) {
  const word = useWord();
  const { data } = useAll<Resource>('/resources', { isActive: true, kind: kinds });
  const sorted = [...(data?.data ?? [])].sort((a, b) => b.kind.localeCompare(a.kind) || a.name.localeCompare(b.name));
  const all = new Map(sorted.map((one) => [one.id, one]));
  return (
    <Choices
      name={name}
      width={width}
      options={[...all.keys()]}
      word={(id) => all.get(id)?.name ?? ''}
      group={(id) => word(`scheduling.resources.kind.${all.get(id)?.kind}`)}
    />
  );
}
