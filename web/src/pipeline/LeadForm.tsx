import { useNavigate, useParams } from 'react-router';
import type { Lead } from '../api';
import { api, useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { fields, Form } from '../core/form';
import { notify } from '../core/notify';
import { Page } from '../core/record';
import { useCan, useMe } from '../core/session';
import { useText } from '../core/texts';
import { SOURCES } from './deals';
import { OPEN_STATUSES, PRIORITIES } from './leads';

const F = fields('pipeline.leads');
const FIELDS = [
  'name',
  'company',
  'email',
  'phone',
  'source',
  'status',
  'priority',
  'estimatedValue',
  'currency',
  'expectedCloseDate',
  'campaign',
  'ownerId',
  'tags',
  'notes',
  'lostReason',
] as const;

/** `/leads/new` and `/leads/:id/edit`. */
export function LeadForm() {
  const t = useText();
  const go = useNavigate();
  const can = useCan();
  const { id } = useParams();
  const { organization, user } = useMe();
  const { data: lead, isError, error } = useOne<Lead>(id ? `/leads/${id}` : null);
  if (isError) return <Failed error={error} />;
  if (id && !lead) return null;
  const crumbs = [{ label: t('pipeline.leads.title'), to: '/leads' }, ...(lead ? [{ label: lead.name, to: `/leads/${id}` }] : [])];
  const initial = { source: 'other', status: 'new', priority: 'medium', currency: organization.currency ?? 'EUR', ownerId: user.id, tags: [] };
  const saved = (row: Lead) => {
    notify(t(lead ? 'core.saved' : 'core.created'));
    void go(`/leads/${row.id}`);
  };
  return (
    <Page title={lead ? t('pipeline.leads.edit', { name: lead.name }) : t('pipeline.leads.create')} crumbs={crumbs}>
      <Form<Lead>
        texts="pipeline.leads"
        record={lead ?? null}
        initial={initial}
        fields={lead?.status === 'closed_won' ? FIELDS.filter((field) => field !== 'status') : FIELDS}
        onSaved={saved}
        onCancel={() => void go(-1)}
        save={async (values, key) => (await (lead ? api.patch<Lead>(`/leads/${lead.id}`, values) : api.post<Lead>('/leads', values, { key }))).data}
      >
        <F.Text name="name" required autoFocus width={6} />
        <F.Text name="company" width={6} />
        <F.Text name="email" width={6} />
        <F.Text name="phone" width={6} />
        <F.Select name="source" options={SOURCES} required width={4} />
        {lead?.status !== 'closed_won' && <F.Select name="status" options={OPEN_STATUSES} required width={4} />}
        <F.Select name="priority" options={PRIORITIES} required width={4} />
        <F.Money name="estimatedValue" width={4} />
        <F.Date name="expectedCloseDate" width={4} />
        {can('users:read') && <F.Pick name="ownerId" resource="users" query={{ active: true }} width={4} />}
        <F.Text name="campaign" width={6} />
        <F.Tags name="tags" width={6} />
        <F.Text name="notes" multiline />
        <F.Text name="lostReason" width={6} />
      </Form>
    </Page>
  );
}
