import {
  DEAL_ARCHIVED,
  DEAL_CHANGED,
  DEAL_CREATED,
  DEAL_LOST,
  DEAL_MOVED,
  DEAL_REOPENED,
  DEAL_RESTORED,
  DEAL_WON,
  JOB_ARCHIVED,
  JOB_CANCELLED,
  JOB_CHANGED,
  JOB_COMPLETED,
  JOB_CREATED,
  JOB_RESTORED,
  JOB_STARTED,
  LEAD_ARCHIVED,
  LEAD_CHANGED,
  LEAD_CONVERTED,
  LEAD_CREATED,
  LEAD_RESTORED,
  QUOTE_ACCEPTED,
  QUOTE_ARCHIVED,
  QUOTE_CHANGED,
  QUOTE_CREATED,
  QUOTE_DECLINED,
  QUOTE_REPLACED,
  QUOTE_RESTORED,
  QUOTE_SENT,
  STAGE_CHANGED,
} from '../pipeline';
import { dayOf, type DataSet } from './data-sets';
import { ADDS, choices, column, VARIES, words } from './set-columns';

const DEAL_EVENTS = [DEAL_CREATED, DEAL_CHANGED, DEAL_MOVED, DEAL_WON, DEAL_LOST, DEAL_REOPENED, DEAL_ARCHIVED, DEAL_RESTORED];
export const QUOTE_EVENTS = [QUOTE_CREATED, QUOTE_CHANGED, QUOTE_SENT, QUOTE_ACCEPTED, QUOTE_DECLINED, QUOTE_REPLACED, QUOTE_ARCHIVED, QUOTE_RESTORED];
const LEAD_EVENTS = [LEAD_CREATED, LEAD_CHANGED, LEAD_CONVERTED, LEAD_ARCHIVED, LEAD_RESTORED];
export const JOB_EVENTS = [JOB_CREATED, JOB_CHANGED, JOB_STARTED, JOB_COMPLETED, JOB_CANCELLED, JOB_ARCHIVED, JOB_RESTORED];

const OWN_CURRENCY = 't.currency = {currency}';
const CUSTOMER = column('text', 'Kunde', 'Customer', 'c.name', { by: 't.customer_id', permission: 'customers:read' });
const OWNER = column('text', 'Zuständig', 'Owner', 'u.name');
const CURRENCY = column('text', 'Währung', 'Currency', 't.currency');
const STATUS = column('choice', 'Status', 'Status', 't.status', { choices: choices({ open: 'offen|open', won: 'gewonnen|won', lost: 'verloren|lost' }) });
const SOURCE = column('choice', 'Herkunft', 'Source', 't.source', {
  choices: choices({
    website: 'Website|Website',
    referral: 'Empfehlung|Referral',
    marketing: 'Werbung|Marketing',
    cold_call: 'Kaltakquise|Cold call',
    other: 'Sonstige|Other',
  }),
});
const TITLE = column('text', 'Titel', 'Title', 't.title');
const CREATED = column('time', 'Angelegt', 'Created', 't.created_at');
const VALUE = column('money', 'Wert', 'Value', 't.value', ADDS);

const DEAL_FROM = `pipeline.deals t join pipeline.pipelines l on l.id = t.pipeline_id join pipeline.stages s on s.id = t.stage_id
    left join customers.customers c on c.id = t.customer_id left join core.users u on u.id = t.owner_id`;
const DEAL_COLUMNS = {
  title: TITLE,
  customer: CUSTOMER,
  pipeline: column('text', 'Pipeline', 'Pipeline', 'l.name'),
  stage: column('text', 'Phase', 'Stage', 's.name'),
  owner: OWNER,
  status: STATUS,
  value: VALUE,
  currency: CURRENCY,
  source: SOURCE,
  createdAt: CREATED,
};
const deal = {
  permissions: ['deals:read'],
  from: DEAL_FROM,
  summed: OWN_CURRENCY,
  on: DEAL_EVENTS,
  record: 't.id',
  opens: { resource: 'deals', id: 't.id' },
  customer: 't.customer_id',
} as const;

const dealsOpen: DataSet = {
  ...deal,
  id: 'dealsOpen',
  label: words('Offene Chancen', 'Open deals'),
  definition: words('Jede Zeile ist eine Chance, die weder gewonnen noch verloren ist.', 'Each row is a deal that is neither won nor lost.'),
  where: `t.status = 'open' and t.deleted_at is null`,
  day: null,
  onlyNow: true,
  // a stage whose probability changes takes its deals along
  on: [...DEAL_EVENTS, STAGE_CHANGED],
  columns: {
    ...DEAL_COLUMNS,
    probability: column('percent', 'Wahrscheinlichkeit', 'Probability', 't.probability::numeric', VARIES),
    weighted: column('money', 'Gewichteter Wert', 'Weighted value', 'round(t.value * t.probability::numeric / 100, 2)', ADDS),
    expectedOn: column('day', 'Abschluss erwartet', 'Expected close', 't.expected_close_date'),
    ageDays: column('days', 'Alter in Tagen', 'Age in days', `({at}::date - ${dayOf('t.created_at')})`, VARIES),
    overdue: column('flag', 'Abschluss überfällig', 'Close overdue', 'coalesce(t.expected_close_date < {at}::date, false)'),
  },
  shown: ['title', 'customer', 'stage', 'owner', 'value', 'probability', 'weighted', 'expectedOn'],
};

const dealsClosed: DataSet = {
  ...deal,
  id: 'dealsClosed',
  label: words('Abgeschlossene Chancen', 'Closed deals'),
  definition: words(
    'Jede Zeile ist eine gewonnene oder verlorene Chance am Tag ihres Abschlusses.',
    'Each row is a deal that was won or lost, by the day it was closed.',
  ),
  where: `t.status in ('won', 'lost') and t.closed_at is not null and t.deleted_at is null`,
  day: dayOf('t.closed_at'),
  instant: 't.closed_at',
  columns: {
    ...DEAL_COLUMNS,
    closedAt: column('time', 'Abgeschlossen', 'Closed', 't.closed_at'),
    won: column('flag', 'Gewonnen', 'Won', `(t.status = 'won')`),
    days: column('days', 'Tage bis zum Abschluss', 'Days to close', 'round((extract(epoch from t.closed_at - t.created_at) / 86400)::numeric, 1)', VARIES),
    lostReason: column('text', 'Grund des Verlusts', 'Reason lost', 't.lost_reason'),
  },
  shown: ['title', 'customer', 'owner', 'status', 'value', 'closedAt', 'days', 'lostReason'],
};

const dealsCreated: DataSet = {
  ...deal,
  id: 'dealsCreated',
  label: words('Neue Chancen', 'New deals'),
  definition: words('Jede Zeile ist eine Chance am Tag, an dem sie angelegt wurde.', 'Each row is a deal by the day it was created.'),
  where: 't.deleted_at is null',
  day: dayOf('t.created_at'),
  instant: 't.created_at',
  columns: DEAL_COLUMNS,
  shown: ['title', 'customer', 'owner', 'status', 'stage', 'value', 'createdAt'],
};

const quotes: DataSet = {
  id: 'quotes',
  label: words('Angebote', 'Quotes'),
  definition: words(
    'Jede Zeile ist die gültige Fassung eines abgeschickten Angebots am Angebotsdatum. Entwürfe und ersetzte Fassungen zählen nicht.',
    'Each row is the version in force of a quote that was sent, by quote date. Drafts and replaced versions do not count.',
  ),
  permissions: ['quotes:read'],
  from: 'pipeline.quotes t left join customers.customers c on c.id = t.customer_id',
  where: `t.status in ('sent', 'accepted', 'declined') and t.deleted_at is null`,
  day: 't.quote_date',
  columns: {
    number: column('text', 'Angebot', 'Quote', 't.quote_number'),
    revision: column('number', 'Fassung', 'Revision', 't.revision'),
    customer: CUSTOMER,
    quoteDate: column('day', 'Angebotsdatum', 'Quote date', 't.quote_date'),
    validUntil: column('day', 'Gültig bis', 'Valid until', 't.valid_until'),
    status: column('choice', 'Status', 'Status', 't.status', {
      choices: choices({ sent: 'offen|open', accepted: 'angenommen|accepted', declined: 'abgelehnt|declined' }),
    }),
    decided: column('flag', 'Entschieden', 'Decided', `(t.status <> 'sent')`),
    accepted: column('flag', 'Angenommen', 'Accepted', `(t.status = 'accepted')`),
    net: column('money', 'Netto', 'Net', 't.subtotal', ADDS),
    currency: CURRENCY,
    decisionDays: column(
      'days',
      'Tage bis zur Entscheidung',
      'Days to decide',
      'round((extract(epoch from t.decided_at - t.sent_at) / 86400)::numeric, 1)',
      VARIES,
    ),
  },
  shown: ['number', 'customer', 'quoteDate', 'validUntil', 'status', 'net', 'currency'],
  opens: { resource: 'quotes', id: 't.id' },
  customer: 't.customer_id',
  summed: OWN_CURRENCY,
  on: QUOTE_EVENTS,
  record: 't.id',
};

const leads: DataSet = {
  id: 'leads',
  label: words('Leads', 'Leads'),
  definition: words('Jede Zeile ist ein Lead am Tag, an dem er angelegt wurde.', 'Each row is a lead by the day it was created.'),
  permissions: ['leads:read'],
  from: 'pipeline.leads t left join core.users u on u.id = t.owner_id',
  where: 't.deleted_at is null',
  day: dayOf('t.created_at'),
  instant: 't.created_at',
  columns: {
    name: column('text', 'Name', 'Name', 't.name'),
    company: column('text', 'Firma', 'Company', 't.company'),
    owner: OWNER,
    source: SOURCE,
    campaign: column('text', 'Kampagne', 'Campaign', 't.campaign'),
    estimatedValue: column('money', 'Geschätzter Wert', 'Estimated value', 't.estimated_value', ADDS),
    currency: CURRENCY,
    converted: column('flag', 'Umgewandelt', 'Converted', '(t.converted_at is not null)'),
    createdAt: CREATED,
  },
  shown: ['name', 'company', 'owner', 'source', 'estimatedValue', 'converted', 'createdAt'],
  opens: { resource: 'leads', id: 't.id' },
  summed: OWN_CURRENCY,
  on: LEAD_EVENTS,
  record: 't.id',
};

const JOB_COLUMNS = {
  number: column('text', 'Einsatz', 'Job', 't.job_number'),
  title: TITLE,
  customer: CUSTOMER,
  status: column('choice', 'Status', 'Status', 't.status', {
    choices: choices({ scheduled: 'geplant|scheduled', in_progress: 'läuft|in progress', completed: 'erledigt|completed', cancelled: 'storniert|cancelled' }),
  }),
  net: column('money', 'Netto', 'Net', 't.subtotal', ADDS),
  currency: CURRENCY,
  createdAt: CREATED,
};
const job = {
  permissions: ['jobs:read'],
  from: 'pipeline.jobs t left join customers.customers c on c.id = t.customer_id',
  opens: { resource: 'jobs', id: 't.id' },
  customer: 't.customer_id',
  summed: OWN_CURRENCY,
  on: JOB_EVENTS,
  record: 't.id',
} as const;

const jobsCompleted: DataSet = {
  ...job,
  id: 'jobsCompleted',
  label: words('Erledigte Einsätze', 'Jobs completed'),
  definition: words('Jede Zeile ist ein erledigter Einsatz am Tag, an dem er erledigt wurde.', 'Each row is a completed job by the day it was completed.'),
  where: `t.status = 'completed' and t.completed_at is not null and t.deleted_at is null`,
  day: dayOf('t.completed_at'),
  instant: 't.completed_at',
  columns: {
    ...JOB_COLUMNS,
    completedAt: column('time', 'Erledigt', 'Completed', 't.completed_at'),
    hours: column('hours', 'Dauer', 'Duration', 'round((extract(epoch from t.completed_at - t.started_at) / 3600)::numeric, 2)', ADDS),
  },
  shown: ['number', 'title', 'customer', 'completedAt', 'hours', 'net'],
};

const jobsBooked: DataSet = {
  ...job,
  id: 'jobsBooked',
  label: words('Gebuchte Einsätze', 'Jobs booked'),
  definition: words(
    'Jede Zeile ist ein Einsatz am Tag, an dem er angelegt wurde. Stornierte zählen nicht.',
    'Each row is a job by the day it was created. Cancelled ones do not count.',
  ),
  where: `t.status <> 'cancelled' and t.deleted_at is null`,
  day: dayOf('t.created_at'),
  instant: 't.created_at',
  columns: JOB_COLUMNS,
  shown: ['number', 'title', 'customer', 'status', 'net', 'createdAt'],
};

export const SETS_OF_PIPELINE: DataSet[] = [dealsOpen, dealsClosed, dealsCreated, quotes, leads, jobsCompleted, jobsBooked];
