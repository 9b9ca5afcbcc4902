import { Autocomplete, Box, Chip, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { Controller, get, useFormContext, type FieldError } from 'react-hook-form';
import { api, useMany, useOne, type Rec } from '../core/api';
import type { Build, Part } from '../api';
import { useFormat } from '../core/format';
import { useDebounced } from '../core/hooks';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { chosenOf, type OrderItem } from './orders';

interface Option {
  id: string;
  kind: 'build' | 'part';
  title: string;
  hint: string;
}
interface Props {
  /** Path of the line in the form: `items.0`. */
  line: string;
  label: string;
  disabled: boolean;
  currency?: string;
}

const asBuild = (build: Build): Option => ({ id: build.id, kind: 'build', title: build.buildName, hint: build.modelNumber });
const asPart = (part: Part): Option => ({ id: part.id, kind: 'part', title: part.name, hint: part.sku });

/** What a line sells: a model with its options, a part, or a text typed freely. */
export function Article({ line, label, disabled, currency }: Props) {
  const t = useText();
  const form = useFormContext();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const { buildId, partId } = (form.watch(line) ?? {}) as Partial<OrderItem>;
  const { data: build } = useOne<Build>(buildId ? `/builds/${buildId}` : null);
  const { data: part } = useOne<Part>(partId ? `/parts/${partId}` : null);
  const current = buildId ? (build ? asBuild(build) : null) : partId && part ? asPart(part) : null;
  const { found, busy } = useFound(open, typed === current?.title ? '' : typed);
  const put = (change: Partial<OrderItem>) =>
    Object.entries(change).forEach(([field, value]) => form.setValue(`${line}.${field}`, value, { shouldDirty: true }));
  const choose = (value: Option | string | null) => {
    const article = { buildId: null, partId: null, description: null, customizations: [], unitPrice: undefined, taxRate: undefined, taxCategory: undefined };
    if (typeof value === 'string') return put({ buildId: null, partId: null, customizations: [], description: value.trim() || null });
    put({ ...article, ...(value?.kind === 'build' && { buildId: value.id }), ...(value?.kind === 'part' && { partId: value.id }) });
  };
  const error = ['description', 'buildId', 'partId', 'customizations']
    .map((field) => (get(form.formState.errors, `${line}.${field}`) as FieldError | undefined)?.message)
    .find(Boolean);
  return (
    <Stack spacing={0.75} sx={{ minWidth: { sm: 200 } }}>
      <Controller
        name={`${line}.description`}
        control={form.control}
        render={({ field }) => (
          <Autocomplete<Option, false, false, true>
            freeSolo
            selectOnFocus
            handleHomeEndKeys
            options={found}
            loading={busy}
            disabled={disabled}
            open={open}
            onOpen={() => setOpen(true)}
            onClose={() => setOpen(false)}
            value={current ?? field.value ?? ''}
            filterOptions={(all) => all}
            groupBy={(one) => t(`fulfillment.orders.kinds.${one.kind}`)}
            getOptionLabel={(one) => (typeof one === 'string' ? one : one.title)}
            getOptionKey={(one) => (typeof one === 'string' ? one : one.id)}
            isOptionEqualToValue={(one, other) => typeof other !== 'string' && one.id === other.id}
            onInputChange={(_, text, why) => {
              setTyped(text);
              if (why === 'input' && !current) field.onChange(text || null);
            }}
            onChange={(_, value) => choose(value)}
            loadingText={t('core.loading')}
            clearText={t('core.actions.clear')}
            onBlur={() => {
              if (current && typed.trim() && typed !== current.title) choose(typed);
              field.onBlur();
            }}
            renderOption={({ key, ...props }, one) => (
              <Box component="li" key={key} {...props} sx={{ display: 'flex', gap: 1 }}>
                {one.title}
                <Typography component="span" variant="body2" color="textSecondary" noWrap>
                  {one.hint}
                </Typography>
              </Box>
            )}
            renderInput={(params) => (
              <TextField
                {...params}
                inputRef={field.ref}
                error={!!error}
                helperText={error}
                placeholder={t('fulfillment.orders.articleHint')}
                slotProps={{ ...params.slotProps, htmlInput: { ...params.slotProps.htmlInput, 'aria-label': label } }}
              />
            )}
          />
        )}
      />
      {build && buildId === build.id && <Options build={build} line={line} disabled={disabled} currency={currency} label={label} />}
    </Stack>
  );
}

function useFound(open: boolean, typed: string) {
  const can = useCan();
  const search = useDebounced(typed.trim(), 200) || undefined;
  const builds = useMany<Build>(open && can('builds:read') ? '/builds' : null, { search, status: 'active', perPage: 8 });
  const parts = useMany<Part>(open && can('parts:read') ? '/parts' : null, { search, perPage: 12, isActive: true, isSold: true });
  return { found: [...(builds.data?.data ?? []).map(asBuild), ...(parts.data?.data ?? []).map(asPart)], busy: builds.isFetching || parts.isFetching };
}

/** One choice per option; another choice has another price, so a price that was typed gives way to it. */
function Options({ build, line, disabled, currency, label }: { build: Build; line: string; disabled: boolean; currency?: string; label: string }) {
  const t = useText();
  const { price } = useFormat();
  const form = useFormContext();
  const raw = form.watch(`${line}.customizations`) as OrderItem['customizations'] | null;
  const chosen = chosenOf(raw);
  if (raw && !Array.isArray(raw) && Object.keys(raw).length)
    return (
      <Chip
        size="small"
        variant="outlined"
        label={Object.entries(raw)
          .map(([key, value]) => `${key}: ${String(value)}`)
          .join(', ')}
      />
    );
  const choose = (option: string, choice: string) => {
    const others = chosen.filter((one) => one.option !== option);
    form.setValue(`${line}.customizations`, choice ? [...others, { option, choice }] : others, { shouldDirty: true });
    form.setValue(`${line}.unitPrice`, undefined, { shouldDirty: true });
  };
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(170px, 1fr))', gap: 0.75 }}>
      {build.options.map((option) => (
        <TextField
          key={option.name}
          select
          label={option.name}
          disabled={disabled}
          value={chosen.find((one) => one.option === option.name)?.choice ?? ''}
          onChange={(event) => choose(option.name, event.target.value)}
          slotProps={{ htmlInput: { 'aria-label': `${option.name}, ${label}` } }}
        >
          <MenuItem value="">
            <em>{t('fulfillment.orders.noChoice')}</em>
          </MenuItem>
          {option.choices.map((choice) => (
            <MenuItem key={choice.name} value={choice.name}>
              {choice.name}
              {Number(choice.priceDelta ?? 0) !== 0 && ` (${Number(choice.priceDelta) > 0 ? '+' : ''}${price(choice.priceDelta, currency)})`}
            </MenuItem>
          ))}
        </TextField>
      ))}
    </Box>
  );
}

/** Pasted SKUs and model numbers as parts and models; any other word stays a text. */
export async function articlesOf(words: string[]): Promise<Record<string, unknown>[]> {
  const known = [...new Set(words.filter((word) => /^\S{1,64}$/.test(word)))].slice(0, 60);
  const pairs = await Promise.all(
    known.map(async (word) => {
      const [[part], [build]] = await Promise.all([
        api.get<Part[]>('/parts', { sku: word, perPage: 1 }),
        api.get<Build[]>('/builds', { modelNumber: word, perPage: 1 }),
      ]).then((answers) => answers.map(({ data }) => data as Rec[]));
      return [word, build ? { buildId: build.id, description: null } : part ? { partId: part.id, description: null } : {}] as const;
    }),
  );
  const found = new Map<string, object>(pairs);
  return words.map((word) => ({ ...found.get(word) }));
}
