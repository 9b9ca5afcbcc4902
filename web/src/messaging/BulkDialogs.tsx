import { FormControlLabel, MenuItem, Radio, RadioGroup, TextField } from '@mui/material';
import { useState } from 'react';
import { useAll, type Rec } from '../core/api';
import { VerbDialog } from '../core/record';
import { useCan, useMe } from '../core/session';
import { useText } from '../core/texts';
import { MomentInput } from '../core/time';
import { instantOf } from '../core/time/zone';
import type { Act } from './InboxBulk';
import { LabelsInput } from './Labels';
import { soon } from './moments';
import { Soon } from './SnoozeDialog';

interface Props {
  act: Act;
  count: number;
  onClose: () => void;
}

/** Who answers them from now on, or nobody. */
export function AssignDialog({ act, count, onClose }: Props) {
  const t = useText();
  const can = useCan();
  const { user } = useMe();
  const { data } = useAll<Rec & { name: string }>(can('users:read') ? '/users' : null, { active: true });
  const [id, setId] = useState<string>(user.id);
  const people = data?.data ?? [{ ...user, version: 1 }];
  return (
    <VerbDialog
      wide="xs"
      title={t('messaging.many.assign')}
      text={t('table.selected', { count })}
      submit={t('messaging.many.assign')}
      run={() => act('assign', { assigneeId: id || null })}
      onClose={onClose}
    >
      <TextField
        select
        label={t('messaging.fields.assigneeId')}
        value={people.some((one) => one.id === id) ? id : ''}
        onChange={(event) => setId(event.target.value)}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      >
        <MenuItem value="">{t('messaging.nobody')}</MenuItem>
        {people.map((one) => (
          <MenuItem key={one.id} value={one.id}>
            {one.name}
          </MenuItem>
        ))}
      </TextField>
    </VerbDialog>
  );
}

/** Labels that all of them get, or lose. */
export function LabelsDialog({ act, count, onClose }: Props) {
  const t = useText();
  const [labels, setLabels] = useState<string[]>([]);
  const [way, setWay] = useState<'label' | 'unlabel'>('label');
  return (
    <VerbDialog
      wide="xs"
      title={t('messaging.many.label')}
      text={t('table.selected', { count })}
      submit={t('core.actions.save')}
      disabled={!labels.length}
      run={() => act(way, { labels })}
      onClose={onClose}
    >
      <RadioGroup row aria-label={t('messaging.many.label')} value={way} onChange={(event) => setWay(event.target.value as 'label')}>
        <FormControlLabel value="label" control={<Radio />} label={t('messaging.many.add')} />
        <FormControlLabel value="unlabel" control={<Radio />} label={t('messaging.many.remove')} />
      </RadioGroup>
      <LabelsInput value={labels} onChange={setLabels} autoFocus />
    </VerbDialog>
  );
}

/** Out of sight until then, all of them. */
export function SnoozeManyDialog({ act, count, onClose }: Props) {
  const t = useText();
  const zone = useMe().organization.timeZone ?? 'UTC';
  const [at, setAt] = useState(() => soon('tomorrow', zone, Date.now()));
  return (
    <VerbDialog
      title={t('messaging.many.snooze')}
      text={`${t('table.selected', { count })}. ${t('messaging.snooze.text')}`}
      submit={t('messaging.steps.snooze')}
      disabled={!at}
      run={() => act('snooze', { until: instantOf(at, zone) })}
      onClose={onClose}
    >
      <Soon zone={zone} onChoose={setAt} />
      <MomentInput label={t('messaging.snooze.until')} value={at} onChange={setAt} />
    </VerbDialog>
  );
}
