import { Alert, Button, Paper, Skeleton, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink, useParams } from 'react-router';
import type { PublicOffer } from '../api';
import { api, queries, useOne } from '../core/api';
import { Missing } from '../core/errors/Trouble';
import { messageOf } from '../core/notify';
import { language, useText } from '../core/texts';
import { PublicFrame } from './PublicFrame';

/** `/offer/:token`: a freed time for somebody on the waitlist. */
export function OfferPage() {
  const t = useText();
  const { token } = useParams();
  const path = `/public/waitlist-offers/${token}`;
  const { data: offer, isError } = useOne<PublicOffer>(path);
  const [failure, setFailure] = useState<unknown>(null);
  if (isError) return <Missing />;
  if (!offer) return <Skeleton variant="rounded" height={300} sx={{ m: 3 }} />;
  const zone = offer.organization.timeZone;
  const format = (at: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language(), { timeZone: zone, ...options }).format(new Date(at));
  const answer = async (verb: 'accept' | 'decline') => {
    setFailure(null);
    await api.post(`${path}/${verb}`).catch(setFailure);
    void queries.invalidateQueries();
  };
  return (
    <PublicFrame house={offer.organization} title={t('scheduling.online.free')}>
      <Paper variant="outlined" sx={{ p: 2 }}>
        <Typography sx={{ fontWeight: 620 }}>{offer.typeName}</Typography>
        <Typography>{format(offer.startsAt, { dateStyle: 'full', timeStyle: 'short' })}</Typography>
        <Typography variant="body2" color="textSecondary">
          {zone.replaceAll('_', ' ')}
        </Typography>
      </Paper>
      {failure !== null && <Alert severity="error">{messageOf(failure)}</Alert>}
      {offer.status === 'open' && <Typography>{t('scheduling.online.keptUntil', { time: format(offer.expiresAt, { timeStyle: 'short' }) })}</Typography>}
      {offer.status === 'expired' && <Alert severity="info">{t('scheduling.online.expired')}</Alert>}
      {offer.status === 'declined' && <Alert severity="info">{t('scheduling.online.declined')}</Alert>}
      {offer.status === 'accepted' && offer.appointmentToken ? (
        <Alert
          severity="success"
          action={
            <Button color="inherit" component={RouterLink} to={`/appointment/${offer.appointmentToken}`}>
              {t('core.actions.open')}
            </Button>
          }
        >
          {t('scheduling.online.booked')}
        </Alert>
      ) : null}
      {['open', 'expired'].includes(offer.status) && (
        <Stack direction="row" spacing={1}>
          <Button variant="contained" onClick={() => void answer('accept')}>
            {t('scheduling.online.accept')}
          </Button>
          {offer.status === 'open' && (
            <Button color="inherit" onClick={() => void answer('decline')}>
              {t('scheduling.online.decline')}
            </Button>
          )}
        </Stack>
      )}
    </PublicFrame>
  );
}
