import { useNavigate, useParams } from 'react-router';
import type { ProductionStep } from '../api';
import { api, queries, useAll, useOne, type Rec } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { Form } from '../core/form';
import { notify } from '../core/notify';
import { Page } from '../core/record';
import { useText } from '../core/texts';
import type { ProductionOrder } from './production';
import { StepsField, type TypedStep } from './StepsField';

interface Plan extends Rec {
  steps: TypedStep[];
}

/** `/production/:id/steps`: the steps of this one order; what is signed stays as it is. */
export function OrderStepsForm() {
  const t = useText();
  const go = useNavigate();
  const { id } = useParams();
  const path = `/production-orders/${id}`;
  const { data: order } = useOne<ProductionOrder>(path);
  const { data, isError, error } = useAll<ProductionStep>(`${path}/steps`);
  if (isError) return <Failed error={error} />;
  if (!order || !data) return null;
  const initial = {
    steps: data.data.map(({ id: stepId, name, instructions, checklist, photoNeeded, plannedMinutes, doneAt }) => ({
      ...{ stepId, name, instructions, photoNeeded, plannedMinutes, signed: doneAt !== null },
      checklist: checklist.map(({ text }) => text),
    })),
  };
  const save = async (values: Record<string, unknown>): Promise<Plan> => {
    const steps = (values.steps ?? []) as TypedStep[];
    await api.put(
      `${path}/steps`,
      steps.map(({ stepId, signed: _, ...step }) => ({ ...step, ...(stepId && { id: stepId }) })),
    );
    await queries.invalidateQueries();
    return { id: order.id, version: 0, steps };
  };
  const saved = () => {
    notify(t('core.saved'));
    void go(`/production/${id}?tab=steps`);
  };
  return (
    <Page
      title={t('builds.production.steps.editTitle', { number: order.number })}
      crumbs={[
        { label: t('builds.production.title'), to: '/production' },
        { label: order.number, to: `/production/${id}` },
      ]}
    >
      <Form<Plan> texts="builds" initial={initial} fields={['steps']} save={save} onSaved={saved} onCancel={() => void go(-1)} submit={t('core.actions.save')}>
        <StepsField />
      </Form>
    </Page>
  );
}
