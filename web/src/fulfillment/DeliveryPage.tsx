import { Alert, Box, Link, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import { api, useOne } from '../core/api';
import { useFormat } from '../core/format';
import { Beside, MailDialog, moves, RecordPage, Sent, type Action } from '../core/record';
import { useText, useWord } from '../core/texts';
import type { Delivery } from './deliveries';
import { DeliverDialog, ReturnDialog, ShipDialog } from './DeliverySteps';
import type { Order } from './orders';
import { useLinks, useOrderChain } from './useChain';

type Asking = 'ship' | 'deliver' | 'return' | 'send';

export function DeliveryPage() {
  const t = useText();
  const format = useFormat();
  const { id } = useParams();
  const [asking, setAsking] = useState<Asking | null>(null);
  const path = `/deliveries/${id}`;
  const orderId = useOne<Delivery>(path).data?.orderId;
  const order = useOne<Order>(orderId ? `/orders/${orderId}` : null).data;
  const chain = useOrderChain(orderId);
  const links = useLinks();
  const actions = useDeliveryActions(path, setAsking);
  const close = () => setAsking(null);
  return (
    <RecordPage<Delivery>
      path={path}
      texts="fulfillment.deliveries"
      canWrite="deliveries:write"
      crumbs={[{ label: t('fulfillment.deliveries.title'), to: '/deliveries' }]}
      title={({ deliveryNumber }) => deliveryNumber}
      hint={({ customerId, customerName }) => (
        <Link component={RouterLink} to={`/customers/${customerId}`}>
          {customerName}
        </Link>
      )}
      actions={actions}
      chain={(delivery) => links(order ?? { id: delivery.orderId, orderNumber: delivery.orderNumber }, chain, delivery.id)}
      facts={(delivery) => [
        { label: t('fulfillment.deliveries.fields.deliveryDate'), value: format.date(delivery.deliveryDate) },
        { label: t('fulfillment.deliveries.fields.carrier'), value: delivery.carrier ?? '–' },
        { label: t('fulfillment.deliveries.fields.trackingNumber'), value: <Tracking of={delivery} /> },
        { label: t('fulfillment.deliveries.fields.shippedAt'), value: format.time(delivery.shippedAt) },
        ...(delivery.notifiedAt ? [{ label: t('fulfillment.deliveries.fields.notifiedAt'), value: <Sent at={delivery.notifiedAt} of={delivery.id} /> }] : []),
        { label: t('fulfillment.deliveries.fields.deliveredAt'), value: format.time(delivery.deliveredAt) },
        {
          label: t('fulfillment.deliveries.fields.signedBy'),
          value: delivery.signedBy ?? (delivery.requiresSignature ? t('fulfillment.deliveries.needsSignature') : '–'),
        },
      ]}
      tabs={[
        {
          key: 'items',
          label: t('fulfillment.deliveries.tabs.items'),
          content: (delivery) => (
            <Beside
              papers={[
                { path: `${path}/delivery-note.pdf`, version: delivery.version, name: delivery.deliveryNumber, label: t('fulfillment.deliveries.note') },
                { path: `${path}/label.pdf`, version: delivery.version, name: `${delivery.deliveryNumber}-label`, label: t('fulfillment.deliveries.label') },
              ]}
            >
              <Items delivery={delivery} />
              {asking === 'ship' && <ShipDialog delivery={delivery} onClose={close} />}
              {asking === 'deliver' && <DeliverDialog delivery={delivery} onClose={close} />}
              {asking === 'return' && <ReturnDialog delivery={delivery} onClose={close} />}
              {asking === 'send' && (
                <MailDialog
                  draft={`${path}/mail`}
                  send={`${path}/send`}
                  title={t('fulfillment.deliveries.notifyTitle', { number: delivery.deliveryNumber })}
                  attached={t('fulfillment.deliveries.notifyAttached')}
                  customerId={delivery.customerId}
                  onClose={close}
                />
              )}
            </Beside>
          ),
        },
      ]}
    />
  );
}

function useDeliveryActions(path: string, ask: (what: Asking) => void): (delivery: Delivery) => Action[] {
  const t = useText();
  const go = useNavigate();
  return (delivery) => [
    ...moves(delivery, {
      ship: { label: t('core.moves.ship'), can: 'deliveries:ship', run: () => ask('ship') },
      deliver: { label: t('core.moves.deliver'), can: 'deliveries:deliver', run: () => ask('deliver') },
    }),
    ...(['pending', 'in_transit'].includes(delivery.status)
      ? [{ key: 'edit', label: t('core.actions.edit'), can: 'deliveries:write', run: () => go(`${path}/edit`) }]
      : []),
    ...(['in_transit', 'delivered'].includes(delivery.status)
      ? [
          {
            key: 'send',
            label: t(`fulfillment.deliveries.${delivery.notifiedAt ? 'notifyAgain' : 'notify'}`),
            can: 'deliveries:send',
            rare: !!delivery.notifiedAt || delivery.status === 'delivered',
            run: () => ask('send'),
          },
        ]
      : []),
    ...moves(delivery, {
      return: { label: t('core.moves.return'), can: 'deliveries:return', rare: true, run: () => ask('return') },
      cancel: {
        label: t('core.moves.cancel'),
        can: 'deliveries:cancel',
        danger: true,
        rare: true,
        confirm: t(`fulfillment.deliveries.cancelText.${delivery.status === 'pending' ? 'pending' : 'shipped'}`),
        run: () => api.post(`${path}/cancel`),
        done: t('fulfillment.deliveries.cancelled'),
      },
    }),
  ];
}

/** The number as a link to the carrier's page, where that is known. */
function Tracking({ of: { trackingNumber, trackingUrl } }: { of: Delivery }) {
  if (!trackingUrl) return <>{trackingNumber ?? '–'}</>;
  return (
    <Link href={trackingUrl} target="_blank" rel="noreferrer">
      {trackingNumber}
    </Link>
  );
}

function Items({ delivery }: { delivery: Delivery }) {
  const t = useText();
  const word = useWord();
  const { number, country } = useFormat();
  const returned = delivery.items.some((item) => item.returnedQuantity > 0);
  return (
    <Box>
      <TableContainer
        tabIndex={0}
        role="region"
        aria-label={t('fulfillment.deliveries.tabs.items')}
        sx={{ border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper' }}
      >
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{t('fulfillment.deliveries.fields.name')}</TableCell>
              <TableCell align="right">{t('fulfillment.deliveries.fields.quantity')}</TableCell>
              {returned && <TableCell align="right">{t('fulfillment.deliveries.fields.returnedQuantity')}</TableCell>}
              <TableCell>{t('fulfillment.deliveries.fields.serialNumbers')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {delivery.items.map((item) => (
              <TableRow key={item.id}>
                <TableCell>
                  {item.goodsPartId ? (
                    <Link component={RouterLink} to={`/parts/${item.goodsPartId}`} sx={{ fontWeight: 560, color: 'text.primary' }}>
                      {item.name}
                    </Link>
                  ) : (
                    item.name
                  )}
                  {item.sku && (
                    <Typography variant="caption" color="textSecondary" component="div">
                      {item.sku}
                    </Typography>
                  )}
                </TableCell>
                <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                  {number(item.quantity)} {item.unit && word(`core.units.${item.unit}`)}
                </TableCell>
                {returned && <TableCell align="right">{number(item.returnedQuantity)}</TableCell>}
                <TableCell>{item.serialNumbers.join(', ') || '–'}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      {delivery.status === 'pending' && !(delivery.shippingAddress?.line1 && delivery.shippingAddress.city) && (
        <Alert severity="warning" sx={{ mt: 2 }}>
          {t('fulfillment.deliveries.addressMissing')}
        </Alert>
      )}
      {delivery.shippingAddress && (
        <Box sx={{ mt: 2 }}>
          <Typography variant="h3" component="h2" sx={{ mb: 0.5 }}>
            {t('fulfillment.deliveries.fields.shippingAddress')}
          </Typography>
          <Typography component="address" sx={{ fontStyle: 'normal', whiteSpace: 'pre-line' }}>
            {addressLines(delivery.shippingAddress, country)}
          </Typography>
        </Box>
      )}
      {delivery.notes && <Typography sx={{ mt: 2, whiteSpace: 'pre-line' }}>{delivery.notes}</Typography>}
    </Box>
  );
}

const addressLines = ({ line1, line2, postalCode, city, state, country: code }: NonNullable<Delivery['shippingAddress']>, country: (code: string) => string) =>
  [line1, line2, [postalCode, city].filter(Boolean).join(' '), state, code && country(code)].filter(Boolean).join('\n');
