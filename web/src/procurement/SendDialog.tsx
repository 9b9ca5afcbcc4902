import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, Skeleton, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { api, useOne, useWrite } from '../core/api';
import { messageOf, notify } from '../core/notify';
import { NoMailServer } from '../core/NoMailServer';
import { useMe } from '../core/session';
import { useText } from '../core/texts';
import type { PurchaseOrder } from './orders';
import type { Supplier } from './suppliers';

// in the language of the supplier, not of the person who sends; what the server writes where nothing is typed
const WORDS = {
  de: {
    subject: (number: string) => `Bestellung ${number}`,
    message: (number: string) => `Guten Tag,\n\nanbei unsere Bestellung ${number}. Bitte bestätigen Sie uns den Liefertermin.\n\nFreundliche Grüße`,
  },
  en: {
    subject: (number: string) => `Purchase order ${number}`,
    message: (number: string) => `Hello,\n\nplease find attached our purchase order ${number}. Please confirm the delivery date.\n\nKind regards`,
  },
};

/** Sends a draft to its supplier; every word of the mail can be changed before. */
export function SendDialog({ order, onClose }: { order: PurchaseOrder; onClose: () => void }) {
  const t = useText();
  const { data: supplier } = useOne<Supplier>(`/suppliers/${order.supplierId}`);
  return (
    <Dialog open onClose={onClose} maxWidth="sm" aria-labelledby="send-title">
      <DialogTitle id="send-title" component="h2" variant="h2">
        {t('procurement.orders.send.title', { number: order.poNumber })}
      </DialogTitle>
      {supplier ? (
        <Mail order={order} supplier={supplier} onClose={onClose} />
      ) : (
        <DialogContent>
          <Skeleton variant="rounded" height={260} />
        </DialogContent>
      )}
    </Dialog>
  );
}

function Mail({ order, supplier, onClose }: { order: PurchaseOrder; supplier: Supplier; onClose: () => void }) {
  const t = useText();
  const { sendsMail } = useMe();
  const words = WORDS[supplier.language];
  const [mail, setMail] = useState({ to: supplier.contactInfo?.email ?? '', subject: words.subject(order.poNumber), message: words.message(order.poNumber) });
  const set = (field: keyof typeof mail) => ({
    value: mail[field],
    onChange: (event: { target: { value: string } }) => setMail({ ...mail, [field]: event.target.value }),
  });
  const write = useWrite(() =>
    api.post(
      `/purchase-orders/${order.id}/send`,
      Object.fromEntries(
        Object.entries(mail)
          .map(([field, value]) => [field, value.trim()])
          .filter(([, value]) => value),
      ),
    ),
  );
  const addressed = !!mail.to.trim();
  const send = async () => {
    await write.mutateAsync(undefined);
    notify(addressed && !sendsMail ? t('core.keptInOutbox') : t('procurement.orders.send.done', { number: order.poNumber }));
    onClose();
  };
  return (
    <>
      <DialogContent>
        <Stack
          component="form"
          id="send"
          spacing={2}
          sx={{ pt: 1 }}
          onSubmit={(event) => {
            event.preventDefault();
            void send().catch(() => null);
          }}
        >
          {write.error && <Alert severity="error">{messageOf(write.error)}</Alert>}
          {addressed && <NoMailServer />}
          <TextField type="email" label={t('procurement.orders.send.to')} {...set('to')} />
          {addressed && <TextField label={t('procurement.orders.send.subject')} {...set('subject')} />}
          {addressed && <TextField label={t('procurement.orders.send.message')} multiline minRows={6} {...set('message')} />}
          <Typography variant="body2" color="textSecondary">
            {t(addressed ? 'procurement.orders.send.attached' : 'procurement.orders.send.noMail')}
          </Typography>
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose}>
          {t('core.actions.cancel')}
        </Button>
        <Button type="submit" form="send" variant="contained" loading={write.isPending}>
          {t(addressed ? 'procurement.orders.send.action' : 'procurement.orders.send.actionNoMail')}
        </Button>
      </DialogActions>
    </>
  );
}
