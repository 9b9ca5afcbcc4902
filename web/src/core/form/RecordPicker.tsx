import { Autocomplete, Box, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useMany, useOne, type Query, type Rec } from '../api';
import { recordLink } from '../frame/registry';
import { useDebounced } from '../hooks';
import { useText } from '../texts';

export interface PickerProps {
  /** A resource registered as RecordLink: `parts`. */
  resource: string;
  label: string;
  value: string | null;
  onChange: (id: string | null, row: Rec | null) => void;
  /** Narrows what may be picked: `{ status: 'active' }`. */
  query?: Query;
  /** The one that is not meant: who is merged with another is not that other. */
  without?: string;
  required?: boolean;
  error?: boolean;
  helperText?: string;
  disabled?: boolean;
  /** Offers to create what was typed; answers with the new record. */
  onCreate?: (typed: string) => Promise<Rec | null>;
  createLabel?: (typed: string) => string;
  /** The record of the value, where it is known already: it is not asked for again. */
  known?: Rec;
  /** In a line grid: no label, no frame. */
  bare?: boolean;
  onBlur?: () => void;
}

const CREATE = ':create';
type Option = Rec & { typed?: string };

/** Finds a record while somebody types, and creates it in place where that is allowed. */
export function RecordPicker({
  resource,
  label,
  value,
  onChange,
  query,
  without,
  required,
  error,
  helperText,
  disabled,
  onCreate,
  createLabel,
  known,
  bare,
  onBlur,
}: PickerProps) {
  const t = useText();
  const link = recordLink(resource);
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const search = useDebounced(typed.trim(), 200);
  const given = known && known.id === value ? (known as Option) : undefined;
  const { data: read } = useOne<Option>(value && !given ? `/${resource}/${value}` : null);
  const current = given ?? read;
  const titleOf = (row: Option) => (row.typed ? row.typed : (link?.title(row) ?? row.id));
  const asked = search && (!current || search !== titleOf(current)) ? { search } : {};
  const { data, isFetching } = useMany<Option>(open ? `/${resource}` : null, { perPage: 20, ...asked, ...query });
  const found = (data?.data ?? []).filter(({ id }) => id !== without);
  const options = onCreate && typed.trim() && !isFetching ? [...found, { id: CREATE, version: 0, typed: typed.trim() }] : found;
  const choose = async (row: Option | null) => {
    if (row?.id === CREATE) row = await onCreate!(row.typed!);
    onChange(row?.id ?? null, row);
  };
  return (
    <Autocomplete
      options={options}
      value={current ?? null}
      open={open}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      onBlur={onBlur}
      loading={isFetching}
      disabled={disabled}
      fullWidth
      autoHighlight
      filterOptions={(all) => all}
      getOptionLabel={titleOf}
      getOptionKey={(row) => row.id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      onInputChange={(_, text) => setTyped(text)}
      onChange={(_, row) => void choose(row)}
      noOptionsText={t('table.noMatch')}
      loadingText={t('core.loading')}
      openText={t('core.actions.open')}
      closeText={t('core.actions.close')}
      clearText={t('core.actions.clear')}
      renderOption={({ key, ...props }, row) => (
        <Box component="li" key={key} {...props} sx={{ display: 'flex', gap: 1 }}>
          {row.id === CREATE ? (createLabel?.(row.typed!) ?? `${t('core.actions.create')}: ${row.typed}`) : titleOf(row)}
          {row.id !== CREATE && link?.hint?.(row) && (
            <Typography component="span" variant="body2" color="textSecondary" noWrap sx={{ minWidth: 0 }}>
              {link.hint(row)}
            </Typography>
          )}
        </Box>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          label={bare ? undefined : label}
          required={required}
          error={error}
          helperText={helperText}
          slotProps={{ ...params.slotProps, htmlInput: { ...params.slotProps.htmlInput, ...(bare && { 'aria-label': label }) } }}
        />
      )}
    />
  );
}
