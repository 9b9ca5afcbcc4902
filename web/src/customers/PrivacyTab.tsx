import { Box, Button, Chip, FormControlLabel, Paper, Stack, Switch, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Customer, CustomerConsent } from '../api';
import { api, queries, useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { complain, notify } from '../core/notify';
import { VerbDialog } from '../core/record';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { ConsentDialog } from './ConsentDialog';
import { DataExport } from './DataExport';

/** What a person allowed, and may ask for. */
export function PrivacyTab({ customer }: { customer: Customer }) {
  const t = useText();
  const can = useCan();
  const [open, setOpen] = useState<'consent' | 'export' | 'erase' | null>(null);
  const close = () => setOpen(null);
  return (
    <Stack spacing={3} sx={{ maxWidth: 860 }}>
      <Consents customerId={customer.id} onRecord={can('customers:write') ? () => setOpen('consent') : undefined} />
      {!customer.erasedAt && <Profiling customer={customer} disabled={!can('customers:write')} />}
      <section aria-labelledby="rights">
        <Typography id="rights" component="h2" variant="h2">
          {t('care.privacy.rights')}
        </Typography>
        <Typography color="textSecondary" sx={{ mt: 0.5, mb: 1.5 }}>
          {t('care.privacy.rightsText')}
        </Typography>
        <Rights customer={customer} onAsk={setOpen} />
      </section>
      {open === 'consent' && <ConsentDialog customerId={customer.id} onClose={close} />}
      {open === 'export' && <DataExport customerId={customer.id} onClose={close} />}
      {open === 'erase' && <EraseDialog customer={customer} onClose={close} />}
    </Stack>
  );
}

/** To be judged by figures is something one may object to: then none are kept. */
function Profiling({ customer, disabled }: { customer: Customer; disabled: boolean }) {
  const t = useText();
  const [busy, setBusy] = useState(false);
  const set = async (noProfiling: boolean) => {
    setBusy(true);
    await api.patch(`/customers/${customer.id}`, { version: customer.version, noProfiling }).then(() => notify(t('core.saved')), complain);
    setBusy(false);
    await queries.invalidateQueries();
  };
  return (
    <section aria-labelledby="profiling">
      <Typography id="profiling" component="h2" variant="h2" sx={{ mb: 1 }}>
        {t('care.privacy.profiling')}
      </Typography>
      <FormControlLabel
        control={<Switch checked={customer.noProfiling} disabled={disabled || busy} onChange={(_, on) => void set(on)} />}
        label={t('care.privacy.noProfiling')}
      />
      <Typography variant="body2" color="textSecondary">
        {t('care.privacy.noProfilingText')}
      </Typography>
    </section>
  );
}

function Rights({ customer, onAsk: setOpen }: { customer: Customer; onAsk: (what: 'export' | 'erase') => void }) {
  const t = useText();
  const can = useCan();
  return (
    <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
      {can('customers:export') && (
        <Button variant="outlined" color="inherit" onClick={() => setOpen('export')}>
          {t('care.privacy.export')}
        </Button>
      )}
      {can('customers:delete') && !customer.erasedAt && (
        <Button variant="outlined" color="error" onClick={() => setOpen('erase')}>
          {t('care.privacy.erase')}
        </Button>
      )}
    </Stack>
  );
}

function Consents({ customerId, onRecord }: { customerId: string; onRecord?: () => void }) {
  const t = useText();
  const { time } = useFormat();
  const { data, isError, error } = useOne<CustomerConsent[]>(`/customers/${customerId}/consents`);
  if (isError) return <Failed error={error} />;
  return (
    <section aria-labelledby="consents">
      <Stack direction="row" useFlexGap spacing={2} sx={{ flexWrap: 'wrap', alignItems: 'center', mb: 1.5 }}>
        <Typography id="consents" component="h2" variant="h2">
          {t('care.privacy.consents')}
        </Typography>
        {onRecord && (
          <Button variant="outlined" color="inherit" onClick={onRecord}>
            {t('care.privacy.record')}
          </Button>
        )}
      </Stack>
      {data && !data.length && <Typography color="textSecondary">{t('care.privacy.noConsents')}</Typography>}
      <Stack component="ul" spacing={1} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data?.map((consent) => (
          <Paper key={consent.id} component="li" variant="outlined" sx={{ p: 1.5 }}>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
              <Typography sx={{ fontWeight: 600 }}>{t(`care.privacy.channels.${consent.channel}`)}</Typography>
              <Chip
                size="small"
                variant="outlined"
                color={consent.granted ? 'success' : 'warning'}
                label={t(consent.granted ? 'care.privacy.granted' : 'care.privacy.refused')}
              />
            </Box>
            <Typography variant="body2" color="textSecondary">
              {time(consent.givenAt)} · {consent.source}
              {consent.note ? ` · ${consent.note}` : ''}
            </Typography>
          </Paper>
        ))}
      </Stack>
    </section>
  );
}

function EraseDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const t = useText();
  const go = useNavigate();
  const [typed, setTyped] = useState('');
  const erase = async () => {
    await api.post(`/customers/${customer.id}/erase`, { version: customer.version });
    await go('/customers');
  };
  return (
    <VerbDialog
      danger
      title={t('care.privacy.erase')}
      text={t('care.privacy.eraseText')}
      submit={t('care.privacy.erase')}
      disabled={typed.trim() !== customer.customerNumber}
      run={erase}
      done={t('care.privacy.erased')}
      onClose={onClose}
    >
      <TextField label={t('care.privacy.eraseWord', { number: customer.customerNumber })} value={typed} onChange={(event) => setTyped(event.target.value)} />
    </VerbDialog>
  );
}
