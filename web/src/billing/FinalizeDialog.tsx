import { Alert, Box, LinearProgress, Link, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { InvoiceCheck } from '../api';
import { api, useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { Facts } from '../core/record';
import { useText, useWord } from '../core/texts';
import { nameOf, type Invoice } from './invoices';
import { StepDialog } from './StepDialog';

interface Props {
  invoice: Invoice;
  onClose: () => void;
}

/** Says what issuing means, and what stands against it, before it happens. */
export function FinalizeDialog({ invoice, onClose }: Props) {
  const t = useText();
  const { money, date } = useFormat();
  const [begun, setBegun] = useState<InvoiceCheck | null>(null);
  const { data, error, refetch } = useOne<InvoiceCheck>(begun ? null : `/invoices/${invoice.id}/check`); // an issued invoice cannot be asked any more
  const check = begun ?? data;
  const issue = async () => {
    setBegun(check ?? null);
    try {
      return (await api.post<Invoice>(`/invoices/${invoice.id}/finalize`, { version: invoice.version })).data;
    } catch (refused) {
      setBegun(null);
      throw refused;
    }
  };
  return (
    <StepDialog<Invoice>
      title={t('billing.finalize.title')}
      action={t('billing.finalize.action')}
      disabled={!check || check.reasons.length > 0}
      run={issue}
      done={(issued) => t('billing.finalize.done', { number: nameOf(issued) })}
      onClose={onClose}
    >
      <Typography>{t('billing.finalize.text')}</Typography>
      <Facts
        facts={[
          { label: t('billing.invoices.fields.customerName'), value: invoice.customerName },
          { label: t('billing.invoices.fields.totalAmount'), value: money(invoice.totalAmount, invoice.currency) },
          { label: t('billing.invoices.fields.invoiceDate'), value: invoice.invoiceDate ? date(invoice.invoiceDate) : t('core.today') },
        ]}
      />
      {error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : check ? (
        <Findings invoice={invoice} check={check} />
      ) : (
        <Box>
          <Typography role="status">{t('billing.finalize.checking')}</Typography>
          <LinearProgress aria-label={t('billing.finalize.checking')} />
        </Box>
      )}
    </StepDialog>
  );
}

function Findings({ invoice, check: { reasons, warnings } }: { invoice: Invoice; check: InvoiceCheck }) {
  const t = useText();
  const word = useWord();
  const customer = [...reasons, ...warnings].some((one) => /customer|vat_id_above|without_vat_id/.test(one));
  return (
    <>
      {reasons.length > 0 && (
        <Alert severity="error">
          {t('billing.finalize.blocked')}
          <List of={reasons.map((one) => word(`billing.finalize.reasons.${one}`))} />
          {reasons.includes('no_items') && (
            <Link component={RouterLink} to={`/invoices/${invoice.id}/edit`} color="inherit">
              {t('billing.finalize.fixDraft')}
            </Link>
          )}
        </Alert>
      )}
      {warnings.length > 0 && (
        <Alert severity="warning">
          {t('billing.finalize.missing')}
          <List of={warnings.map((one) => word(`billing.finalize.warnings.${one}`))} />
        </Alert>
      )}
      {customer && (
        <Link component={RouterLink} to={`/customers/${invoice.customerId}/edit`}>
          {t('billing.finalize.fixCustomer')}
        </Link>
      )}
      {!reasons.length && !warnings.length && <Alert severity="success">{t('billing.finalize.fine')}</Alert>}
    </>
  );
}

const List = ({ of }: { of: string[] }) => (
  <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
    {of.map((one) => (
      <li key={one}>{one}</li>
    ))}
  </Box>
);
