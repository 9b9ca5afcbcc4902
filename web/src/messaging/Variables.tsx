import { Chip, Stack, Typography } from '@mui/material';
import { useFormContext } from 'react-hook-form';
import { useText } from '../core/texts';

const VARIABLES = {
  customerName: 'customer.name',
  orderNumber: 'order.number',
  orderTotal: 'order.total',
  tracking: 'delivery.tracking',
  invoiceNumber: 'invoice.number',
  invoiceTotal: 'invoice.total',
  invoiceDue: 'invoice.dueDate',
  appointment: 'appointment.time',
  agent: 'agent.name',
  organization: 'organization.name',
} as const;

/** What is filled in from the records of a conversation: a click puts it where the cursor stands in the text. */
export function Variables() {
  const t = useText();
  const { getValues, setValue } = useFormContext();
  const insert = (name: string) => {
    const field = document.querySelector<HTMLTextAreaElement>('textarea[name="content"]');
    const text = String(getValues('content') ?? '');
    const [from, to] = field ? [field.selectionStart, field.selectionEnd] : [text.length, text.length];
    const put = `{{${name}}}`;
    setValue('content', text.slice(0, from) + put + text.slice(to), { shouldDirty: true });
    setTimeout(() => {
      field?.focus();
      field?.setSelectionRange(from + put.length, from + put.length);
    });
  };
  return (
    <Stack direction="row" useFlexGap spacing={1} sx={{ gridColumn: '1 / -1', flexWrap: 'wrap', alignItems: 'center' }}>
      <Typography variant="body2" color="textSecondary">
        {t('messaging.replies.variables')}
      </Typography>
      {Object.entries(VARIABLES).map(([key, name]) => (
        <Chip
          key={name}
          size="small"
          variant="outlined"
          label={t(`messaging.replies.variable.${key as keyof typeof VARIABLES}`)}
          title={`{{${name}}}`}
          onMouseDown={(event) => event.preventDefault()} // the cursor stays where it is
          onClick={() => insert(name)}
        />
      ))}
    </Stack>
  );
}
