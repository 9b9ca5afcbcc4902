import { Box, Button, Link, Stack, Typography } from '@mui/material';
import { Link as RouterLink, useSearchParams } from 'react-router';
import { useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { Page } from '../core/record';
import { PlainTable } from '../core/table';
import { useText } from '../core/texts';
import { DayInput } from '../core/time';

interface Valued {
  partId: string;
  sku: string;
  name: string;
  unit: string;
  onHand: number;
  averageCost: string;
  value: string;
}
interface Valuation {
  at: string;
  currency: string;
  totalValue: string;
  parts: Valued[];
}
const MOST = 500;

/** What the stock is worth now, or was at the end of any day: a replay of the ledger. */
export function ValuationPage() {
  const t = useText();
  const { money } = useFormat();
  const [params, setParams] = useSearchParams();
  const at = params.get('at') ?? '';
  const { data, isError, error } = useOne<Valuation>('/stock/valuation', { at });
  const set = (day: string) => setParams(day ? { at: day } : {}, { replace: true });
  return (
    <Page title={t('parts.valuation.title')} crumbs={[{ label: t('parts.title'), to: '/parts' }]}>
      <Stack spacing={2}>
        <Stack direction="row" useFlexGap spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
          <DayInput counts="late" label={t('parts.stockTab.at')} value={at} onChange={set} sx={{ width: 200 }} />
          {at && (
            <Button color="inherit" onClick={() => set('')}>
              {t('parts.stockTab.now')}
            </Button>
          )}
          {data && (
            <Box sx={{ ml: { sm: 'auto' } }}>
              <Typography variant="body2" color="textSecondary">
                {t('parts.valuation.total')}
              </Typography>
              <Typography sx={{ fontSize: '1.375rem', fontWeight: 600 }}>{money(data.totalValue, data.currency)}</Typography>
            </Box>
          )}
        </Stack>
        {isError && <Failed error={error} />}
        {data && <Rows of={data} />}
      </Stack>
    </Page>
  );
}

/** The dearest first. */
function Rows({ of }: { of: Valuation }) {
  const t = useText();
  const { money, price, measure, number } = useFormat();
  const rows = [...of.parts].sort((a, b) => Number(b.value) - Number(a.value));
  return (
    <>
      <PlainTable
        label={t('parts.valuation.title')}
        rows={rows.slice(0, MOST)}
        keyOf={({ partId }) => partId}
        empty={t('parts.valuation.empty')}
        columns={[
          {
            label: t('parts.fields.name'),
            bare: true,
            cell: ({ partId, name, sku }) => (
              <>
                <Link component={RouterLink} to={`/parts/${partId}`}>
                  {name}
                </Link>
                <Typography variant="body2" color="textSecondary">
                  {sku}
                </Typography>
              </>
            ),
          },
          { label: t('parts.fields.currentStock'), right: true, cell: ({ onHand, unit }) => measure(onHand, unit) },
          { label: t('parts.fields.averageCost'), right: true, cell: ({ averageCost }) => price(averageCost, of.currency) },
          { label: t('parts.fields.value'), right: true, cell: ({ value }) => money(value, of.currency) },
        ]}
      />
      {rows.length > MOST && <Typography color="textSecondary">{t('parts.valuation.more', { shown: number(MOST), all: number(rows.length) })}</Typography>}
    </>
  );
}
