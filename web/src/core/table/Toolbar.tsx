import Add from '@mui/icons-material/Add';
import FileDownload from '@mui/icons-material/FileDownloadOutlined';
import FileUpload from '@mui/icons-material/FileUploadOutlined';
import Search from '@mui/icons-material/Search';
import Tune from '@mui/icons-material/Tune';
import {
  Box,
  Button,
  Checkbox,
  FormControlLabel,
  IconButton,
  InputAdornment,
  Menu,
  MenuItem,
  Popover,
  Stack,
  TextField,
  ToggleButton,
  ToggleButtonGroup,
  Tooltip,
  Typography,
} from '@mui/material';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { Link, useNavigate } from 'react-router';
import { download } from '../api';
import { useDebounced } from '../hooks';
import { complain } from '../notify';
import { useCan } from '../session';
import { useText } from '../texts';
import type { AnyTable, Query } from './declare';
import { FilterMenu } from './Filters';
import { filterQuery, type ListState } from './listState';
import { SavedViews } from './SavedViews';
import { useLabel, type useColumns } from './useColumns';
import type { Change } from './useList';

interface Props {
  table: AnyTable;
  state: ListState;
  change: Change;
  columns: ReturnType<typeof useColumns>;
  fixed: Query;
  searchRef: RefObject<HTMLInputElement | null>;
  /** Saved views: for lists whose state is in the URL. */
  views: boolean;
}

export function Toolbar({ table, state, change, columns, fixed, searchRef, views }: Props) {
  return (
    <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center' }} className="no-print">
      {table.search !== false && <SearchField value={state.search} change={change} inputRef={searchRef} />}
      <FilterMenu table={table} state={state} change={change} />
      {views && <SavedViews table={table} state={state} />}
      <Box sx={{ flex: 1, display: { xs: 'none', sm: 'block' } }} />
      <ViewMenu table={table} columns={columns} />
      <Transfer table={table} query={{ ...filterQuery(state), ...fixed, sort: state.sort ?? table.sort }} />
      <CreateButton table={table} />
    </Stack>
  );
}

/** Waits for a pause in typing. */
function SearchField({ value, change, inputRef }: { value: string; change: Change; inputRef: RefObject<HTMLInputElement | null> }) {
  const t = useText();
  const [text, setText] = useState(value);
  const settled = useDebounced(text);
  const sent = useRef(value);
  useEffect(() => {
    if (settled === sent.current) return;
    sent.current = settled;
    change({ search: settled.trim() }, { replace: true });
  }, [settled, change]);
  useEffect(() => {
    if (value === sent.current.trim()) return;
    sent.current = value;
    setText(value);
  }, [value]);
  return (
    <TextField
      type="search"
      value={text}
      onChange={(event) => setText(event.target.value)}
      inputRef={inputRef}
      placeholder={t('table.search')}
      sx={{ width: { xs: '100%', sm: 260 } }}
      slotProps={{
        htmlInput: { 'aria-label': t('table.search'), maxLength: 100 },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <Search sx={{ fontSize: 18 }} />
            </InputAdornment>
          ),
        },
      }}
    />
  );
}

function ViewMenu({ table, columns }: { table: AnyTable; columns: ReturnType<typeof useColumns> }) {
  const t = useText();
  const label = useLabel(table);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Tooltip title={t('table.view')}>
        <IconButton
          aria-label={t('table.view')}
          aria-haspopup="dialog"
          onClick={(event) => setAnchor(event.currentTarget)}
          sx={{ display: { xs: 'none', sm: 'inline-flex' } }}
        >
          <Tune fontSize="small" />
        </IconButton>
      </Tooltip>
      <Popover
        anchorEl={anchor}
        open={!!anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': t('table.view'), sx: { p: 2, width: 260 } } }}
      >
        <ToggleButtonGroup
          exclusive
          fullWidth
          size="small"
          value={columns.density}
          aria-label={t('table.density')}
          onChange={(_, next) => next && columns.setDensity(next)}
        >
          {(['calm', 'dense'] as const).map((one) => (
            <ToggleButton key={one} value={one} sx={{ textTransform: 'none' }}>
              {t(`table.${one}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <Typography variant="body2" color="textSecondary" sx={{ mt: 2 }}>
          {t('table.columns')}
        </Typography>
        <Stack role="group" aria-label={t('table.columns')}>
          {table.columns.map((column) => (
            <FormControlLabel
              key={column.field}
              control={<Checkbox size="small" checked={!columns.hidden.includes(column.field)} onChange={() => columns.toggle(column.field)} />}
              label={label(column)}
            />
          ))}
        </Stack>
        <Button size="small" color="inherit" onClick={columns.reset} sx={{ mt: 1 }}>
          {t('table.usual')}
        </Button>
      </Popover>
    </>
  );
}

function Transfer({ table, query }: { table: AnyTable; query: Query }) {
  const t = useText();
  const can = useCan();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const save = (format: string) => {
    setAnchor(null);
    download(`${table.path}/export`, { ...query, format }, `${table.path.split('/').at(-1)}.${format}`).catch(complain);
  };
  return (
    <>
      {table.import && can(table.import.can) && (
        <Tooltip title={t(table.import.label)}>
          <IconButton component={Link} to={table.import.to} aria-label={t(table.import.label)}>
            <FileUpload fontSize="small" />
          </IconButton>
        </Tooltip>
      )}
      {table.export && can(table.export) && (
        <Tooltip title={t('table.export')}>
          <IconButton aria-label={t('table.export')} aria-haspopup="menu" onClick={(event) => setAnchor(event.currentTarget)}>
            <FileDownload fontSize="small" />
          </IconButton>
        </Tooltip>
      )}
      <Menu anchorEl={anchor} open={!!anchor} onClose={() => setAnchor(null)}>
        <MenuItem onClick={() => save('csv')}>{t('table.exportCsv')}</MenuItem>
        <MenuItem onClick={() => save('xlsx')}>{t('table.exportXlsx')}</MenuItem>
      </Menu>
    </>
  );
}

export function CreateButton({ table }: { table: AnyTable }) {
  const t = useText();
  const can = useCan();
  const go = useNavigate();
  const { create } = table;
  if (!create || !can(create.can)) return null;
  return (
    <Button variant="contained" startIcon={<Add />} onClick={() => (create.to ? void go(create.to) : create.run?.())}>
      {t(create.label)}
    </Button>
  );
}
