import { Chip, Link, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import type { Deal, DealStageEntry, Quote } from '../api';
import { api, useMany, useOne } from '../core/api';
import { useFormat } from '../core/format';
import { notify } from '../core/notify';
import { moves, RecordPage, useRemove, type Action } from '../core/record';
import { PlainTable, Status } from '../core/table';
import { useText } from '../core/texts';
import { Timeline } from '../customers';
import { LoseDialog } from './LoseDialog';
import { SalesItems } from './SalesItems';
import { useSpan } from './span';
import { useDealChain } from './useChain';

export function DealPage() {
  const t = useText();
  const { id } = useParams();
  const { money, date } = useFormat();
  const [losing, setLosing] = useState<Deal | null>(null);
  const actions = useDealActions(setLosing);
  const chain = useDealChain(id);
  const lose = async (deal: Deal, reason: string | null) => {
    setLosing(null);
    if (reason) await api.post(`/deals/${deal.id}/lose`, { reason }).then(() => notify(t('pipeline.deals.lost')));
  };
  return (
    <>
      <RecordPage<Deal>
        path={`/deals/${id}`}
        texts="pipeline.deals"
        custom="deals"
        canWrite="deals:write"
        crumbs={[{ label: t('pipeline.deals.title'), to: '/pipeline' }]}
        title={({ title }) => title}
        hint={(deal) => (
          <>
            {deal.customerId && (
              <Link component={RouterLink} underline="always" to={`/customers/${deal.customerId}`}>
                {deal.customerName}
              </Link>
            )}
            {deal.customerId && ' · '}
            {deal.pipelineName}
          </>
        )}
        actions={actions}
        chain={chain}
        facts={(deal) => [
          { label: t('pipeline.deals.fields.stageName'), value: deal.stageName },
          { label: t('pipeline.deals.fields.value'), value: money(deal.value, deal.currency) },
          { label: t('pipeline.deals.fields.weightedValue'), value: `${money(deal.weightedValue, deal.currency)} · ${deal.probability} %` },
          { label: t('pipeline.deals.fields.expectedCloseDate'), value: date(deal.expectedCloseDate) },
          ...(deal.contactName ? [{ label: t('pipeline.deals.fields.contactName'), value: deal.contactName }] : []),
          { label: t('pipeline.deals.fields.ownerName'), value: deal.ownerName ?? '–' },
          ...(deal.source ? [{ label: t('pipeline.deals.fields.source'), value: t(`pipeline.deals.source.${deal.source}`) }] : []),
          ...(deal.lostReason ? [{ label: t('pipeline.deals.fields.lostReason'), value: deal.lostReason }] : []),
          ...(deal.status === 'open' ? [{ label: t('pipeline.deals.fields.nextTaskAt'), value: <NextStep deal={deal} /> }] : []),
        ]}
        tabs={[
          { key: 'lines', label: t('pipeline.deals.tabs.lines'), content: (deal) => <Lines deal={deal} /> },
          {
            key: 'activities',
            label: t('pipeline.deals.tabs.activities'),
            content: (deal) => <Timeline about={{ subjectType: 'deals', subjectId: deal.id, customerId: deal.customerId ?? undefined }} />,
          },
          { key: 'quotes', label: t('pipeline.deals.tabs.quotes'), content: (deal) => <Quotes deal={deal} /> },
          { key: 'stages', label: t('pipeline.deals.tabs.stages'), content: (deal) => <Stages id={deal.id} /> },
        ]}
      />
      {losing && <LoseDialog title={losing.title} onReason={(reason) => void lose(losing, reason)} />}
    </>
  );
}

function useDealActions(lose: (deal: Deal) => void): (deal: Deal) => Action[] {
  const t = useText();
  const go = useNavigate();
  const remove = useRemove();
  return (deal) => {
    const path = `/deals/${deal.id}`;
    const quote = async () => {
      const { data } = await api.post<Quote>('/quotes', { dealId: deal.id });
      notify(t('pipeline.deals.quoteMade'));
      void go(`/quotes/${data.id}`);
    };
    const quotable = deal.status === 'open' && deal.customerId && deal.items.length > 0;
    return [
      ...(quotable ? [{ key: 'quote', label: t('pipeline.deals.makeQuote'), can: 'quotes:write', run: quote }] : []),
      ...moves(deal, {
        win: { label: t('pipeline.deals.win'), can: 'deals:win', run: () => api.post(`${path}/win`), done: t('pipeline.deals.won') },
        reopen: { label: t('pipeline.deals.reopen'), can: 'deals:reopen', run: () => api.post(`${path}/reopen`), done: t('pipeline.deals.reopened') },
        lose: { label: t('pipeline.deals.lose'), can: 'deals:lose', run: () => lose(deal) },
      }),
      { key: 'edit', label: t('core.actions.edit'), can: 'deals:write', rare: quotable === true, run: () => go(`${path}/edit`) },
      { key: 'duplicate', label: t('core.actions.duplicate'), can: 'deals:write', rare: true, run: () => go(`/deals/new?from=${deal.id}`) },
      remove(deal, { path, title: deal.title, to: '/pipeline', can: 'deals:delete' }),
    ];
  };
}

function NextStep({ deal }: { deal: Deal }) {
  const t = useText();
  const { time } = useFormat();
  if (deal.nextTaskAt) return <>{time(deal.nextTaskAt)}</>;
  return deal.noNextStep ? <Chip size="small" variant="outlined" color="warning" label={t('pipeline.deals.noStep')} /> : <>–</>;
}

function Lines({ deal }: { deal: Deal }) {
  const t = useText();
  return (
    <Stack spacing={2}>
      {deal.notes && <Typography sx={{ whiteSpace: 'pre-line', maxWidth: 860 }}>{deal.notes}</Typography>}
      <SalesItems of={deal} empty={t('pipeline.deals.noLines')} />
    </Stack>
  );
}

function Quotes({ deal }: { deal: Deal }) {
  const t = useText();
  const { money, date } = useFormat();
  const { data } = useMany<Quote>('/quotes', { dealId: deal.id, perPage: 50 });
  return (
    <PlainTable
      label={t('pipeline.deals.tabs.quotes')}
      rows={data?.data ?? []}
      keyOf={({ id }) => id}
      empty={t('pipeline.deals.noQuotes')}
      columns={[
        {
          label: t('pipeline.quotes.fields.quoteNumber'),
          bare: true,
          cell: (quote) => (
            <Link component={RouterLink} to={`/quotes/${quote.id}`}>
              {t('pipeline.quotes.named', { number: quote.quoteNumber, revision: quote.revision })}
            </Link>
          ),
        },
        { label: t('pipeline.quotes.fields.status'), cell: ({ status }) => <Status of={status} texts="pipeline.quotes" /> },
        { label: t('pipeline.quotes.fields.validUntil'), cell: ({ validUntil }) => date(validUntil) },
        { label: t('pipeline.quotes.fields.totalAmount'), right: true, cell: (quote) => money(quote.totalAmount, quote.currency) },
      ]}
    />
  );
}

function Stages({ id }: { id: string }) {
  const t = useText();
  const span = useSpan();
  const { time } = useFormat();
  const { data } = useOne<DealStageEntry[]>(`/deals/${id}/stages`);
  return (
    <PlainTable
      label={t('pipeline.deals.tabs.stages')}
      rows={data ?? []}
      keyOf={(entry) => entry.id}
      columns={[
        { label: t('pipeline.deals.stageOf.stage'), bare: true, cell: ({ stageName, reason }) => (reason ? `${stageName}: ${reason}` : stageName) },
        { label: t('pipeline.deals.stageOf.entered'), cell: ({ enteredAt }) => time(enteredAt) },
        { label: t('pipeline.deals.stageOf.left'), cell: ({ leftAt }) => (leftAt ? time(leftAt) : t('pipeline.deals.stageOf.still')) },
        { label: t('pipeline.deals.stageOf.time'), cell: ({ seconds }) => span(seconds) },
        { label: t('pipeline.deals.stageOf.who'), cell: ({ enteredByName }) => enteredByName ?? '–' },
      ]}
    />
  );
}
