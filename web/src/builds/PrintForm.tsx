import { useNavigate, useParams, useSearchParams } from 'react-router';
import { api, useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { fields, Form } from '../core/form';
import { notify } from '../core/notify';
import { Page } from '../core/record';
import { useText } from '../core/texts';
import type { PrintJob, PrintMachine } from './prints';

const F = fields('builds.prints');
const PLAN = ['quantity', 'machineId', 'materialPartId', 'grams', 'minutes', 'dueDate', 'notes'] as const;
const LATER = ['dueDate', 'notes'] as const;

/** `/print-jobs/new?partId=…&productionOrderId=…` and `/print-jobs/:id/edit`; the day and the notes can change while it prints. */
export function PrintForm() {
  const t = useText();
  const go = useNavigate();
  const { id } = useParams();
  const [params] = useSearchParams();
  const { data: job, isError, error } = useOne<PrintJob>(id ? `/print-jobs/${id}` : null);
  if (isError) return <Failed error={error} />;
  if (id && !job) return null;
  const planned = !job || job.status === 'planned';
  const saved = (row: PrintJob) => {
    notify(t(id ? 'core.saved' : 'core.created'));
    void go(`/print-jobs/${row.id}`);
  };
  const initial = { partId: params.get('partId'), productionOrderId: params.get('productionOrderId'), quantity: Number(params.get('quantity') ?? 1) };
  const crumbs = [{ label: t('builds.prints.title'), to: '/print-jobs' }, ...(job ? [{ label: job.number, to: `/print-jobs/${id}` }] : [])];
  return (
    <Page title={job ? t('builds.prints.edit', { number: job.number }) : t('builds.prints.create')} crumbs={crumbs}>
      <Form<PrintJob>
        texts="builds.prints"
        record={job}
        initial={initial}
        fields={job ? (planned ? PLAN : LATER) : ['partId', 'productionOrderId', ...PLAN]}
        onSaved={saved}
        onCancel={() => void go(-1)}
        save={async (values, key) =>
          (await (id ? api.patch<PrintJob>(`/print-jobs/${id}`, values) : api.post<PrintJob>('/print-jobs', said(values), { key }))).data
        }
      >
        {!job && <F.Pick name="partId" resource="parts" required autoFocus width={6} />}
        {!job && <F.Pick name="productionOrderId" resource="production-orders" width={6} />}
        {planned && (
          <>
            <F.Quantity name="quantity" required width={3} />
            <F.Pick name="machineId" resource="print-machines" query={{ isActive: true }} width={3} />
            <F.Pick name="materialPartId" resource="parts" width={6} required={!!job} />
            <F.Quantity name="grams" width={3} required={!!job} />
            <F.Quantity name="minutes" width={3} required={!!job} />
          </>
        )}
        <F.Date name="dueDate" width={3} />
        <F.Text name="notes" multiline />
      </Form>
    </Page>
  );
}

/** What is left empty comes from the part. */
const said = (values: Record<string, unknown>) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''));

const P = fields('builds.printers');

/** `/print-machines/new` and `/print-machines/:id/edit`. */
export function PrinterForm() {
  const t = useText();
  const go = useNavigate();
  const { id } = useParams();
  const { data: printer, isError, error } = useOne<PrintMachine>(id ? `/print-machines/${id}` : null);
  if (isError) return <Failed error={error} />;
  if (id && !printer) return null;
  const saved = () => {
    notify(t(id ? 'core.saved' : 'core.created'));
    void go('/print-machines');
  };
  return (
    <Page
      title={printer ? t('builds.printers.edit', { name: printer.name }) : t('builds.printers.create')}
      crumbs={[{ label: t('builds.printers.title'), to: '/print-machines' }]}
    >
      <Form<PrintMachine>
        texts="builds.printers"
        record={printer}
        initial={{ isActive: true }}
        fields={['name', 'model', 'hourlyRate', 'notes', 'isActive']}
        onSaved={saved}
        onCancel={() => void go(-1)}
        save={async (values, key) =>
          (await (id ? api.patch<PrintMachine>(`/print-machines/${id}`, values) : api.post<PrintMachine>('/print-machines', values, { key }))).data
        }
      >
        <P.Text name="name" required autoFocus width={5} maxLength={100} />
        <P.Text name="model" width={4} maxLength={100} />
        <P.Money name="hourlyRate" width={3} />
        <P.Text name="notes" multiline />
        <P.Flag name="isActive" />
      </Form>
    </Page>
  );
}
