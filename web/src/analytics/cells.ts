import type { ColumnType, DataSetColumn } from '../api';
import { useFormat } from '../core/format';
import { useText } from '../core/texts';
import { said } from './metrics';
import { useUnit } from './units';

const WORDS: ColumnType[] = ['text', 'choice', 'day', 'time', 'flag'];
export const isRight = (type: ColumnType): boolean => !WORDS.includes(type);

/** A value as its type is written; what is not there is a dash. */
export function useValue(): (value: unknown, type: ColumnType, currency?: string) => string {
  const t = useText();
  const unit = useUnit();
  const { money, price, number, date, time } = useFormat();
  return (value, type, currency) => {
    if (value === null || value === undefined || value === '') return '–';
    const plain = typeof value === 'number' ? value : String(value);
    switch (type) {
      case 'flag':
        return t(value === true ? 'core.yes' : 'core.no');
      case 'money':
        return money(plain, currency);
      case 'price':
        return price(plain, currency);
      case 'quantity':
      case 'number':
        return number(plain);
      case 'day':
        return date(String(value));
      case 'time':
        return time(String(value));
      case 'text':
      case 'choice':
        return String(value);
      default:
        return unit(plain, type);
    }
  };
}

/** What stands in a cell of a row behind a number: choices in words, amounts in the currency of the row. */
export function useCell(): (column: DataSetColumn, values: Record<string, unknown>) => string {
  const valueOf = useValue();
  return ({ key, type, choices }, values) => {
    const words = type === 'choice' ? choices?.find((one) => one.value === values[key])?.label : undefined;
    return words ? said(words) : valueOf(values[key], type, values.currency as string | undefined);
  };
}
