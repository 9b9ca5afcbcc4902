import { Stack } from '@mui/material';
import { useState } from 'react';
import { useText } from '../texts';
import { ClockInput } from './ClockInput';
import { DayInput } from './DayInput';
import type { TimeInputProps } from './props';

type Props = Omit<TimeInputProps, 'counts' | 'inputRef' | 'ariaLabel'> & {
  label: string;
  /** The time that a day gets when it is chosen first. */
  usual?: string;
  onFocus?: () => void;
};

/** A day and a time on one clock, kept as `2026-11-21T09:30`, or `''` while one of them is missing. */
export function MomentInput({ value, onChange, label, usual = '09:00', helperText, sx, onFocus, id, name, ...rest }: Props) {
  const t = useText();
  const kept = value ?? '';
  const [own, setOwn] = useState({ day: kept.slice(0, 10), clock: kept.slice(11, 16), of: kept });
  const { day, clock } = own.of === kept ? own : { day: kept.slice(0, 10), clock: kept.slice(11, 16) };
  const set = (next: { day: string; clock: string }) => {
    const whole = next.day && next.clock ? `${next.day}T${next.clock}` : '';
    setOwn({ ...next, of: whole });
    if (whole !== kept) onChange(whole);
  };
  return (
    <Stack direction="row" spacing={1} sx={sx} onFocus={onFocus}>
      <DayInput
        {...rest}
        id={id}
        name={name}
        label={label}
        helperText={helperText}
        value={day}
        onChange={(next) => set({ day: next, clock: clock || usual })}
        sx={{ flex: '3 1 140px' }}
      />
      <ClockInput
        disabled={rest.disabled}
        error={rest.error}
        ariaLabel={t('dates.time', { label })}
        value={clock}
        onChange={(next) => set({ day, clock: next })}
        sx={{ flex: '2 1 92px', maxWidth: 120 }}
      />
    </Stack>
  );
}
