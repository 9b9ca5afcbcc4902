import { Box, Stack, Typography } from '@mui/material';
import type { AuditEvent } from '../api';
import { useFormat } from '../core/format';
import { useTold } from '../core/record';
import { isText, useText, useWord } from '../core/texts';

const PLACES: Record<string, string[]> = {
  parts: ['parts', 'parts.locations', 'parts.counts'],
  procurement: ['procurement.orders', 'procurement.suppliers'],
  builds: ['builds', 'builds.production'],
  fulfillment: ['fulfillment.orders', 'fulfillment.deliveries'],
  billing: ['billing.invoices', 'billing.payments'],
};

/** An event as a sentence: who did what; `whole` with what is written about it. */
export function Told({ event, whole }: { event: AuditEvent; whole?: boolean }) {
  const t = useText();
  const { time } = useFormat();
  const [module, name] = event.type.split('.');
  const keys = [`settings.audit.events.${name}`, ...(PLACES[module] ?? [module]).map((place) => `${place}.events.${name}`)];
  const key = keys.find(isText);
  const what = key ? t(key) : t('settings.audit.did', { event: event.type });
  const named = (event.data as { name?: unknown; email?: unknown }).name ?? (event.data as { email?: unknown }).email;
  return (
    <Stack spacing={1.5}>
      <Typography component="span">
        <b>{event.actorName ?? t('record.system')}</b> {what}
        {typeof named === 'string' && `: ${named}`}
      </Typography>
      {whole && (
        <>
          <Typography color="textSecondary">{time(event.createdAt)}</Typography>
          <Data data={event.data} prefixes={PLACES[module] ?? [module]} />
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
