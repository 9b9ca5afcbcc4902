import { Box, ButtonBase, InputBase, MenuItem, Select } from '@mui/material';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { api, queries } from '../api';
import { Hidden } from '../Hidden';
import { complain } from '../notify';
import { useText, useWord } from '../texts';
import type { AnyColumn, AnyTable, Row } from './declare';
import { valueOf } from './Cell';

interface Props {
  table: AnyTable;
  column: AnyColumn;
  row: Row;
  label: string;
  children: ReactNode;
}

/** A harmless field, changed where it stands: Enter or leaving saves, Escape keeps what was. */
export function InlineCell({ table, column, row, label, children }: Props) {
  const t = useText();
  const [editing, setEditing] = useState(false);
  const [shown, setShown] = useState<unknown>();
  const before = valueOf(column, row);
  const save = (value: string) => {
    setEditing(false);
    const next = value === '' ? null : column.edit === 'number' ? Number(value) : value;
    if (next === before) return;
    // shown at once, taken back visibly when the server refuses
    setShown(next);
    api
      .patch(`${table.path}/${row.id}`, { version: row.version, [column.field]: next })
      .catch(complain)
      .finally(() => void queries.invalidateQueries().then(() => setShown(undefined)));
  };
  if (editing) return <Editor column={column} table={table} label={label} value={before} save={save} cancel={() => setEditing(false)} />;
  return (
    <ButtonBase
      onClick={(event) => {
        event.stopPropagation();
        setEditing(true);
      }}
      sx={{
        font: 'inherit',
        color: 'inherit',
        textAlign: 'inherit',
        mx: -0.75,
        px: 0.75,
        py: 0.25,
        borderRadius: 0.75,
        minWidth: 32,
        justifyContent: 'flex-start',
        '&:hover': { boxShadow: 'inset 0 0 0 1px var(--mui-palette-divider)', bgcolor: 'background.paper' },
      }}
    >
      <Hidden>{`${t('core.actions.edit')}: ${label} `}</Hidden>
      {shown === undefined ? (
        children
      ) : (
        <Box component="span" sx={{ opacity: 0.6 }}>
          {String(shown ?? '–')}
        </Box>
      )}
    </ButtonBase>
  );
}

interface EditorProps {
  column: AnyColumn;
  table: AnyTable;
  label: string;
  value: unknown;
  save: (value: string) => void;
  cancel: () => void;
}

function Editor({ column, table, label, value, save, cancel }: EditorProps) {
  const word = useWord();
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.key === 'Escape') cancel();
    if (event.key === 'Enter') save((event.target as HTMLInputElement).value.trim());
  };
  if (typeof column.edit === 'object') {
    return (
      <Select
        size="small"
        autoFocus
        defaultOpen
        value={String(value ?? '')}
        onClose={cancel}
        onClick={(event) => event.stopPropagation()}
        onChange={(event) => save(event.target.value)}
        inputProps={{ 'aria-label': label }}
        sx={{ height: 28 }}
      >
        {column.edit.map((one) => (
          <MenuItem key={one} value={one}>
            {word(`${table.texts}.${column.field}.${one}`, `core.status.${one}`)}
          </MenuItem>
        ))}
      </Select>
    );
  }
  return (
    <InputBase
      autoFocus
      defaultValue={String(value ?? '')}
      onBlur={(event) => save(event.target.value.trim())}
      onKeyDown={keys}
      onClick={(event) => event.stopPropagation()}
      onFocus={(event) => event.target.select()}
      inputProps={{ 'aria-label': label, inputMode: column.edit === 'number' ? 'decimal' : undefined }}
      sx={{ px: 0.75, height: 28, font: 'inherit', border: 1, borderColor: 'primary.main', borderRadius: 0.75, bgcolor: 'background.paper' }}
    />
  );
}
