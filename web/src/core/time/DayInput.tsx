import CalendarToday from '@mui/icons-material/CalendarTodayOutlined';
import { IconButton, InputAdornment, Popover, TextField } from '@mui/material';
import { lazy, Suspense, useRef, useState, type KeyboardEvent } from 'react';
import { useLocale } from '../format';
import { useText } from '../texts';
import { dayOf, orderOf, sayDay } from './typed';
import { fieldOf, type TimeInputProps } from './props';
import { useTyped } from './useTyped';

const Calendar = lazy(() => import('./Calendar'));

const DAY_MS = 86_400_000;
const plus = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
const today = () => new Intl.DateTimeFormat('sv-SE').format(new Date());

/**
 * A day as people here write it (TT.MM.JJJJ, DD/MM/YYYY), typed or chosen in a calendar; kept as `2026-11-21`, or `''`. Arrow up and down
 * go by a day, Alt and arrow down open the calendar.
 */
export function DayInput({ value, onChange, counts = 'whole', onBlur, ...rest }: TimeInputProps) {
  const t = useText();
  const order = orderOf(useLocale());
  const anchor = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const read = (typed: string) => dayOf(typed, order, today());
  const typed = useTyped({
    value,
    onChange,
    counts,
    say: (day) => sayDay(day, order),
    read,
    complete: (text) => /\D\d{4}$|^\d{4}\D\d\d?\D\d\d$|^\d{8}$/.test(text.trim()),
    step: (day, by) => plus(/^\d{4}-/.test(day) ? day : today(), /^\d{4}-/.test(day) ? by : 0),
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' && event.altKey) setOpen(true);
    typed.onKeyDown(event);
  };
  const placeholder = order.parts.map((part) => t(`dates.${part}`)).join(order.between);
  const chosen = read(typed.text) || null;
  return (
    <>
      <TextField
        {...fieldOf(rest, typed, t('dates.notDay'))}
        ref={anchor}
        placeholder={placeholder}
        onKeyDown={onKeyDown}
        onBlur={() => {
          typed.settle();
          onBlur?.();
        }}
        slotProps={{
          inputLabel: { shrink: true },
          htmlInput: { inputMode: 'decimal', maxLength: 20, 'aria-label': rest.ariaLabel },
          input: {
            sx: { pr: 0.5 },
            endAdornment: !rest.disabled && (
              <InputAdornment position="end" sx={{ ml: 0 }}>
                <IconButton size="small" sx={{ mx: -0.5 }} aria-label={nameOf(t('dates.open'), rest)} aria-haspopup="dialog" onClick={() => setOpen(true)}>
                  <CalendarToday sx={{ fontSize: 18 }} />
                </IconButton>
              </InputAdornment>
            ),
          },
        }}
      />
      <Popover
        open={open}
        onClose={() => setOpen(false)}
        anchorEl={() => anchor.current}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': nameOf(t('dates.open'), rest) } }}
      >
        <Suspense fallback={null}>
          <Calendar
            day={chosen}
            onChoose={(day) => {
              typed.choose(day);
              setOpen(false);
            }}
          />
        </Suspense>
      </Popover>
    </>
  );
}

const nameOf = (verb: string, { label, ariaLabel }: { label?: string; ariaLabel?: string }) => [label ?? ariaLabel, verb].filter(Boolean).join(': ');
