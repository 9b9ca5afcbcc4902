import ArrowDown from '@mui/icons-material/KeyboardArrowDown';
import ArrowUp from '@mui/icons-material/KeyboardArrowUp';
import Close from '@mui/icons-material/Close';
import { IconButton, MenuItem, Stack, TableCell, TableRow, TextField, Typography } from '@mui/material';
import type { ClipboardEvent, KeyboardEvent, ReactNode } from 'react';
import { Controller, get, useFormContext, type ControllerRenderProps, type FieldError } from 'react-hook-form';
import { useText, useWord } from '../texts';
import { useField } from './context';
import { NUMERIC, type ComputedColumn, type LineColumn } from './Lines';
import { isNumber, NumberInput } from './numbers';
import { RecordPicker } from './RecordPicker';

interface Props {
  name: string;
  at: number;
  count: number;
  columns: LineColumn[];
  computed: ComputedColumn[];
  labelOf: (column: LineColumn) => string;
  disabled: boolean;
  onRemove: () => void;
  onMove: (to: number) => void;
  onEnd: () => void;
  onPaste: (event: ClipboardEvent, column: number) => void;
}

const stacked = { display: { xs: 'block', sm: 'table-cell' }, borderBottom: { xs: 0, sm: '1px solid var(--mui-palette-divider)' } } as const;

export function LineRow({ name, at, count, columns, computed, labelOf, disabled, onRemove, onMove, onEnd, onPaste }: Props) {
  const t = useText();
  const { watch } = useFormContext();
  const n = at + 1;
  const down = (event: KeyboardEvent<HTMLElement>) => {
    const open = (event.target as HTMLElement).getAttribute('aria-expanded') === 'true';
    if (event.key !== 'Enter' || open) return;
    event.preventDefault();
    const cell = (event.target as HTMLElement).closest('td');
    const below = cell?.parentElement?.nextElementSibling?.children[cell.cellIndex]?.querySelector<HTMLElement>('input');
    if (below) below.focus();
    else if (at === count - 1) onEnd();
  };
  return (
    <TableRow
      sx={{ display: { xs: 'block', sm: 'table-row' }, borderBottom: { xs: '1px solid var(--mui-palette-divider)', sm: 0 }, p: { xs: 1, sm: 0 } }}
      onKeyDown={down}
    >
      <TableCell sx={{ ...stacked, color: 'text.secondary', pt: '14px !important', pl: '12px !important' }}>{n}</TableCell>
      {columns.map((column, index) => (
        <TableCell key={column.field} sx={stacked} onPaste={(event) => onPaste(event, index)}>
          <Typography component="div" aria-hidden variant="caption" color="textSecondary" sx={{ display: { sm: 'none' } }}>
            {labelOf(column)}
          </Typography>
          <Editor name={name} at={at} column={column} label={labelOf(column)} disabled={disabled} />
        </TableCell>
      ))}
      {computed.map((column) => (
        <TableCell key={column.label} align="right" sx={{ ...stacked, pt: '14px !important', pr: '12px !important', whiteSpace: 'nowrap' }}>
          <Typography component="span" variant="body2" color="textSecondary" sx={{ display: { sm: 'none' }, mr: 1 }}>
            {column.label}
          </Typography>
          {column.cell(at, watch(`${name}.${at}`))}
        </TableCell>
      ))}
      {!disabled && (
        <TableCell sx={stacked}>
          <Stack direction="row" sx={{ justifyContent: 'flex-end' }}>
            <IconButton size="small" disabled={at === 0} aria-label={t('form.lines.up', { n })} onClick={() => onMove(at - 1)}>
              <ArrowUp fontSize="small" />
            </IconButton>
            <IconButton size="small" disabled={at === count - 1} aria-label={t('form.lines.down', { n })} onClick={() => onMove(at + 1)}>
              <ArrowDown fontSize="small" />
            </IconButton>
            <IconButton size="small" aria-label={t('form.lines.remove', { n })} onClick={onRemove}>
              <Close fontSize="small" />
            </IconButton>
          </Stack>
        </TableCell>
      )}
    </TableRow>
  );
}

function Editor({ name, at, column, label, disabled }: { name: string; at: number; column: LineColumn; label: string; disabled: boolean }) {
  const t = useText();
  const path = `${name}.${at}.${column.field}`;
  const { form, texts, helperText } = useField({ name: path, label: '-', hint: '' });
  const message = (get(form.formState.errors, path) as FieldError | undefined)?.message;
  const named = `${label}, ${t('form.lines.line', { n: at + 1 })}`;
  const common = { error: !!message, helperText: message ?? helperText, disabled };
  const fill = (row: Parameters<NonNullable<LineColumn['fills']>>[0]) => {
    for (const [field, value] of Object.entries(column.fills?.(row) ?? {})) form.setValue(`${name}.${at}.${field}`, value, { shouldDirty: true });
  };
  if (column.kind === 'own') return column.editor!({ line: `${name}.${at}`, at, label: named, disabled });
  const placeholder = column.placeholder?.(at);
  return (
    <Controller
      name={path}
      control={form.control}
      rules={{ required: column.required && t('form.required'), validate: (value) => !NUMERIC.includes(column.kind) || isNumber(value) || t('form.notNumber') }}
      render={({ field }) => {
        if (column.kind === 'pick')
          return (
            <RecordPicker
              bare
              label={named}
              resource={column.resource!}
              query={column.query}
              known={column.known?.((form.getValues(`${name}.${at}`) ?? {}) as Record<string, unknown>)}
              value={field.value ?? null}
              onBlur={field.onBlur}
              onChange={(id, row) => {
                field.onChange(id);
                if (row) fill(row as never);
              }}
              {...common}
            />
          );
        if (NUMERIC.includes(column.kind))
          return (
            <NumberInput
              bare
              label={named}
              value={field.value}
              onChange={field.onChange}
              onBlur={field.onBlur}
              inputRef={field.ref}
              placeholder={placeholder}
              as={column.kind === 'quantity' ? 'number' : 'string'}
              unit={column.kind === 'percent' ? '%' : undefined}
              {...common}
            />
          );
        if (column.kind === 'select') return <Choice column={column} named={named} texts={texts} field={field} placeholder={placeholder} {...common} />;
        return (
          <TextField
            value={field.value ?? ''}
            onChange={(event) => field.onChange(event.target.value || null)}
            onBlur={field.onBlur}
            inputRef={field.ref}
            slotProps={{ htmlInput: { 'aria-label': named } }}
            {...common}
          />
        );
      }}
    />
  );
}

interface ChoiceProps {
  column: LineColumn;
  named: string;
  texts: string;
  field: ControllerRenderProps;
  placeholder?: string;
  error: boolean;
  helperText?: ReactNode;
  disabled: boolean;
}

/** One of a few words; nothing of them, where the column says so. */
function Choice({ column, named, texts, field, placeholder, ...common }: ChoiceProps) {
  const t = useText();
  const word = useWord();
  return (
    <TextField
      select
      value={field.value ?? ''}
      onChange={(event) => field.onChange(event.target.value || null)}
      onBlur={field.onBlur}
      inputRef={field.ref}
      slotProps={{
        htmlInput: { 'aria-label': named },
        select: { displayEmpty: column.optional, renderValue: field.value ? undefined : () => placeholder ?? '' },
      }}
      {...common}
    >
      {column.optional && (
        <MenuItem value="">
          <em>{placeholder ?? t('core.none')}</em>
        </MenuItem>
      )}
      {(column.options ?? []).map((one) => (
        <MenuItem key={one} value={one}>
          {word(`${texts}.${column.field}.${one}`)}
        </MenuItem>
      ))}
    </TextField>
  );
}
