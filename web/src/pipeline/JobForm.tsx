import Delete from '@mui/icons-material/DeleteOutlined';
import { Box, IconButton, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useFormContext } from 'react-hook-form';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { Quote, ServiceJob } from '../api';
import { api, useMany, useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { fields, Form, Place, RecordPicker, Section } from '../core/form';
import { notify } from '../core/notify';
import { Page } from '../core/record';
import { useMe } from '../core/session';
import { useText } from '../core/texts';
import { LineGrid } from '../fulfillment/lines';
import { ROLES } from './jobs';
import { TimeField } from './TimeField';

const F = fields('pipeline.jobs');
/** What the address may say of a new one. */
const GIVEN = ['customerId', 'appointmentId', 'title', 'scheduledStart', 'scheduledEnd'];
const FIELDS = [
  'title',
  'customerId',
  'scheduledStart',
  'scheduledEnd',
  'address',
  'crew',
  'notes',
  'currency',
  'priceMode',
  'discountPercent',
  'items',
] as const;

/** `/jobs/new`, `?quoteId=`, `?customerId=`, of an appointment `?appointmentId=&title=&scheduledStart=&scheduledEnd=`, and `/jobs/:id/edit`. */
export function JobForm() {
  const t = useText();
  const { id } = useParams();
  const [params] = useSearchParams();
  const quoteId = params.get('quoteId');
  const { data: job, isError, error } = useOne<ServiceJob>(id ? `/jobs/${id}` : null);
  const { data: quote } = useOne<Quote>(quoteId ? `/quotes/${quoteId}` : null);
  if (isError) return <Failed error={error} />;
  if ((id && !job) || (quoteId && !quote)) return null;
  const crumbs = [{ label: t('pipeline.jobs.title'), to: '/jobs' }, ...(job ? [{ label: job.jobNumber, to: `/jobs/${id}` }] : [])];
  return (
    <Page title={job ? t('pipeline.jobs.edit', { number: job.jobNumber }) : t('pipeline.jobs.create')} crumbs={crumbs}>
      <Sheet job={job ?? null} quote={quote ?? null} given={Object.fromEntries(GIVEN.map((name) => [name, params.get(name)]))} />
    </Page>
  );
}

function Sheet({ job, quote, given }: { job: ServiceJob | null; quote: Quote | null; given: Record<string, string | null> }) {
  const t = useText();
  const go = useNavigate();
  const { organization } = useMe();
  const initial = quote
    ? {
        title: quote.title ?? quote.quoteNumber,
        customerId: quote.customerId,
        currency: quote.currency,
        priceMode: quote.priceMode,
        address: quote.shippingAddress,
        crew: [],
        items: [],
      }
    : { ...given, currency: organization.currency ?? 'EUR', priceMode: 'net', crew: [], items: [] };
  const saved = (row: ServiceJob) => {
    notify(t(job ? 'core.saved' : 'core.created'));
    void go(`/jobs/${row.id}`);
  };
  // the lines of a quote are its own: they come along by its id
  const create = ({ items, ...values }: Record<string, unknown>, key: string) =>
    api.post<ServiceJob>('/jobs', quote ? { ...values, quoteId: quote.id } : { ...values, items, appointmentId: given.appointmentId }, { key });
  return (
    <Form<ServiceJob>
      texts="pipeline.jobs"
      record={job}
      initial={initial}
      fields={quote ? FIELDS.filter((field) => !['priceMode', 'discountPercent', 'currency'].includes(field)) : FIELDS}
      onSaved={saved}
      onCancel={() => void go(-1)}
      save={async (values, key) => (await (job ? api.patch<ServiceJob>(`/jobs/${job.id}`, values) : create(values, key))).data}
    >
      <F.Text name="title" required autoFocus width={6} />
      <F.Pick name="customerId" resource="customers" required width={6} disabled={!!quote} />
      <TimeField name="scheduledStart" label={t('pipeline.jobs.fields.scheduledStart')} />
      <TimeField name="scheduledEnd" label={t('pipeline.jobs.fields.scheduledEnd')} />
      <Section title="pipeline.jobs.crewOf" />
      <Crew />
      <F.Text name="notes" multiline />
      <F.Address name="address" width={6} />
      {!quote && <Section title="pipeline.jobs.tabs.lines" />}
      {!quote && <LineGrid preview="/deals/preview" />}
    </Form>
  );
}

interface Member {
  userId: string;
  role: (typeof ROLES)[number];
}

/** Who goes there, and as what. */
function Crew() {
  const t = useText();
  const form = useFormContext();
  const crew = (form.watch('crew') ?? []) as Member[];
  const { data } = useMany<{ id: string; version: number; name: string }>('/users', { perPage: 200 });
  const nameOf = (id: string) => data?.data.find((user) => user.id === id)?.name ?? '…';
  const put = (next: Member[]) => form.setValue('crew', next, { shouldDirty: true });
  return (
    <Place>
      <Stack spacing={1} sx={{ maxWidth: 560 }}>
        {!crew.length && <Typography color="textSecondary">{t('pipeline.jobs.nobody')}</Typography>}
        {crew.map((member, at) => (
          <Box key={member.userId} sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
            <Typography sx={{ flex: 1 }}>{nameOf(member.userId)}</Typography>
            <TextField
              select
              size="small"
              value={member.role}
              onChange={(event) => put(crew.map((one, i) => (i === at ? { ...one, role: event.target.value as Member['role'] } : one)))}
              slotProps={{ htmlInput: { 'aria-label': nameOf(member.userId) } }}
              sx={{ width: 150 }}
            >
              {ROLES.map((role) => (
                <MenuItem key={role} value={role}>
                  {t(`pipeline.jobs.role.${role}`)}
                </MenuItem>
              ))}
            </TextField>
            <IconButton aria-label={t('pipeline.jobs.removeCrew', { name: nameOf(member.userId) })} onClick={() => put(crew.filter((_, i) => i !== at))}>
              <Delete fontSize="small" />
            </IconButton>
          </Box>
        ))}
        <RecordPicker
          key={crew.length}
          resource="users"
          label={t('pipeline.jobs.addCrew')}
          value={null}
          onChange={(userId) => userId && !crew.some((one) => one.userId === userId) && put([...crew, { userId, role: crew.length ? 'member' : 'leader' }])}
        />
      </Stack>
    </Place>
  );
}
