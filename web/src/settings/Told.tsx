import { Box, Stack, Typography } from '@mui/material';
import type { AuditEvent } from '../api';
import { useFormat } from '../core/format';
import { useTold } from '../core/record';
import { allWords, isText, useText, useWord } from '../core/texts';

const found = new Map<string, string[]>();

/** Where an event is told of, beside the record it is about: `scheduling.absences` has `events.absence_created`. */
function placesOf(type: string): string[] {
  const [module, name] = type.split('.');
  const known = found.get(type);
  if (known) return known;
  const texts = allWords();
  const below = (tree: unknown, prefix: string): string[] => {
    if (typeof tree !== 'object' || tree === null) return [];
    const { events } = tree as { events?: Record<string, unknown> };
    const here = typeof events === 'object' && name in events ? [prefix] : [];
    return [...here, ...Object.entries(tree).flatMap(([key, one]) => (key === 'events' ? [] : below(one, `${prefix}.${key}`)))];
  };
  const places = below(texts[module], module);
  const all = places.length ? places : Object.keys(texts).flatMap((other) => below(texts[other], other));
  if (all.length) found.set(type, all);
  return all;
}

/** What a record is called by, where the event tells it. */
const NAMES = /^(name|email|title|sku|list|[a-z]*[nN]umber)$/;

/** An event as a sentence: who did what; `whole` with what is written about it. */
export function Told({ event, whole }: { event: AuditEvent; whole?: boolean }) {
  const t = useText();
  const { time } = useFormat();
  const [module, name] = event.type.split('.');
  const places = placesOf(event.type);
  const key = ['settings.audit', ...places].map((place) => `${place}.events.${name}`).find(isText);
  const what = key ? t(key) : t('settings.audit.did', { event: event.type });
  const named = Object.entries(event.data).find(([field, value]) => NAMES.test(field) && typeof value === 'string')?.[1] as string | undefined;
  return (
    <Stack spacing={1.5}>
      <Typography component="span">
        <b>{event.actorName ?? t('record.system')}</b> {what}
        {named && `: ${named}`}
      </Typography>
      {whole && (
        <>
          <Typography color="textSecondary">{time(event.createdAt)}</Typography>
          <Data data={event.data} prefixes={[...places, module]} />
        </>
      )}
    </Stack>
  );
}

function Data({ data, prefixes }: { data: object; prefixes: string[] }) {
  const told = useTold(...prefixes, 'settings.organization');
  const word = useWord();
  const label = (field: string) =>
    word(...prefixes.map((prefix) => `${prefix}.fields.${field}`), `settings.organization.fields.${field}`, `record.fields.${field}`);
  return (
    <Box component="dl" sx={{ m: 0 }}>
      {Object.entries(data).map(([field, value]) => (
        <Box key={field} sx={{ py: 0.75, borderBottom: 1, borderColor: 'divider' }}>
          <Typography component="dt" variant="body2" color="textSecondary">
            {label(field)}
          </Typography>
          <Box component="dd" sx={{ m: 0 }}>
            {isChange(value) ? (
              <>
                {told(field, value[0])} → {told(field, value[1])}
              </>
            ) : (
              told(field, value)
            )}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

const isChange = (value: unknown): value is [unknown, unknown] => Array.isArray(value) && value.length === 2;
