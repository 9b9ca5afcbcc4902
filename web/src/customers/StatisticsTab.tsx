import { Box, ButtonBase, MenuItem, Paper, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import type { CustomerStatistics, Figure } from '../api';
import { useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { Facts } from '../core/record';
import { useText, useWord } from '../core/texts';
import { FigureDialog } from './FigureDialog';

const METHODS = ['paid_net', 'quotes_and_jobs'] as const;

/** What a customer comes to; every number opens the rows it is made of. */
export function StatisticsTab({ customerId }: { customerId: string }) {
  const t = useText();
  const [method, setMethod] = useState<(typeof METHODS)[number]>('paid_net');
  const [open, setOpen] = useState<string | null>(null);
  const { data, isError, error } = useOne<CustomerStatistics>(`/customers/${customerId}/statistics`, { method });
  if (isError) return <Failed error={error} />;
  if (!data) return null;
  return (
    <Stack spacing={2}>
      <Lifetime stats={data} method={method} setMethod={setMethod} onOpen={setOpen} />
      <Dates stats={data} />
      <Box component="ul" sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(200px, 1fr))', gap: 1.5, m: 0, p: 0, listStyle: 'none' }}>
        {data.figures.map((figure) => (
          <li key={`${figure.figure} ${figure.currency}`}>
            <Number figure={figure} onOpen={setOpen} />
          </li>
        ))}
      </Box>
      {!data.figures.length && <Typography color="textSecondary">{t('crm.statistics.none')}</Typography>}
      {open && <FigureDialog customerId={customerId} figure={open} onClose={() => setOpen(null)} />}
    </Stack>
  );
}

function Dates({ stats }: { stats: CustomerStatistics }) {
  const t = useText();
  const { money, date, ago } = useFormat();
  return (
    <Facts
      facts={[
        { label: t('crm.statistics.averageOrderValue'), value: money(stats.averageOrderValue, stats.currency) },
        { label: t('crm.statistics.lastSale'), value: ago(stats.lastSale) },
        { label: t('crm.statistics.lastActivity'), value: ago(stats.lastActivity) },
        { label: t('crm.statistics.customerSince'), value: date(stats.customerSince) },
      ]}
    />
  );
}

interface LifetimeProps {
  stats: CustomerStatistics;
  method: string;
  setMethod: (method: (typeof METHODS)[number]) => void;
  onOpen: (figure: string) => void;
}

function Lifetime({ stats, method, setMethod, onOpen }: LifetimeProps) {
  const t = useText();
  const word = useWord();
  const { money } = useFormat();
  return (
    <Paper variant="outlined" sx={{ p: 2 }}>
      <Stack direction="row" useFlexGap spacing={2} sx={{ flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between' }}>
        <div>
          <Typography variant="caption" color="textSecondary">
            {t('crm.statistics.lifetimeValue')}
          </Typography>
          <Typography variant="h1" component="p">
            {money(stats.lifetimeValue, stats.currency)}
          </Typography>
        </div>
        <TextField
          select
          label={t('crm.statistics.method')}
          value={method}
          onChange={(event) => setMethod(event.target.value as 'paid_net')}
          sx={{ minWidth: 220 }}
        >
          {METHODS.map((one) => (
            <MenuItem key={one} value={one}>
              {t(`crm.statistics.methods.${one}`)}
            </MenuItem>
          ))}
        </TextField>
      </Stack>
      <Stack component="ul" sx={{ m: 0, mt: 1, p: 0, listStyle: 'none' }}>
        {stats.parts.map(({ figure, amount }) => (
          <Box component="li" key={figure} sx={{ display: 'flex', justifyContent: 'space-between', gap: 2 }}>
            <ButtonBase onClick={() => onOpen(figure)} sx={{ font: 'inherit', textDecoration: 'underline', minHeight: 32, textAlign: 'left' }}>
              {word(`crm.figures.${figure}`)}
            </ButtonBase>
            <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
              {money(amount, stats.currency)}
            </Box>
          </Box>
        ))}
      </Stack>
    </Paper>
  );
}

function Number({ figure, onOpen }: { figure: Figure; onOpen: (figure: string) => void }) {
  const word = useWord();
  const { money, number } = useFormat();
  return (
    <ButtonBase
      onClick={() => onOpen(figure.figure)}
      sx={{
        width: '100%',
        height: '100%',
        textAlign: 'left',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        p: 1.5,
        display: 'block',
        bgcolor: 'background.paper',
      }}
    >
      <Typography variant="caption" color="textSecondary" component="div">
        {word(`crm.figures.${figure.figure}`)}
      </Typography>
      <Typography component="div" sx={{ fontWeight: 600, fontSize: 18 }}>
        {number(figure.count)}
      </Typography>
      <Typography variant="body2" component="div">
        {figure.amount === null ? '' : money(figure.amount, figure.currency)}
      </Typography>
    </ButtonBase>
  );
}
