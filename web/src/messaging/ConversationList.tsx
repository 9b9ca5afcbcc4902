import Checklist from '@mui/icons-material/Checklist';
import { Box, Button, CircularProgress, IconButton, MenuItem, Stack, TextField, Tooltip, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { Link as RouterLink, useLocation } from 'react-router';
import { Failed } from '../core/errors/Trouble';
import { useDebounced, useSeen } from '../core/hooks';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import type { Choosing } from './choosing';
import { ConversationRow } from './ConversationRow';
import { FoundMessages } from './FoundMessages';
import { FILTERS, SOURCES, STATUSES, type useConversations, type Wanted } from './inbox';
import { InboxBulk } from './InboxBulk';
import { InboxMenu } from './InboxMenu';
import { useLabels } from './Labels';
import { NewConversation } from './NewConversation';
import { Nothing } from './Nothing';

interface Props {
  list: ReturnType<typeof useConversations>;
  wanted: Wanted;
  want: (next: Wanted) => void;
  chosen?: string;
  choosing: Choosing;
}

export function ConversationList({ list, wanted, want, chosen, choosing }: Props) {
  const t = useText();
  const { search } = useLocation();
  return (
    <Stack component="section" aria-label={t('messaging.title')} sx={{ minHeight: 0, borderRight: { md: 1 }, borderColor: { md: 'divider' } }}>
      <Head wanted={wanted} want={want} first={!chosen} choosing={choosing} />
      {choosing.on && <InboxBulk selection={choosing.selection} wanted={wanted} total={list.total} onEnd={() => choosing.set(false)} />}
      <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', position: 'relative' }}>
        {list.isError && !list.data && <Failed error={list.error} retry={() => void list.refetch()} />}
        {list.isLoading && <CircularProgress aria-label={t('core.loading')} size={24} sx={{ display: 'block', mx: 'auto', my: 4 }} />}
        {list.data && !list.all.length && <Empty wanted={wanted} want={want} />}
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {list.all.map((one) => (
            <ConversationRow key={one.id} of={one} to={`/conversations/${one.id}${search}`} chosen={one.id === chosen} choosing={choosing} />
          ))}
        </Box>
        {list.hasNextPage && <More key={list.all.length} load={() => void list.fetchNextPage()} busy={list.isFetchingNextPage} />}
        {wanted.search && <FoundMessages words={wanted.search} />}
      </Box>
    </Stack>
  );
}

function Head({ wanted, want, first, choosing }: Pick<Props, 'wanted' | 'want' | 'choosing'> & { first: boolean }) {
  const t = useText();
  const can = useCan();
  const [typed, setTyped] = useState(wanted.search ?? '');
  const settled = useDebounced(typed.trim(), 300);
  useEffect(() => {
    if (settled !== (wanted.search ?? '')) want({ ...wanted, search: settled || undefined });
  }, [settled]);
  return (
    <Stack spacing={1.25} sx={{ p: 1.5, borderBottom: 1, borderColor: 'divider' }}>
      <Stack direction="row" spacing={0.5} sx={{ alignItems: 'center' }}>
        <Typography variant="h1" component={first ? 'h1' : 'h2'} noWrap sx={{ flex: 1, fontSize: { xs: '1.25rem', sm: 'h1.fontSize' } }}>
          {t('messaging.title')}
        </Typography>
        <Tooltip title={t('messaging.many.choose')}>
          <IconButton aria-label={t('messaging.many.choose')} aria-pressed={choosing.on} onClick={() => choosing.set(!choosing.on)}>
            <Checklist />
          </IconButton>
        </Tooltip>
        {can('conversations:send') && <NewConversation />}
        <InboxMenu />
      </Stack>
      <TextField
        size="small"
        type="search"
        fullWidth
        label={t('messaging.search')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        slotProps={{ htmlInput: { 'data-inbox': 'search' } }}
      />
      <Filters wanted={wanted} want={want} />
    </Stack>
  );
}

function Filters({ wanted, want }: Pick<Props, 'wanted' | 'want'>) {
  const t = useText();
  const labels = useLabels();
  const choice = (label: string, value: string | undefined, all: string, options: { value: string; label: string }[], set: (value: string) => void) => (
    <TextField
      select
      size="small"
      label={label}
      value={value ?? ''}
      onChange={(event) => set(event.target.value)}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
    >
      <MenuItem value="">{all}</MenuItem>
      {options.map((one) => (
        <MenuItem key={one.value} value={one.value}>
          {one.label}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: `repeat(${labels.length ? 2 : 3}, minmax(0, 1fr))`, gap: 1 }}>
      {choice(
        t('messaging.show'),
        wanted.filter === 'all' ? '' : wanted.filter,
        t('messaging.filters.all'),
        FILTERS.slice(1).map((value) => ({ value, label: t(`messaging.filters.${value}`) })),
        (value) => want({ ...wanted, filter: (value || 'all') as Wanted['filter'] }),
      )}
      {choice(
        t('messaging.fields.source'),
        wanted.source,
        t('messaging.every'),
        SOURCES.map((value) => ({ value, label: t(`messaging.source.${value}`) })),
        (value) => want({ ...wanted, source: value || undefined }),
      )}
      {choice(
        t('messaging.fields.status'),
        wanted.status,
        t('messaging.every'),
        STATUSES.map((value) => ({ value, label: t(`messaging.status.${value}`) })),
        (value) => want({ ...wanted, status: value || undefined }),
      )}
      {labels.length > 0 &&
        choice(
          t('messaging.fields.labels'),
          wanted.label,
          t('messaging.every'),
          [...new Set([...labels, ...(wanted.label ? [wanted.label] : [])])].map((value) => ({ value, label: value })),
          (value) => want({ ...wanted, label: value || undefined }),
        )}
    </Box>
  );
}

function Empty({ wanted, want }: Pick<Props, 'wanted' | 'want'>) {
  const t = useText();
  const can = useCan();
  const narrowed = wanted.filter !== 'all' || wanted.source || wanted.status || wanted.label || wanted.search;
  if (narrowed)
    return (
      <Nothing text={t('messaging.noneFound')}>
        <Button onClick={() => want({ filter: 'all' })}>{t('messaging.showAll')}</Button>
      </Nothing>
    );
  return (
    <Nothing text={t('messaging.none')}>
      {can('channels:read') && (
        <Button component={RouterLink} to="/channels">
          {t('messaging.channels.title')}
        </Button>
      )}
    </Nothing>
  );
}

/** The end of what is loaded: who comes near it gets more. */
export function More({ load, busy }: { load: () => void; busy: boolean }) {
  const t = useText();
  const [ref, seen] = useSeen<HTMLDivElement>();
  useEffect(() => {
    if (seen) load();
  }, [seen]);
  return (
    <Box ref={ref} sx={{ textAlign: 'center', p: 1 }}>
      <Button size="small" color="inherit" loading={busy} onClick={load}>
        {t('messaging.more')}
      </Button>
    </Box>
  );
}
