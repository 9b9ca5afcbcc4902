import { Alert, Box, Button, Container, LinearProgress, Paper, Stack, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import type { PublicQuote } from '../api';
import { api, isProblem, useOne } from '../core/api';
import { formatOf, type Format } from '../core/format';
import { HouseColors } from '../core/HouseColors';
import type { Organization } from '../core/session';
import { complain } from '../core/notify';
import { addTexts, showIn, useText } from '../core/texts';
import { DecideDialog } from './DecideDialog';
import { PublicLines } from './PublicLines';
import { texts } from './texts';

addTexts(texts);

/** `/quote/{secret}`: the quote in the brand of who offers it; its customer accepts or declines without an account. */
export default function PublicQuotePage() {
  const t = useText();
  const path = `/public/quotes/${location.pathname.split('/')[2] ?? ''}`;
  const { data: quote, error } = useOne<PublicQuote>(path);
  useEffect(() => {
    if (!quote) return;
    // the customer's language, on this page only
    void showIn(quote.language).catch(complain);
    document.title = `${quote.quoteNumber} · ${quote.organization.name}`;
  }, [quote]);
  if (error && !quote)
    return (
      <Container maxWidth="sm" component="main" sx={{ py: 8 }}>
        <Alert severity="info">{isProblem(error) && error.status !== 404 ? error.message : t('pipeline.quotes.open.missing')}</Alert>
      </Container>
    );
  if (!quote) return <LinearProgress aria-label={t('pipeline.quotes.open.loading')} />;
  return (
    <>
      <HouseColors color={quote.organization.primaryColor} />
      <Sheet path={path} quote={quote} />
    </>
  );
}

function Sheet({ path, quote }: { path: string; quote: PublicQuote }) {
  const t = useText();
  const { organization: from } = quote;
  const format = formatOf({ country: from.address?.country, currency: quote.currency } as Organization);
  return (
    <Container maxWidth="md" component="main" sx={{ py: { xs: 2, sm: 5 } }}>
      <Paper variant="outlined" sx={{ p: { xs: 2, sm: 4 }, borderTop: 4, borderTopColor: 'primary.main' }}>
        <Stack spacing={3}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, justifyContent: 'space-between', alignItems: 'start' }}>
            {from.hasLogo ? (
              <Box component="img" src={`/api/v1${path}/logo`} alt={from.name} sx={{ maxHeight: 56, maxWidth: 220 }} />
            ) : (
              <Typography sx={{ fontWeight: 650, fontSize: '1.125rem' }}>{from.name}</Typography>
            )}
            <Sender of={from} />
          </Box>
          <Stack spacing={0.5}>
            <Typography variant="h1">
              {t('pipeline.quotes.one')} {quote.quoteNumber}
              {quote.revision > 1 && ` (${t('pipeline.quotes.fields.revision')} ${quote.revision})`}
            </Typography>
            {quote.title && <Typography>{quote.title}</Typography>}
            <Typography color="textSecondary">
              {t('pipeline.quotes.open.for', { name: quote.customerName })} · {format.date(quote.quoteDate)} ·{' '}
              {t('pipeline.quotes.open.valid', { date: format.date(quote.validUntil) })}
            </Typography>
          </Stack>
          <Standing quote={quote} format={format} />
          {quote.intro && <Typography sx={{ whiteSpace: 'pre-line' }}>{quote.intro}</Typography>}
          <PublicLines quote={quote} format={format} />
          {quote.notes && <Typography sx={{ whiteSpace: 'pre-line' }}>{quote.notes}</Typography>}
          <Decide path={path} quote={quote} />
        </Stack>
      </Paper>
    </Container>
  );
}

function Sender({ of: { name, address, email, phone, website } }: { of: PublicQuote['organization'] }) {
  const lines = [name, address?.line1, [address?.postalCode, address?.city].filter(Boolean).join(' '), email, phone, website].filter(Boolean);
  return (
    <Box component="address" sx={{ fontStyle: 'normal', textAlign: { sm: 'right' } }}>
      {lines.map((line) => (
        <Typography key={line} variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
          {line}
        </Typography>
      ))}
    </Box>
  );
}

/** Whether it can still be accepted, in words. */
function Standing({ quote, format }: { quote: PublicQuote; format: Format }) {
  const t = useText();
  const { status, decidedBy, decidedAt, validUntil, replacedByRevision } = quote;
  if (status === 'accepted') return <Alert severity="success">{t('pipeline.quotes.open.accepted', { name: decidedBy, time: format.time(decidedAt) })}</Alert>;
  if (status === 'declined') return <Alert severity="info">{t('pipeline.quotes.open.declined')}</Alert>;
  if (status === 'expired') return <Alert severity="warning">{t('pipeline.quotes.open.expired', { date: format.date(validUntil) })}</Alert>;
  if (status === 'replaced') return <Alert severity="warning">{t('pipeline.quotes.open.replaced', { revision: replacedByRevision })}</Alert>;
  return null;
}

function Decide({ path, quote }: { path: string; quote: PublicQuote }) {
  const t = useText();
  const [asking, setAsking] = useState<'accept' | 'decline' | null>(null);
  const open = quote.status === 'sent';
  const decide = (verb: 'accept' | 'decline', body: object) => api.post<PublicQuote>(`${path}/${verb}`, body);
  return (
    <Stack direction="row" useFlexGap spacing={1.5} className="no-print" sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
      {open && (
        <>
          <Button size="large" variant="contained" onClick={() => setAsking('accept')}>
            {t('pipeline.quotes.open.accept')}
          </Button>
          <Button size="large" color="inherit" onClick={() => setAsking('decline')}>
            {t('pipeline.quotes.open.decline')}
          </Button>
        </>
      )}
      <Button component="a" href={`/api/v1${path}/pdf`} target="_blank" rel="noreferrer" size="large" color="inherit" sx={{ ml: { sm: 'auto' } }}>
        {t('pipeline.quotes.open.pdf')}
      </Button>
      {asking && <DecideDialog verb={asking} decide={decide} onClose={() => setAsking(null)} />}
    </Stack>
  );
}
