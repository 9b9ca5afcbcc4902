import { Avatar, Box, Button, Skeleton, Stack, Tooltip, Typography } from '@mui/material';
import { useState } from 'react';
import { useMany } from '../api';
import { Failed } from '../errors/Trouble';
import { useFormat } from '../format';
import { initials } from '../frame/ProfileMenu';
import { recordLink } from '../frame/registry';
import { useText, useWord } from '../texts';
import { isId, resourceOf, useTold } from './told';

export interface HistoryEntry {
  id: string;
  type: string;
  at: string;
  actor: string;
  actorName: string | null;
  changes: Record<string, [unknown, unknown]>;
}

/** Who changed what, when, from, to: of a record (`/parts/0192…`). */
export function History({ path, texts }: { path: string; texts: string }) {
  const t = useText();
  const [perPage, setPerPage] = useState(25);
  const { data, isPending, isError, error, refetch } = useMany<HistoryEntry>(`${path}/history`, { perPage });
  if (isError) return <Failed error={error} retry={() => void refetch()} />;
  if (isPending)
    return (
      <Stack spacing={1}>
        {[0, 1, 2].map((at) => (
          <Skeleton key={at} variant="rounded" height={52} />
        ))}
      </Stack>
    );
  if (!data.data.length) return <Typography color="textSecondary">{t('record.noHistory')}</Typography>;
  return (
    <Stack spacing={0} component="ol" sx={{ listStyle: 'none', m: 0, p: 0, maxWidth: 860 }}>
      {data.data.map((entry) => (
        <Entry key={entry.id} entry={entry} texts={texts} />
      ))}
      {data.data.length < (data.pagination?.total ?? 0) && perPage < 200 && (
        <li>
          <Button onClick={() => setPerPage(200)}>{t('record.more')}</Button>
        </li>
      )}
    </Stack>
  );
}

const verbOf = (type: string) =>
  (/_(created|changed|deleted|restored|moved)$/.exec(type)?.[1] ?? 'other') as 'created' | 'changed' | 'deleted' | 'restored' | 'moved' | 'other';

function Entry({ entry, texts }: { entry: HistoryEntry; texts: string }) {
  const t = useText();
  const word = useWord();
  const told = useTold(texts);
  const format = useFormat();
  const label = (field: string) => word(`${texts}.fields.${field}`, `record.fields.${field}`);
  const name = entry.actorName ?? t('record.system');
  const event = entry.type.split('.').at(-1);
  // comments and files happen to every record
  const what = word(`${texts}.events.${event}`, `record.events.${event}`);
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1.5, py: 1.25, borderBottom: 1, borderColor: 'divider' }}>
      <Avatar aria-hidden sx={{ width: 26, height: 26, fontSize: 11, bgcolor: 'action.selected', color: 'text.primary' }}>
        {initials(name)}
      </Avatar>
      <Box sx={{ minWidth: 0, flex: 1 }}>
        <Typography>
          <Box component="span" sx={{ fontWeight: 600 }}>
            {name}
          </Box>{' '}
          {t(`record.event.${verbOf(entry.type)}`, { what })}
          <Tooltip title={format.time(entry.at)}>
            <Box component="time" dateTime={entry.at} sx={{ color: 'text.secondary', ml: 1 }}>
              {format.ago(entry.at)}
            </Box>
          </Tooltip>
        </Typography>
        {verbOf(entry.type) !== 'created' && (
          <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2, color: 'text.secondary', fontSize: '0.8125rem' }}>
            {changesOf(entry).map(([field, [from, to]]) => (
              <li key={field}>
                {label(field)}: {from !== null && from !== undefined && from !== '' && <>{told(field, from)} → </>}
                {told(field, to)}
              </li>
            ))}
          </Box>
        )}
      </Box>
    </Box>
  );
}

/** An id of something without a page says nothing to a person, nor does nothing that came from nothing. */
const changesOf = ({ changes }: HistoryEntry) =>
  Object.entries(changes).filter(([field, [from, to]]) => !(isId(to) && !recordLink(resourceOf(field))) && !(isNothing(from) && isNothing(to)));
const isNothing = (value: unknown) => value === null || value === undefined || value === '' || (Array.isArray(value) && !value.some((one) => !isId(one)));
