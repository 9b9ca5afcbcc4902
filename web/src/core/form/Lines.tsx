import Add from '@mui/icons-material/Add';
import { Button, Stack, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import { useRef, type ClipboardEvent, type ReactNode } from 'react';
import { useFieldArray } from 'react-hook-form';
import type { Query, Rec } from '../api';
import { Hidden } from '../Hidden';
import { notify } from '../notify';
import { say, useText, useWord } from '../texts';
import { useField, type FieldProps } from './context';
import { LineRow } from './LineRow';
import { pastedRows } from './paste';
import { Place } from './Place';

export interface LineColumn {
  /** Of the line; the label is `<texts>.fields.<name>_<field>`, or `<texts>.fields.<field>`. */
  field: string;
  kind: 'text' | 'quantity' | 'money' | 'percent' | 'pick' | 'select' | 'own';
  label?: string;
  width?: number;
  required?: boolean;
  /** `pick` */
  resource?: string;
  query?: Query;
  /** `pick`: what else of the line follows from the record: `(part) => ({ unitPrice: part.unitPrice })`. */
  fills?: (row: Rec & Record<string, never>) => Record<string, unknown>;
  /** `pick`: the record of the line, where it came with it. */
  known?: (line: Record<string, unknown>) => Rec | undefined;
  /** `select` */
  options?: readonly string[];
  /** `select` may be left empty. */
  optional?: boolean;
  /** What stands in an empty field, as the server's preview says: its usual price. */
  placeholder?: (index: number) => string | undefined;
  /** `own`: the cell is the module's, which writes the line by its path (`items.0`). */
  editor?: (cell: { line: string; at: number; label: string; disabled: boolean }) => ReactNode;
  /** `own`: what pasted words mean, as parts of the line. */
  pasted?: (words: string[]) => Promise<Record<string, unknown>[]>;
}

export interface ComputedColumn {
  label: string;
  width?: number;
  /** From the server's preview, never computed here. */
  cell: (index: number, line: Record<string, unknown>) => ReactNode;
}

interface Props extends FieldProps {
  columns: LineColumn[];
  computed?: ComputedColumn[];
  /** A new line. */
  blank?: () => Record<string, unknown>;
  /** Finds the records of a pasted column (SKU → id) at once; what is unknown stays empty. */
  resolve?: (field: string, texts: string[]) => Promise<(string | null)[]>;
}

/** Lines typed like a spreadsheet: Tab goes on, Enter goes down and adds a line at the end, rows are pasted from a spreadsheet. */
export function Lines({ columns, computed = [], blank = () => ({}), resolve, width, ...props }: Props) {
  const t = useText();
  const word = useWord();
  const { form, label, error, helperText, disabled, texts } = useField(props);
  const { fields, append, remove, move, update } = useFieldArray({ control: form.control, name: props.name });
  const labelOf = (column: LineColumn) => column.label ?? word(`${texts}.fields.${column.field}`);
  const table = useRef<HTMLTableElement>(null);
  const add = () => {
    append(blank(), { shouldFocus: false });
    requestAnimationFrame(() => table.current?.querySelector<HTMLElement>('tbody tr:last-of-type input')?.focus());
  };
  const paste = async (event: ClipboardEvent, row: number, at: number) => {
    const rows = pastedRows(event.clipboardData.getData('text/plain'), columns.slice(at));
    if (!rows) return;
    event.preventDefault();
    const lines = await resolved(rows, columns, resolve);
    lines.forEach((line, index) =>
      row + index < fields.length
        ? update(row + index, { ...form.getValues(`${props.name}.${row + index}`), ...line })
        : append({ ...blank(), ...line }, { shouldFocus: false }),
    );
    notify(say('form.lines.pasted', { count: lines.length }), { tone: 'info' });
  };
  return (
    <Place width={width}>
      <Stack spacing={1}>
        <TableContainer sx={{ border: 1, borderColor: error ? 'error.main' : 'divider', borderRadius: 1, bgcolor: 'background.paper' }}>
          <Table
            ref={table}
            size="small"
            aria-label={label}
            sx={{ '& td': { p: 0.5, verticalAlign: 'top' }, '& tbody tr:last-of-type td': { borderBottom: 0 } }}
          >
            <Head columns={columns} computed={computed} labelOf={labelOf} disabled={disabled} />
            <TableBody>
              {fields.map((line, at) => (
                <LineRow
                  key={line.id}
                  name={props.name}
                  at={at}
                  count={fields.length}
                  columns={columns}
                  computed={computed}
                  labelOf={labelOf}
                  disabled={disabled}
                  onRemove={() => remove(at)}
                  onMove={(to) => move(at, to)}
                  onEnd={() => add()}
                  onPaste={(event, column) => void paste(event, at, column)}
                />
              ))}
            </TableBody>
          </Table>
          {!fields.length && (
            <Typography color="textSecondary" sx={{ p: 2 }} onPaste={(event) => void paste(event, 0, 0)}>
              {t('form.lines.empty')}
            </Typography>
          )}
        </TableContainer>
        {helperText && (
          <Typography variant="caption" color={error ? 'error' : 'textSecondary'}>
            {helperText}
          </Typography>
        )}
        {!disabled && (
          <Button
            startIcon={<Add />}
            color="inherit"
            onClick={() => add()}
            onPaste={(event) => void paste(event, fields.length, 0)}
            sx={{ alignSelf: 'flex-start' }}
          >
            {t('form.lines.add')}
          </Button>
        )}
        <Hidden>{t('form.lines.paste')}</Hidden>
      </Stack>
    </Place>
  );
}

function Head({
  columns,
  computed,
  labelOf,
  disabled,
}: Pick<Props, 'columns'> & { computed: ComputedColumn[]; labelOf: (column: LineColumn) => string; disabled: boolean }) {
  return (
    <TableHead sx={{ display: { xs: 'none', sm: 'table-header-group' } }}>
      <TableRow>
        <TableCell sx={{ width: 36 }}>#</TableCell>
        {columns.map((column) => (
          <TableCell key={column.field} align={NUMERIC.includes(column.kind) ? 'right' : 'left'} sx={{ width: column.width }}>
            {labelOf(column)}
          </TableCell>
        ))}
        {computed.map((column) => (
          <TableCell key={column.label} align="right" sx={{ width: column.width }}>
            {column.label}
          </TableCell>
        ))}
        {!disabled && <TableCell component="td" sx={{ width: 112 }} />}
      </TableRow>
    </TableHead>
  );
}

export const NUMERIC: LineColumn['kind'][] = ['quantity', 'money', 'percent'];

async function resolved(rows: Record<string, unknown>[], columns: LineColumn[], resolve: Props['resolve']): Promise<Record<string, unknown>[]> {
  const picks = columns.filter((column) => column.kind === 'pick' && rows.some((row) => column.field in row));
  const found = await Promise.all(
    picks.map((column) =>
      resolve?.(
        column.field,
        rows.map((row) => String(row[column.field] ?? '')),
      ),
    ),
  );
  const own = columns.filter((column) => column.pasted && rows.some((row) => column.field in row));
  const meant = await Promise.all(own.map((column) => column.pasted!(rows.map((row) => String(row[column.field] ?? '')))));
  const picked = (at: number) => Object.fromEntries(picks.map((column, index) => [column.field, found[index]?.[at] ?? null]));
  return rows.map((row, at) => Object.assign({ ...row, ...picked(at) }, ...meant.map((lines) => lines[at])));
}
