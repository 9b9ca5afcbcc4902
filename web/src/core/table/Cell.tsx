import Check from '@mui/icons-material/Check';
import { Box, Chip, Stack, Tooltip, Typography } from '@mui/material';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { useFormat, type Format } from '../format';
import { unitWord, useText, useWord } from '../texts';
import type { AnyColumn, AnyTable, ColumnType, Row } from './declare';
import { Status } from './status';

/** The name of a record, which opens it. */
export const Title = styled(RouterLink)({
  color: 'var(--mui-palette-text-primary)',
  fontWeight: 560,
  textDecoration: 'none',
  '&:hover': { textDecoration: 'underline' },
});

const RIGHT: ColumnType[] = ['money', 'price', 'number', 'percent', 'stockbar'];
export const alignOf = (column: AnyColumn) => (RIGHT.includes(column.type ?? 'text') ? 'right' : 'left') as 'right' | 'left';

export const valueOf = (column: AnyColumn, row: Row): unknown => (column.value ? column.value(row) : row[column.field]);
const text = (value: unknown) => (value === null || value === undefined || value === '' ? '–' : String(value));

const FORMATTED: Partial<Record<ColumnType, (format: Format, value: never, unit: string | null | undefined) => string>> = {
  money: (format, value, unit) => format.money(value, unit),
  price: (format, value, unit) => format.price(value, unit),
  number: (format, value, unit) => [format.number(value), value !== null && unit && unitWord(unit)].filter(Boolean).join(' '),
  percent: (format, value) => format.percent(value),
  date: (format, value) => format.date(value),
  time: (format, value) => format.time(value),
};

interface Props {
  table: AnyTable;
  column: AnyColumn;
  row: Row;
}

/** What stands in a cell, in the table, on a card and in the side panel. */
export function Cell({ table, column, row }: Props): ReactNode {
  const format = useFormat();
  const word = useWord();
  if (column.render) return column.render(row);
  const value = valueOf(column, row);
  const formatted = FORMATTED[column.type ?? 'text'];
  if (formatted) return formatted(format, value as never, column.unit?.(row));
  if (value === null || value === undefined || value === '') return '–';
  switch (column.type) {
    case 'link':
      return table.to ? <Title to={table.to(row)}>{text(value)}</Title> : text(value);
    case 'status':
      return <Status of={String(value)} texts={table.texts} field={column.field} />;
    case 'chip':
      return <Chip variant="outlined" label={word(`${table.texts}.${column.field}.${value}`, String(value))} sx={{ borderColor: 'divider' }} />;
    case 'chips':
      return <Chips values={value as string[]} />;
    case 'bool':
      return <Flag on={value === true} />;
    case 'stockbar':
      return <StockBar value={Number(value)} minimum={Number(column.minimum?.(row) ?? 0)} unit={column.unit?.(row)} />;
    case 'ago':
      return (
        <Tooltip title={format.time(String(value))}>
          <span>{format.ago(String(value))}</span>
        </Tooltip>
      );
    default:
      return text(value);
  }
}

function Chips({ values }: { values: string[] }) {
  if (!values.length) return '–';
  return (
    <Stack direction="row" spacing={0.5} useFlexGap sx={{ flexWrap: 'wrap' }}>
      {values.map((one) => (
        <Chip key={one} label={one} variant="outlined" sx={{ borderColor: 'divider', height: 20 }} />
      ))}
    </Stack>
  );
}

function Flag({ on }: { on: boolean }) {
  const t = useText();
  return on ? (
    <Check titleAccess={t('core.yes')} sx={{ fontSize: 18 }} />
  ) : (
    <Box component="span" aria-label={t('core.no')} role="img">
      –
    </Box>
  );
}

/** How much is there against what should be: full is three times the minimum. */
export function StockBar({ value, minimum, unit, left = false }: { value: number; minimum: number; unit?: string | null; left?: boolean }) {
  const { number } = useFormat();
  const share = minimum > 0 ? Math.min(1, value / (minimum * 3)) : value > 0 ? 1 : 0;
  const tone = value <= 0 ? 'error.main' : value < minimum ? 'warning.main' : 'success.main';
  return (
    <Box sx={{ display: 'inline-flex', alignItems: 'center', justifyContent: left ? 'flex-start' : 'flex-end', gap: 1, width: '100%', minWidth: 110 }}>
      <Box aria-hidden sx={{ position: 'relative', flex: 1, maxWidth: 72, height: 5, borderRadius: 3, bgcolor: 'divider', overflow: 'hidden' }}>
        <Box sx={{ position: 'absolute', inset: 0, width: `${share * 100}%`, bgcolor: tone, borderRadius: 3 }} />
      </Box>
      <Typography component="span" variant="inherit" noWrap>
        {[number(value), unit && unitWord(unit)].filter(Boolean).join(' ')}
      </Typography>
    </Box>
  );
}
