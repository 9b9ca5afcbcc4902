import { useMemo } from 'react';
import { useStored } from '../hooks';
import { useWord } from '../texts';
import type { AnyColumn, AnyFilter, AnyTable } from './declare';

export type Density = 'dense' | 'calm';
interface Chosen {
  hidden: string[];
  /** Of those that are usually hidden and came later. */
  shown?: string[];
  widths: Record<string, number>;
  density: Density;
}

/** Which columns are shown, how wide, how dense: remembered by this browser per list. */
export function useColumns(table: AnyTable) {
  const usual = useMemo(() => table.columns.filter((column) => column.hidden && !column.optional).map((column) => column.field), [table]);
  const [chosen, store] = useStored<Chosen>(`table.${table.path}`, { hidden: usual, widths: {}, density: 'calm' });
  const { shown = [] } = chosen;
  const late = new Set(table.columns.filter((column) => column.optional && column.hidden).map((column) => column.field));
  const hidden = [...chosen.hidden.filter((field) => !late.has(field)), ...[...late].filter((field) => !shown.includes(field))];
  const flipped = (list: string[], field: string) => (list.includes(field) ? list.filter((one) => one !== field) : [...list, field]);
  const toggle = (field: string) => store(late.has(field) ? { ...chosen, shown: flipped(shown, field) } : { ...chosen, hidden: flipped(chosen.hidden, field) });
  return {
    columns: table.columns.filter((column) => !hidden.includes(column.field)),
    ...chosen,
    hidden,
    toggle,
    setWidth: (field: string, width: number) => store({ ...chosen, widths: { ...chosen.widths, [field]: width } }),
    setDensity: (density: Density) => store({ ...chosen, density }),
    reset: () => store({ hidden: usual, shown: [], widths: {}, density: 'calm' }),
  };
}

/** The label of a column or filter, by its name. */
export function useLabel(table: AnyTable): (one: AnyColumn | AnyFilter) => string {
  const word = useWord();
  return (one) => word(one.label ?? `${table.texts}.fields.${one.field}`);
}
