import { Alert, Link, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import type { Quote, QuoteLink } from '../api';
import { api } from '../core/api';
import { useFormat } from '../core/format';
import { notify } from '../core/notify';
import { Beside, moves, RecordPage, useRemove, type Action } from '../core/record';
import { useText } from '../core/texts';
import { AcceptDialog, DeclineDialog } from './DecisionDialogs';
import { SalesItems } from './SalesItems';
import { SendQuote } from './SendQuote';
import { useQuoteChain } from './useChain';

type Asking = 'send' | 'accept' | 'decline';

export function QuotePage() {
  const t = useText();
  const { id } = useParams();
  const { money, date, time } = useFormat();
  const [asking, setAsking] = useState<Asking | null>(null);
  const actions = useQuoteActions(setAsking);
  const chain = useQuoteChain(id);
  const close = () => setAsking(null);
  return (
    <RecordPage<Quote>
      path={`/quotes/${id}`}
      texts="pipeline.quotes"
      canWrite="quotes:write"
      crumbs={[{ label: t('pipeline.quotes.title'), to: '/quotes' }]}
      title={(quote) => t('pipeline.quotes.named', { number: quote.quoteNumber, revision: quote.revision })}
      hint={(quote) => (
        <>
          <Link component={RouterLink} underline="always" to={`/customers/${quote.customerId}`}>
            {quote.customerName}
          </Link>
          {quote.title && ` · ${quote.title}`}
        </>
      )}
      actions={actions}
      chain={chain}
      facts={(quote) => [
        { label: t('pipeline.quotes.fields.totalAmount'), value: money(quote.totalAmount, quote.currency) },
        { label: t('pipeline.quotes.fields.quoteDate'), value: date(quote.quoteDate) },
        { label: t('pipeline.quotes.fields.validUntil'), value: date(quote.validUntil) },
        ...(quote.viewedAt ? [{ label: t('pipeline.quotes.fields.viewedAt'), value: time(quote.viewedAt) }] : []),
        ...(quote.decidedAt
          ? [{ label: t('pipeline.quotes.fields.decidedBy'), value: t('pipeline.quotes.by', { name: quote.decidedBy, time: time(quote.decidedAt) }) }]
          : []),
        ...(quote.decidedAddress
          ? [{ label: t('pipeline.quotes.fields.decidedAddress'), value: <span title={quote.decidedAgent ?? ''}>{quote.decidedAddress}</span> }]
          : []),
        ...(quote.declineReason ? [{ label: t('pipeline.quotes.fields.declineReason'), value: quote.declineReason }] : []),
      ]}
      tabs={[
        {
          key: 'lines',
          label: t('pipeline.quotes.tabs.lines'),
          content: (quote) => (
            <Beside
              papers={[
                {
                  path: `/quotes/${quote.id}/pdf`,
                  version: quote.status === 'draft' ? quote.version : 0,
                  name: quote.quoteNumber,
                  label: t('pipeline.quotes.paper'),
                },
              ]}
            >
              <Standing quote={quote} />
              <SalesItems of={quote} empty="" />
              {[quote.intro, quote.notes].filter(Boolean).map((text) => (
                <Typography key={text} variant="body2" color="textSecondary" sx={{ whiteSpace: 'pre-line', mt: 1.5 }}>
                  {text}
                </Typography>
              ))}
              {asking === 'send' && <SendQuote quote={quote} onClose={close} />}
              {asking === 'accept' && <AcceptDialog quote={quote} onClose={close} />}
              {asking === 'decline' && <DeclineDialog quote={quote} onClose={close} />}
            </Beside>
          ),
        },
      ]}
    />
  );
}

/** What one has to know before reading on. */
function Standing({ quote }: { quote: Quote }) {
  const t = useText();
  const { date } = useFormat();
  if (quote.status === 'expired')
    return (
      <Alert severity="warning" sx={{ mb: 2 }}>
        {t('pipeline.quotes.expired', { date: date(quote.validUntil) })}
      </Alert>
    );
  if (quote.status !== 'replaced' || !quote.replacedBy) return null;
  return (
    <Alert severity="info" sx={{ mb: 2 }}>
      <Link component={RouterLink} to={`/quotes/${quote.replacedBy}`}>
        {t('pipeline.quotes.replacedBy', { revision: quote.replacedByRevision })}
      </Link>
    </Alert>
  );
}

/** The next step first. */
function useQuoteActions(ask: (what: Asking) => void): (quote: Quote) => Action[] {
  const t = useText();
  const go = useNavigate();
  const remove = useRemove();
  return (quote) => {
    const path = `/quotes/${quote.id}`;
    const copy = async () => {
      const { data } = await api.get<QuoteLink>(`${path}/link`);
      await navigator.clipboard.writeText(data.url);
      notify(t('pipeline.quotes.link.copied'));
    };
    const revise = async () => {
      const { data } = await api.post<Quote>(`${path}/revise`);
      void go(`/quotes/${data.id}`);
    };
    const draft = quote.status === 'draft';
    return [
      ...(draft ? moves(quote, { send: { label: t('pipeline.quotes.send.label'), can: 'quotes:send', run: () => ask('send') } }) : []),
      ...moves(quote, {
        accept: { label: t('pipeline.quotes.accept.label'), can: 'quotes:accept', run: () => ask('accept') },
        ...(quote.orderId && { order: { label: t('pipeline.quotes.order.label'), can: 'orders:read', run: () => go(`/orders/${quote.orderId}`) } }),
        job: { label: t('pipeline.quotes.job.label'), can: 'jobs:write', run: () => go(`/jobs/new?quoteId=${quote.id}`) },
      }),
      ...(draft ? [{ key: 'edit', label: t('core.actions.edit'), can: 'quotes:write', run: () => go(`${path}/edit`) }] : []),
      ...(quote.sentAt && quote.status === 'sent' ? [{ key: 'link', label: t('pipeline.quotes.link.label'), can: 'quotes:send', run: copy }] : []),
      ...moves(quote, {
        decline: { label: t('pipeline.quotes.decline.label'), can: 'quotes:decline', rare: true, run: () => ask('decline') },
        revise: {
          label: t('pipeline.quotes.revise.label'),
          can: 'quotes:write',
          rare: quote.status === 'sent',
          confirm: t('pipeline.quotes.revise.text'),
          run: revise,
          done: t('pipeline.quotes.revise.done'),
        },
        ...(!draft && { send: { label: t('pipeline.quotes.send.again'), can: 'quotes:send', rare: true, run: () => ask('send') } }),
      }),
      ...(draft ? [remove(quote, { path, title: quote.quoteNumber, to: '/quotes', can: 'quotes:delete' })] : []),
    ];
  };
}
