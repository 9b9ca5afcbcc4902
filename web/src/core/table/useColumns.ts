import { useMemo } from 'react';
import { useStored } from '../hooks';
import { useWord } from '../texts';
import type { AnyColumn, AnyFilter, AnyTable } from './declare';

export type Density = 'dense' | 'calm';
interface Chosen {
  hidden: string[];
  widths: Record<string, number>;
  density: Density;
}

/** Which columns are shown, how wide, how dense: remembered by this browser per list. */
export function useColumns(table: AnyTable) {
  const usual = useMemo(() => table.columns.filter((column) => column.hidden).map((column) => column.field), [table]);
  const [chosen, store] = useStored<Chosen>(`table.${table.path}`, { hidden: usual, widths: {}, density: 'calm' });
  const toggle = (field: string) =>
    store({ ...chosen, hidden: chosen.hidden.includes(field) ? chosen.hidden.filter((one) => one !== field) : [...chosen.hidden, field] });
  return {
    columns: table.columns.filter((column) => !chosen.hidden.includes(column.field)),
    ...chosen,
    toggle,
    setWidth: (field: string, width: number) => store({ ...chosen, widths: { ...chosen.widths, [field]: width } }),
    setDensity: (density: Density) => store({ ...chosen, density }),
    reset: () => store({ hidden: usual, widths: {}, density: 'calm' }),
  };
}

/** The label of a column or filter, by its name. */
export function useLabel(table: AnyTable): (one: AnyColumn | AnyFilter) => string {
  const word = useWord();
  return (one) => word(one.label ?? `${table.texts}.fields.${one.field}`);
}
