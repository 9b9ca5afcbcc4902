import { rows, statement } from '../core/sql';
import { byIds } from '../core/rows';
import { activitySubject, customerFacts, customerVisits, refersToCustomer, relatedToCustomer, timeline } from '../customers';
import { Deal } from './deals.entity';
import { ServiceJob } from './jobs.entity';
import { Lead } from './leads.entity';
import * as events from './pipeline.events';
import { Quote } from './quotes.entity';

refersToCustomer('pipeline.deals', {
  erased: `title = '–', notes = null, source = null, tags = '{}', lost_reason = null, custom_fields = '{}'`,
  below: [{ table: 'pipeline.deal_stages', of: 'deal_id', erased: `reason = null` }],
});
refersToCustomer('pipeline.leads', { erased: `name = '–', company = null, email = null, phone = null, notes = null, tags = '{}', lost_reason = null` });
refersToCustomer('pipeline.jobs', {
  erased: `title = '–', address = null, notes = null, completion_note = null, cancel_reason = null`,
  below: [{ table: 'pipeline.time_entries', of: 'job_id', erased: `note = null, version = b.version + 1` }],
});
// what was agreed says the invoice; the offer keeps its number, lines and amounts
refersToCustomer('pipeline.quotes', {
  erased: `customer_name = '–', title = null, billing_address = null, shipping_address = null, intro = null, notes = null, customer_snapshot = null, token = null,
    decided_by = null, decided_address = null, decided_agent = null, decline_reason = null`,
});

for (const [type, entity] of [
  ['deals', Deal],
  ['quotes', Quote],
  ['leads', Lead],
  ['jobs', ServiceJob],
] as const)
  activitySubject({ type, customerOf: async (tx, id) => (await byIds<{ id: string; customerId: string | null }>(tx, entity as never, [id]))[0]?.customerId });

const newest = (name: string, can: string, columns: string) => {
  const read = statement(`select id, ${columns} from pipeline.${name} where customer_id = $1 and deleted_at is null order by id desc limit 20`);
  relatedToCustomer({ name, can, read: (tx, customerId) => rows(tx, read, [customerId]) });
};
newest('deals', 'deals:read', `title, status, value, currency, to_char(expected_close_date, 'YYYY-MM-DD') as "expectedCloseDate"`);
newest(
  'quotes',
  'quotes:read',
  `quote_number as "quoteNumber", revision, status, total_amount as "totalAmount", currency, to_char(valid_until, 'YYYY-MM-DD') as "validUntil"`,
);
newest('leads', 'leads:read', `name, company, status, score, estimated_value as "estimatedValue", currency`);
newest('jobs', 'jobs:read', `job_number as "jobNumber", title, status, scheduled_start as "scheduledStart", total_amount as "totalAmount", currency`);

const fact = (figure: string, table: string, label: string, at: string, amount: string, condition = 'true') => `
  select t.customer_id, '${figure}', '${table}', t.id, ${label}, ${at}, ${amount}, t.currency from pipeline.${table} t
  where t.customer_id = any (array(select id from who)) and t.deleted_at is null and ${condition}`;
const quote = (figure: string, condition: string) =>
  fact(figure, 'quotes', 't.quote_number', 'coalesce(t.decided_at, t.sent_at, t.created_at)', 't.subtotal', condition);
const job = (figure: string, condition: string) => fact(figure, 'jobs', 't.job_number', 'coalesce(t.completed_at, t.created_at)', 't.subtotal', condition);
const deal = (figure: string, condition: string) => fact(figure, 'deals', 't.title', 't.created_at', 't.value', condition);
const WITHOUT_JOB = `t.status = 'accepted'
  and not exists (select from pipeline.jobs j where j.quote_id = t.id and j.status <> 'cancelled' and j.deleted_at is null)`;

/** Net amounts; a version that was replaced, or is not sent yet, is no quote for the figures. */
const quoteFacts = customerFacts({
  sql: [
    quote('quotes', `t.status in ('sent', 'accepted', 'declined')`),
    quote('acceptedQuotes', `t.status = 'accepted'`),
    quote('quotesWithoutJob', WITHOUT_JOB),
  ].join(' union all '),
  on: [events.QUOTE_SENT, events.QUOTE_ACCEPTED, events.QUOTE_DECLINED, events.QUOTE_REPLACED, events.QUOTE_ARCHIVED, events.QUOTE_RESTORED],
  customersOf: `select customer_id from pipeline.quotes where id = any ($1)`,
});
const jobFacts = customerFacts({
  sql: [job('jobs', `t.status <> 'cancelled'`), job('completedJobs', `t.status = 'completed'`)].join(' union all '),
  on: [events.JOB_CREATED, events.JOB_CHANGED, events.JOB_COMPLETED, events.JOB_CANCELLED, events.JOB_ARCHIVED, events.JOB_RESTORED],
  customersOf: `select customer_id from pipeline.jobs where id = any ($1)`,
});
const dealFacts = customerFacts({
  sql: [deal('deals', 'true'), deal('openDeals', `t.status = 'open'`), fact('leads', 'leads', 't.name', 't.created_at', 't.estimated_value')].join(
    ' union all ',
  ),
  on: [
    ...[events.DEAL_CREATED, events.DEAL_CHANGED, events.DEAL_WON, events.DEAL_LOST, events.DEAL_REOPENED, events.DEAL_ARCHIVED, events.DEAL_RESTORED],
    events.LEAD_CONVERTED,
  ],
  customersOf: `select customer_id from pipeline.deals where id = any ($1) and customer_id is not null
    union select customer_id from pipeline.leads where id = any ($1) and customer_id is not null`,
});

customerVisits(`
  select j.customer_id, case when j.status = 'completed' then 'dealt' else 'ahead' end, coalesce(j.completed_at, j.scheduled_start, j.created_at)
  from pipeline.jobs j where j.customer_id = any (array(select id from who)) and j.deleted_at is null and j.status <> 'cancelled'`);

const DEAL = `select customer_id as "customerId", title from pipeline.deals where id = $1`;
const QUOTE = `select customer_id as "customerId", quote_number as "quoteNumber" from pipeline.quotes where id = $1`;
const JOB = `select customer_id as "customerId", job_number as "jobNumber", title from pipeline.jobs where id = $1`;
const ofDeal = (on: string, en: string, de: string) => timeline({ on, type: 'deal', resource: 'deals', facts: DEAL, says: { en, de } });
const ofQuote = (on: string, en: string, de: string) => timeline({ on, type: 'quote', resource: 'quotes', facts: QUOTE, says: { en, de } });
const ofJob = (on: string, en: string, de: string) => timeline({ on, type: 'job', resource: 'jobs', facts: JOB, says: { en, de } });

/** What the pipeline brings to the page of a customer. */
export const customerLinks = [
  quoteFacts,
  jobFacts,
  dealFacts,
  ofDeal(events.DEAL_CREATED, 'Deal “{title}” opened', 'Chance „{title}“ eröffnet'),
  ofDeal(events.DEAL_WON, 'Deal “{title}” won', 'Chance „{title}“ gewonnen'),
  ofDeal(events.DEAL_LOST, 'Deal “{title}” lost', 'Chance „{title}“ verloren'),
  ofQuote(events.QUOTE_SENT, 'Quote {quoteNumber} sent', 'Angebot {quoteNumber} gesendet'),
  ofQuote(events.QUOTE_VIEWED, 'Quote {quoteNumber} opened by its link', 'Angebot {quoteNumber} über den Link geöffnet'),
  ofQuote(events.QUOTE_ACCEPTED, 'Quote {quoteNumber} accepted', 'Angebot {quoteNumber} angenommen'),
  ofQuote(events.QUOTE_DECLINED, 'Quote {quoteNumber} declined', 'Angebot {quoteNumber} abgelehnt'),
  ofJob(events.JOB_CREATED, 'Job {jobNumber} planned', 'Einsatz {jobNumber} geplant'),
  ofJob(events.JOB_COMPLETED, 'Job {jobNumber} completed', 'Einsatz {jobNumber} abgeschlossen'),
  ofJob(events.JOB_CANCELLED, 'Job {jobNumber} cancelled', 'Einsatz {jobNumber} abgesagt'),
  timeline({
    on: events.LEAD_CONVERTED,
    type: 'lead',
    resource: 'leads',
    facts: `select customer_id as "customerId", name from pipeline.leads where id = $1`,
    says: { en: 'Lead {name} became a customer', de: 'Lead {name} wurde Kunde' },
  }),
];
