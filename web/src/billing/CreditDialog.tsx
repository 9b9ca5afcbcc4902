import { TextField, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../core/api';
import { NumberInput } from '../core/form';
import { useFormat } from '../core/format';
import { PlainTable } from '../core/table';
import { useText, useWord } from '../core/texts';
import { nameOf, type Invoice, type InvoiceItem } from './invoices';
import { StepDialog } from './StepDialog';

type Quantities = Record<string, string | number | null>;

/** Takes an invoice back, whole or line by line. */
export function CreditDialog({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const t = useText();
  const go = useNavigate();
  const [whole, setWhole] = useState(true);
  const [quantities, setQuantities] = useState<Quantities>({});
  const [reason, setReason] = useState('');
  const wishes = Object.entries(quantities).flatMap(([itemId, quantity]) => (typeof quantity === 'number' && quantity > 0 ? [{ itemId, quantity }] : []));
  return (
    <StepDialog<Invoice>
      wide
      title={t('billing.credit.title', { number: nameOf(invoice) })}
      action={t('billing.credit.action')}
      disabled={!whole && !wishes.length}
      run={async () =>
        (await api.post<Invoice>(`/invoices/${invoice.id}/credit-notes`, { ...(!whole && { items: wishes }), reason: reason.trim() || null })).data
      }
      done={(note) => t('billing.credit.done', { number: nameOf(note) })}
      onDone={(note) => void go(`/invoices/${note.id}`)}
      onClose={onClose}
    >
      <ToggleButtonGroup
        exclusive
        fullWidth
        value={whole}
        onChange={(_, next: boolean | null) => next !== null && setWhole(next)}
        aria-label={t('billing.credit.scope')}
      >
        <ToggleButton value={true} sx={{ textTransform: 'none' }}>
          {t('billing.credit.whole')}
        </ToggleButton>
        <ToggleButton value={false} sx={{ textTransform: 'none' }}>
          {t('billing.credit.lines')}
        </ToggleButton>
      </ToggleButtonGroup>
      {whole ? <Typography>{t('billing.credit.wholeText')}</Typography> : <Lines invoice={invoice} value={quantities} onChange={setQuantities} />}
      <TextField label={t('billing.credit.reason')} multiline value={reason} onChange={(event) => setReason(event.target.value)} />
      <Typography variant="body2" color="textSecondary">
        {t('billing.credit.final')}
      </Typography>
    </StepDialog>
  );
}

const left = ({ quantity, creditedQuantity }: InvoiceItem): number => Math.round((quantity - creditedQuantity) * 1000) / 1000;

function Lines({ invoice, value, onChange }: { invoice: Invoice; value: Quantities; onChange: (value: Quantities) => void }) {
  const t = useText();
  const word = useWord();
  const { number, money } = useFormat();
  return (
    <PlainTable
      label={t('billing.credit.lines')}
      rows={invoice.items.filter((item) => left(item) > 0)}
      keyOf={({ id }) => id}
      columns={[
        { label: t('billing.invoices.fields.description'), bare: true, cell: ({ description }) => description },
        { label: t('billing.invoices.fields.totalAmount'), right: true, cell: ({ lineTotal }) => money(lineTotal, invoice.currency) },
        {
          label: t('billing.credit.quantity'),
          right: true,
          width: 200,
          cell: (item) => (
            <NumberInput
              bare
              as="number"
              label={`${t('billing.credit.quantity')}: ${item.description}`}
              unit={t('billing.credit.of', { quantity: `${number(left(item))} ${item.unit ? word(`core.units.${item.unit}`) : ''}` })}
              value={value[item.id] ?? null}
              onChange={(quantity) => onChange({ ...value, [item.id]: quantity })}
            />
          ),
        },
      ]}
    />
  );
}
