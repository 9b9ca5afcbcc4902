import { Box, Button, Skeleton, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { PrintPlan } from '../api';
import { api, useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { fields, Form } from '../core/form';
import { useFormat } from '../core/format';
import { notify } from '../core/notify';
import { Facts } from '../core/record';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import type { Part } from './parts';

const F = fields('parts.printPlan');

/** What a piece takes that is printed here: material, grams, minutes; print jobs begin with it, and the roll-up knows its cost before the first print. */
export function PrintPlanTab({ part }: { part: Part }) {
  const t = useText();
  const can = useCan();
  const { number } = useFormat();
  const [editing, setEditing] = useState(false);
  const { data: plan, isError, error } = useOne<(PrintPlan & { version: number }) | null>(`/parts/${part.id}/print-plan`);
  if (isError) return <Failed error={error} />;
  if (plan === undefined) return <Skeleton variant="rounded" height={120} />;
  if (editing) return <PlanForm part={part} plan={plan ?? undefined} onClose={() => setEditing(false)} />;
  const edit = can('print-jobs:write') && (
    <Button variant="outlined" color="inherit" onClick={() => setEditing(true)}>
      {t(plan ? 'core.actions.edit' : 'parts.printPlan.create')}
    </Button>
  );
  if (!plan)
    return (
      <Stack spacing={1.5} sx={{ alignItems: 'flex-start' }}>
        <Typography color="textSecondary">{t('parts.printPlan.empty')}</Typography>
        {edit}
      </Stack>
    );
  return (
    <Stack spacing={2}>
      <Facts
        facts={[
          { label: t('parts.printPlan.fields.materialPartId'), value: plan.materialName },
          { label: t('parts.printPlan.fields.grams'), value: number(plan.grams) },
          { label: t('parts.printPlan.fields.minutes'), value: number(plan.minutes) },
          { label: t('parts.printPlan.fields.machineId'), value: plan.machineName ?? '–' },
        ]}
      />
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        {can('print-jobs:write') && (
          <Button variant="contained" component={RouterLink} to={`/print-jobs/new?partId=${part.id}`}>
            {t('parts.printPlan.print')}
          </Button>
        )}
        {edit}
      </Box>
    </Stack>
  );
}

interface FormProps {
  part: Part;
  plan?: PrintPlan & { version: number };
  onClose: () => void;
}

function PlanForm({ part, plan, onClose }: FormProps) {
  const t = useText();
  const saved = () => {
    notify(t('core.saved'));
    onClose();
  };
  // the plan is replaced as a whole: nothing of it may be left out
  const initial = plan && { materialPartId: plan.materialPartId, grams: plan.grams, minutes: plan.minutes, machineId: plan.machineId };
  return (
    <Form<PrintPlan & { version: number }>
      texts="parts.printPlan"
      initial={initial ?? {}}
      fields={['materialPartId', 'grams', 'minutes', 'machineId']}
      save={async (values) => (await api.put<PrintPlan & { version: number }>(`/parts/${part.id}/print-plan`, values)).data}
      onSaved={saved}
      onCancel={onClose}
      submit={t('core.actions.save')}
    >
      <F.Pick name="materialPartId" resource="parts" required autoFocus width={6} />
      <F.Quantity name="grams" required width={3} />
      <F.Quantity name="minutes" required width={3} />
      <F.Pick name="machineId" resource="print-machines" width={6} />
    </Form>
  );
}
