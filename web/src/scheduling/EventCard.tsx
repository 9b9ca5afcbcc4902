import { Box, ButtonBase, Typography } from '@mui/material';
import type { KeyboardEvent, PointerEvent } from 'react';
import { Hidden } from '../core/Hidden';
import { useText, useWord } from '../core/texts';
import type { Piece } from './layout';
import { HOUR } from './useDrag';
import { clockOf } from './zone';

/** What stands for a status where there is no room for a word. */
const SIGNS: Record<string, string> = { confirmed: '✓', arrived: '●', completed: '✓✓', no_show: '∅', cancelled: '×' };
const OVER = ['cancelled', 'no_show'];

export const colorOf = (color: string | null | undefined): string => color ?? '#64748b';
export const nameOf = ({ customerName, title, typeName }: Piece['appointment']): string => customerName ?? title ?? typeName ?? '–';
export const moreOf = ({ customerName, title, typeName }: Piece['appointment']): string =>
  [customerName ? title : null, customerName || title ? typeName : null].filter(Boolean).join(' · ');

interface Props {
  piece: Piece;
  color?: string | null;
  names: string;
  movable: boolean;
  faded?: boolean;
  onOpen: () => void;
  onKey?: (event: KeyboardEvent) => void;
  onGrab?: (event: PointerEvent) => void;
  onStretch?: (event: PointerEvent) => void;
}

/** One appointment in a column of hours. */
export function EventCard({ piece, color, names, movable, faded, onOpen, onKey, onGrab, onStretch }: Props) {
  const t = useText();
  const word = useWord();
  const { appointment, from, to, lane, lanes, begins, ends } = piece;
  const over = OVER.includes(appointment.status);
  const clock = `${clockOf(from)}–${clockOf(to % 1_440)}`;
  const status = word(`scheduling.appointments.status.${appointment.status}`, `core.status.${appointment.status}`);
  const height = Math.max(((to - from) / 60) * HOUR - 2, 17);
  return (
    <Box
      sx={{
        position: 'absolute',
        top: (from / 60) * HOUR + 1,
        height,
        left: `calc(${(lane / lanes) * 100}% + 1px)`,
        width: `calc(${100 / lanes}% - 3px)`,
        opacity: faded ? 0.35 : 1,
        zIndex: 1,
      }}
      onPointerDown={(event) => (movable && begins ? onGrab?.(event) : event.stopPropagation())}
    >
      <ButtonBase
        aria-describedby={movable ? 'calendar-keys' : undefined}
        onClick={onOpen}
        onKeyDown={onKey}
        data-appointment={appointment.id}
        sx={{
          display: 'flex',
          flexDirection: 'column',
          alignItems: 'stretch',
          justifyContent: 'flex-start',
          width: '100%',
          height: '100%',
          px: 0.75,
          py: height > 34 ? 0.5 : 0,
          textAlign: 'left',
          overflow: 'hidden',
          borderRadius: 1,
          border: 1,
          borderStyle: over ? 'dashed' : 'solid',
          borderColor: `color-mix(in srgb, ${colorOf(color)} 40%, var(--mui-palette-background-paper))`,
          borderLeft: `4px solid ${colorOf(color)}`,
          bgcolor: over ? 'background.paper' : `color-mix(in srgb, ${colorOf(color)} 16%, var(--mui-palette-background-paper))`,
          color: 'text.primary',
          cursor: movable ? 'grab' : 'pointer',
          touchAction: 'pan-x pan-y',
          userSelect: 'none',
          WebkitTouchCallout: 'none',
        }}
      >
        <Typography component="span" variant="caption" noWrap sx={{ fontWeight: 620, lineHeight: 1.3, textDecoration: over ? 'line-through' : undefined }}>
          {SIGNS[appointment.status] && <span aria-hidden>{SIGNS[appointment.status]} </span>}
          {nameOf(appointment)}
        </Typography>
        {height > 34 ? <Small>{[clock, moreOf(appointment)].filter(Boolean).join(' ')}</Small> : <Hidden>{[clock, moreOf(appointment)].join(' ')}</Hidden>}
        {names && (height > 60 ? <Small>{names}</Small> : <Hidden>{names}</Hidden>)}
        <Hidden>{status}</Hidden>
      </ButtonBase>
      {movable && ends && (
        <Box
          aria-hidden
          title={t('scheduling.calendar.stretch')}
          onPointerDown={onStretch}
          sx={{ position: 'absolute', insetInline: 0, bottom: 0, height: 7, cursor: 'ns-resize', touchAction: 'none' }}
        />
      )}
    </Box>
  );
}

const Small = ({ children }: { children: string }) => (
  <Typography component="span" variant="caption" noWrap sx={{ lineHeight: 1.3, color: 'text.secondary' }}>
    {children}
  </Typography>
);
