import { useFormat } from '../core/format';
import { useText } from '../core/texts';

/** What a number counts, as the server's registry of metrics says. */
export type Unit = 'count' | 'money' | 'percent' | 'quantity' | 'minutes' | 'hours' | 'days' | 'ratio';

/** How a number of a unit is written; what is not there is a dash, never a 0. */
export function useUnit(): (value: string | number | null | undefined, unit: Unit | null | undefined, currency?: string | null) => string {
  const t = useText();
  const { money, number, percent } = useFormat();
  return (value, unit, currency) => {
    if (value === null || value === undefined || value === '') return '–';
    if (unit === 'money') return money(value, currency);
    if (unit === 'percent') return percent(Math.round(Number(value) * 10) / 10);
    if (unit === 'ratio') return number(value, 2);
    if (unit === 'minutes' || unit === 'hours' || unit === 'days') return t(`analytics.units.${unit}`, { count: Number(value), value: number(value, 1) });
    return number(value);
  };
}
