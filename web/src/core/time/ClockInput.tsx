import { TextField } from '@mui/material';
import { useLocale } from '../format';
import { useText } from '../texts';
import { fieldOf, type TimeInputProps } from './props';
import { clockOf, sayClock } from './typed';
import { useTyped } from './useTyped';

const QUARTER = 15;
const DAY = 24 * 60;

/** The next quarter of an hour, or the one before; around midnight. */
function step(clock: string, by: number): string {
  const at = /^\d\d:\d\d$/.test(clock) ? Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)) : 9 * 60 - QUARTER * by;
  const next = ((by > 0 ? Math.floor(at / QUARTER) + 1 : Math.ceil(at / QUARTER) - 1) * QUARTER + DAY) % DAY;
  return [Math.floor(next / 60), next % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** A time of the day, typed (`9`, `930`, `9:30`, `9:30 pm`); kept as `09:30`, or `''`. Arrow up and down go by a quarter of an hour. */
export function ClockInput({ value, onChange, counts = 'whole', onBlur, ...rest }: TimeInputProps) {
  const t = useText();
  const locale = useLocale();
  const say = (clock: string) => sayClock(clock, locale);
  const typed = useTyped({ value, onChange, counts, say, read: clockOf, complete: (text) => /\d\D\d\d/.test(text) || /^\d{3,4}$/.test(text.trim()), step });
  const halves = /[ap]m/i.test(say('21:00'));
  return (
    <TextField
      {...fieldOf(rest, typed, t('dates.notTime'))}
      placeholder={halves ? 'hh:mm am' : 'hh:mm'}
      onKeyDown={typed.onKeyDown}
      onBlur={() => {
        typed.settle();
        onBlur?.();
      }}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { inputMode: halves ? 'text' : 'decimal', maxLength: 12, 'aria-label': rest.ariaLabel } }}
    />
  );
}
