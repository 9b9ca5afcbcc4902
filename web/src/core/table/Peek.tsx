import Close from '@mui/icons-material/Close';
import { Box, Button, Drawer, IconButton, Stack, Typography } from '@mui/material';
import { Link } from 'react-router';
import { useText } from '../texts';
import { Cell } from './Cell';
import type { AnyColumn, AnyTable, Row } from './declare';

interface Props {
  table: AnyTable;
  row: Row | undefined;
  title: string;
  label: (column: AnyColumn) => string;
  onClose: () => void;
}

/** The record at the side, without leaving the list. */
export function Peek({ table, row, title, label, onClose }: Props) {
  const t = useText();
  return (
    <Drawer
      anchor="right"
      open={!!row}
      onClose={onClose}
      slotProps={{ paper: { role: 'dialog', 'aria-label': title || t('table.peek'), sx: { width: 440, maxWidth: '100vw', p: 2.5 } } }}
    >
      {row && (
        <Stack spacing={2}>
          <Stack direction="row" spacing={1} sx={{ alignItems: 'flex-start' }}>
            <Typography component="h2" variant="h1" sx={{ flex: 1, minWidth: 0 }}>
              {title}
            </Typography>
            <IconButton aria-label={t('core.actions.close')} onClick={onClose}>
              <Close fontSize="small" />
            </IconButton>
          </Stack>
          {table.to && (
            <Button component={Link} to={table.to(row)} variant="contained" sx={{ alignSelf: 'flex-start' }}>
              {t('table.openPage')}
            </Button>
          )}
          {table.peek ? table.peek(row) : <Facts table={table} row={row} label={label} />}
        </Stack>
      )}
    </Drawer>
  );
}

function Facts({ table, row, label }: { table: AnyTable; row: Row; label: (column: AnyColumn) => string }) {
  return (
    <Box component="dl" sx={{ m: 0 }}>
      {table.columns.map((column) => (
        <Box key={column.field} sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, py: 1, borderBottom: 1, borderColor: 'divider' }}>
          <Typography component="dt" color="textSecondary">
            {label(column)}
          </Typography>
          <Box component="dd" sx={{ m: 0, textAlign: 'right', minWidth: 0 }}>
            <Cell table={table} column={column} row={row} />
          </Box>
        </Box>
      ))}
    </Box>
  );
}
