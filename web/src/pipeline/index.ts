import Handshake from '@mui/icons-material/HandshakeOutlined';
import Kanban from '@mui/icons-material/ViewKanbanOutlined';
import PersonSearch from '@mui/icons-material/PersonSearchOutlined';
import Quote from '@mui/icons-material/RequestQuoteOutlined';
import Signpost from '@mui/icons-material/SignpostOutlined';
import type { Deal, Lead, Quote as QuoteRecord, ServiceJob, Stage } from '../api';
import { lazy } from 'react';
import { page, type RecordLink, type WebModule } from '../core/module';
import { texts } from './texts';

const deal: RecordLink<Deal> = {
  resource: 'deals',
  label: 'pipeline.deals.deals',
  icon: Kanban,
  to: ({ id }) => `/deals/${id}`,
  title: ({ title }) => title,
  hint: ({ customerName }) => customerName,
  can: 'deals:read',
};
const quote: RecordLink<QuoteRecord> = {
  resource: 'quotes',
  label: 'pipeline.quotes.title',
  icon: Quote,
  to: ({ id }) => `/quotes/${id}`,
  title: ({ quoteNumber, revision }) => (revision > 1 ? `${quoteNumber} v${revision}` : quoteNumber),
  hint: ({ customerName }) => customerName,
  can: 'quotes:read',
};
const lead: RecordLink<Lead> = {
  resource: 'leads',
  label: 'pipeline.leads.title',
  icon: PersonSearch,
  to: ({ id }) => `/leads/${id}`,
  title: ({ name }) => name,
  hint: ({ company }) => company,
  can: 'leads:read',
};
const job: RecordLink<ServiceJob> = {
  resource: 'jobs',
  label: 'pipeline.jobs.title',
  icon: Handshake,
  to: ({ id }) => `/jobs/${id}`,
  title: ({ jobNumber }) => jobNumber,
  hint: ({ title }) => title,
  can: 'jobs:read',
};
const stage: RecordLink<Stage> = {
  resource: 'stages',
  label: 'pipeline.deals.stages',
  icon: Signpost,
  to: () => '/pipelines',
  title: ({ name }) => name,
  can: 'pipelines:read',
};

export const pipeline: WebModule = {
  part: 'pipeline',
  texts,
  nav: [
    { place: 'pipeline', to: '/pipeline', label: 'pipeline.deals.title', icon: Kanban, can: 'deals:read', key: 'e' },
    { place: 'leads', to: '/leads', label: 'pipeline.leads.title', icon: PersonSearch, can: 'leads:read' },
    { place: 'quotes', to: '/quotes', label: 'pipeline.quotes.title', icon: Quote, can: 'quotes:read', badge: '/quotes?status=expired' },
    { place: 'jobs', to: '/jobs', label: 'pipeline.jobs.title', icon: Handshake, can: 'jobs:read' },
  ],
  routes: [
    page('pipeline', () => import('./PipelinePage'), 'PipelinePage'),
    page('pipelines', () => import('./PipelinesPage'), 'PipelinesPage'),
    page('deals/new', () => import('./DealForm'), 'DealForm'),
    page('deals/:id', () => import('./DealPage'), 'DealPage'),
    page('deals/:id/edit', () => import('./DealForm'), 'DealForm'),
    page('quotes', () => import('./QuotesPage'), 'QuotesPage'),
    page('quotes/new', () => import('./QuoteForm'), 'QuoteForm'),
    page('quotes/:id', () => import('./QuotePage'), 'QuotePage'),
    page('quotes/:id/edit', () => import('./QuoteForm'), 'QuoteForm'),
    page('leads', () => import('./LeadsPage'), 'LeadsPage'),
    page('leads/new', () => import('./LeadForm'), 'LeadForm'),
    page('leads/:id', () => import('./LeadPage'), 'LeadPage'),
    page('leads/:id/edit', () => import('./LeadForm'), 'LeadForm'),
    page('jobs', () => import('./JobsPage'), 'JobsPage'),
    page('jobs/new', () => import('./JobForm'), 'JobForm'),
    page('jobs/:id', () => import('./JobPage'), 'JobPage'),
    page('jobs/:id/edit', () => import('./JobForm'), 'JobForm'),
  ],
  create: [
    { label: 'pipeline.deals.create', to: '/deals/new', icon: Kanban, can: 'deals:write' },
    { label: 'pipeline.quotes.create', to: '/quotes/new', icon: Quote, can: 'quotes:write' },
    { label: 'pipeline.leads.create', to: '/leads/new', icon: PersonSearch, can: 'leads:write' },
    { label: 'pipeline.jobs.create', to: '/jobs/new', icon: Handshake, can: 'jobs:write' },
  ],
  records: [deal, quote, lead, job, stage],
  day: [{ can: 'deals:read', part: lazy(() => import('./Forgotten')) }],
};
