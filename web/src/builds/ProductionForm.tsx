import { useFormContext } from 'react-hook-form';
import { MenuItem, TextField } from '@mui/material';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { api, useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { fields, Form, Place } from '../core/form';
import { notify } from '../core/notify';
import { Page } from '../core/record';
import { useText } from '../core/texts';
import type { Build } from './builds';
import type { ProductionOrder } from './production';

const F = fields('builds.production');
const NEW = ['buildId', 'quantity', 'dueDate', 'priority', 'notes', 'customizations'] as const;

/** `/production/new?buildId=…` and `/production/:id/edit`; amount and options can change while it is planned. */
export function ProductionForm() {
  const t = useText();
  const go = useNavigate();
  const { id } = useParams();
  const [params] = useSearchParams();
  const { data: order, isError, error } = useOne<ProductionOrder>(id ? `/production-orders/${id}` : null);
  if (isError) return <Failed error={error} />;
  if (id && !order) return null;
  const planned = !order || order.status === 'planned';
  const saved = (row: ProductionOrder) => {
    notify(t(id ? 'core.saved' : 'core.created'));
    void go(`/production/${row.id}`);
  };
  const initial = { buildId: params.get('buildId'), quantity: 1, priority: '3', customizations: [] };
  const record = order && ({ ...order, priority: String(order.priority) } as unknown as ProductionOrder);
  const numbered = (values: Record<string, unknown>) => ({
    ...values,
    ...(values.priority !== undefined && values.priority !== null && { priority: Number(values.priority) }),
  });
  const crumbs = [{ label: t('builds.production.title'), to: '/production' }, ...(order ? [{ label: order.number, to: `/production/${id}` }] : [])];
  return (
    <Page title={order ? t('builds.production.edit', { number: order.number }) : t('builds.production.create')} crumbs={crumbs}>
      <Form<ProductionOrder>
        texts="builds.production"
        record={record}
        initial={initial}
        fields={order ? (planned ? NEW.slice(1) : ['dueDate', 'priority', 'notes']) : NEW}
        onSaved={saved}
        onCancel={() => void go(-1)}
        save={async (values, key) =>
          (
            await (id
              ? api.patch<ProductionOrder>(`/production-orders/${id}`, numbered(values))
              : api.post<ProductionOrder>('/production-orders', numbered(values), { key }))
          ).data
        }
      >
        {!order && <F.Pick name="buildId" resource="builds" query={{ status: 'active' }} required autoFocus width={6} />}
        {planned && <F.Quantity name="quantity" required width={3} />}
        <F.Date name="dueDate" width={3} />
        <F.Select name="priority" options={['1', '2', '3', '4', '5']} required width={4} />
        {planned && <Options buildId={order?.buildId} />}
        <F.Text name="notes" multiline />
      </Form>
    </Page>
  );
}

/** The options of the model that is made. */
function Options({ buildId }: { buildId?: string }) {
  const t = useText();
  const { watch, setValue } = useFormContext();
  const id = buildId ?? (watch('buildId') as string | null);
  const raw = watch('customizations') as ProductionOrder['customizations'] | null;
  const { data: build } = useOne<Build>(id ? `/builds/${id}` : null);
  const chosen = Array.isArray(raw) ? raw : [];
  const choose = (option: string, choice: string) =>
    setValue('customizations', [...chosen.filter((one) => one.option !== option), ...(choice ? [{ option, choice }] : [])], { shouldDirty: true });
  return (build?.options ?? []).map((option) => (
    <Place key={option.name} width={4}>
      <TextField
        select
        label={option.name}
        value={chosen.find((one) => one.option === option.name)?.choice ?? ''}
        onChange={(event) => choose(option.name, event.target.value)}
      >
        <MenuItem value="">
          <em>{t('core.none')}</em>
        </MenuItem>
        {option.choices.map((choice) => (
          <MenuItem key={choice.name} value={choice.name}>
            {choice.name}
          </MenuItem>
        ))}
      </TextField>
    </Place>
  ));
}
