import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Link, Stack, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { useFormat } from '../core/format';
import { PlainTable } from '../core/table';
import { useText, useWord } from '../core/texts';
import type { PurchaseOrder } from './orders';

export interface Created {
  orders: PurchaseOrder[];
  skipped: { name: string; reason: string }[];
}

/** The drafts that planning has just made, to be looked at and sent. */
export function CreatedDialog({ created: { orders, skipped }, onClose }: { created: Created; onClose: () => void }) {
  const t = useText();
  const word = useWord();
  const { money, date } = useFormat();
  return (
    <Dialog open onClose={onClose} maxWidth="md" aria-labelledby="created-title">
      <DialogTitle id="created-title" component="h2" variant="h2">
        {orders.length ? t('procurement.planning.created.title', { count: orders.length }) : t('procurement.planning.created.none')}
      </DialogTitle>
      <DialogContent>
        <Stack spacing={2}>
          {orders.length > 0 && (
            <PlainTable
              label={t('procurement.orders.title')}
              rows={orders}
              keyOf={({ id }) => id}
              columns={[
                {
                  label: t('procurement.orders.one'),
                  bare: true,
                  cell: ({ id, poNumber }) => (
                    <Link component={RouterLink} to={`/purchase-orders/${id}`} sx={{ fontWeight: 560 }}>
                      {poNumber}
                    </Link>
                  ),
                },
                { label: t('procurement.orders.fields.supplierName'), cell: ({ supplierName }) => supplierName },
                { label: t('procurement.orders.fields.items'), cell: ({ items }) => t('procurement.planning.created.lines', { count: items.length }) },
                { label: t('procurement.orders.fields.expectedDeliveryDate'), right: true, cell: ({ expectedDeliveryDate }) => date(expectedDeliveryDate) },
                { label: t('procurement.orders.fields.totalAmount'), right: true, cell: ({ totalAmount, currency }) => money(totalAmount, currency) },
              ]}
            />
          )}
          {skipped.length > 0 && (
            <Typography color="textSecondary">
              {t('procurement.planning.created.skipped', {
                names: skipped.map(({ name, reason }) => `${name} (${word(`procurement.planning.created.reasons.${reason}`)})`).join(', '),
              })}
            </Typography>
          )}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('core.actions.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
