import { Chip, Stack, Typography } from '@mui/material';
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

/** What is filled in from the records of a conversation: a click puts it where the cursor stands, in the subject, the text or a block of it. */
export function Variables() {
  const t = useText();
  const insert = (name: string) => {
    if (!(document.activeElement instanceof HTMLTextAreaElement || document.activeElement instanceof HTMLInputElement))
      document.querySelector<HTMLTextAreaElement>('textarea[name="content"]')?.focus();
    // as if it were typed: the field hears of it, and it can be undone
    document.execCommand('insertText', false, `{{${name}}}`);
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
