import { Link, Skeleton, Stack, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { useMany, type Rec } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { PlainTable } from '../core/table';
import { useText } from '../core/texts';
import type { Part } from './parts';

interface Built extends Rec {
  productionOrderId: string;
  number: string;
  serial: string | null;
  serialStatus: 'made' | 'void' | null;
  partId: string;
  sku: string;
  name: string;
  code: string;
  quantity: number;
  builtAt: string;
}

/** Which machines its pieces stand in; of a machine that is made here, what stands in it. */
export function BuiltInTab({ part }: { part: Part }) {
  const t = useText();
  return (
    <Stack spacing={3}>
      <Typography component="h2" variant="h2">
        {t('parts.tabs.builtIn')}
      </Typography>
      <Rows part={part} query={{ partId: part.id }} empty={t('parts.builtIn.empty')} />
      {part.isMade && (
        <>
          <Typography component="h2" variant="h2">
            {t('parts.builtIn.made')}
          </Typography>
          <Rows part={part} query={{ madePartId: part.id }} empty={t('parts.builtIn.emptyMade')} made />
        </>
      )}
    </Stack>
  );
}

function Rows({ part, query, empty, made = false }: { part: Part; query: Record<string, string>; empty: string; made?: boolean }) {
  const t = useText();
  const { date, measure } = useFormat();
  const { data, isError, error } = useMany<Built>('/as-built', { ...query, perPage: 200 });
  if (isError) return <Failed error={error} />;
  if (!data) return <Skeleton variant="rounded" height={120} />;
  return (
    <PlainTable
      label={t(made ? 'parts.builtIn.made' : 'parts.tabs.builtIn')}
      rows={data.data}
      keyOf={({ id }) => id}
      empty={empty}
      faded={({ serialStatus }) => serialStatus === 'void'}
      columns={[
        { label: t('parts.builtIn.machine'), bare: true, cell: ({ serial }) => serial ?? t('parts.builtIn.anyMachine') },
        ...(made ? [{ label: t('parts.one'), cell: ({ partId, sku, name }: Built) => <PartLink id={partId} name={`${sku} ${name}`} /> }] : []),
        { label: t('parts.lots.fields.code'), cell: ({ code }) => code },
        { label: t('parts.fields.quantity'), right: true, cell: ({ quantity }) => (made ? quantity : measure(quantity, part.unit)) },
        {
          label: t('parts.reference.production_order'),
          cell: ({ productionOrderId, number }) => (
            <Link component={RouterLink} to={`/production/${productionOrderId}`}>
              {number}
            </Link>
          ),
        },
        { label: t('parts.builtIn.at'), cell: ({ builtAt }) => date(builtAt) },
      ]}
    />
  );
}

const PartLink = ({ id, name }: { id: string; name: string }) => (
  <Link component={RouterLink} to={`/parts/${id}`}>
    {name}
  </Link>
);
