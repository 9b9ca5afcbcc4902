import Check from '@mui/icons-material/Check';
import Close from '@mui/icons-material/Close';
import DraftsOutlined from '@mui/icons-material/DraftsOutlined';
import LabelOutlined from '@mui/icons-material/LabelOutlined';
import MarkunreadOutlined from '@mui/icons-material/MarkunreadOutlined';
import PersonOutline from '@mui/icons-material/PersonOutlined';
import Replay from '@mui/icons-material/Replay';
import Snooze from '@mui/icons-material/Snooze';
import { Box, Button, IconButton, Stack, Tooltip, Typography } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { api, queries } from '../core/api';
import { useConfirm } from '../core/confirm';
import { complain, notify } from '../core/notify';
import { JobDialog } from '../core/record/JobDialog';
import { useCan } from '../core/session';
import type { Selection } from '../core/table/useSelection';
import { useText } from '../core/texts';
import { AssignDialog, LabelsDialog, SnoozeManyDialog } from './BulkDialogs';
import { asQuery, useBase, type Wanted } from './inbox';

export type Act = (action: string, values?: object) => Promise<void>;
/** Beyond this many somebody is asked whether all of them are meant. */
const MANY = 100;
const WRITES = [
  { action: 'assign', icon: PersonOutline, asks: AssignDialog },
  { action: 'label', icon: LabelOutlined, asks: LabelsDialog },
  { action: 'snooze', icon: Snooze, asks: SnoozeManyDialog },
  { action: 'resolve', icon: Check },
  { action: 'reopen', icon: Replay },
] as const;
const MARKS = [
  { action: 'read', icon: DraftsOutlined },
  { action: 'unread', icon: MarkunreadOutlined },
] as const;

/** The same to all that are chosen, or to everything the filter shows; what takes long is followed as a job. */
function useAct(selection: Selection, wanted: Wanted, started: (job: string) => void): Act {
  const t = useText();
  const base = useBase();
  return async (action, values = {}) => {
    const chosen = selection.all ? { filter: asQuery(wanted) } : { ids: [...selection.ids] };
    const { data, status } = await api.post<{ jobId?: string; count?: number }>(`${base}/bulk`, { ...chosen, action, values });
    if (status === 202 && data.jobId) return started(data.jobId);
    notify(t('messaging.many.done', { count: data.count ?? 0 }));
    selection.clear();
    await queries.invalidateQueries();
  };
}

/** What can be done with the chosen conversations. */
export function InboxBulk({ selection, wanted, total, onEnd }: { selection: Selection; wanted: Wanted; total: number; onEnd: () => void }) {
  const t = useText();
  const can = useCan();
  const [job, setJob] = useState<string | null>(null);
  const [asking, setAsking] = useState<(typeof WRITES)[number]['action'] | null>(null);
  const act = useAct(selection, wanted, setJob);
  const confirm = useConfirm();
  const run = async (action: string) => {
    const label = t(`messaging.many.${action as 'read'}`);
    if (selection.size > MANY && !(await confirm({ title: label, text: t('messaging.many.sure', { count: selection.size }), action: label }))) return;
    await act(action).catch(complain);
  };
  const Asks = WRITES.find((one) => one.action === asking && 'asks' in one) as { asks: typeof LabelsDialog } | undefined;
  const button = ({ action, icon: Icon }: { action: keyof typeof LABELLED; icon: typeof Check }, press: () => void): ReactNode => (
    <Tooltip key={action} title={t(LABELLED[action])}>
      <span>
        <IconButton aria-label={t(LABELLED[action])} disabled={!selection.size} onClick={press}>
          <Icon fontSize="small" />
        </IconButton>
      </span>
    </Tooltip>
  );
  return (
    <Box role="region" aria-label={t('messaging.many.bar')} sx={{ px: 1, py: 0.5, borderBottom: 1, borderColor: 'divider', bgcolor: 'action.hover' }}>
      <Stack direction="row" sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography role="status" sx={{ fontWeight: 600, ml: 0.5, flex: 1 }}>
          {t('table.selected', { count: selection.size })}
        </Typography>
        {!selection.all && selection.size < total && (
          <Button size="small" onClick={selection.everything}>
            {t('messaging.many.all', { count: total })}
          </Button>
        )}
        <Tooltip title={t('messaging.many.end')}>
          <IconButton size="small" aria-label={t('messaging.many.end')} onClick={onEnd}>
            <Close fontSize="small" />
          </IconButton>
        </Tooltip>
      </Stack>
      <Stack direction="row" sx={{ flexWrap: 'wrap' }}>
        {can('conversations:write') && WRITES.map((one) => button(one, () => ('asks' in one ? setAsking(one.action) : void run(one.action))))}
        {MARKS.map((one) => button(one, () => void run(one.action)))}
      </Stack>
      {Asks && <Asks.asks act={act} count={selection.size} onClose={() => setAsking(null)} />}
      {job && (
        <JobDialog
          id={job}
          title={t('messaging.many.bar')}
          onClose={() => {
            setJob(null);
            selection.clear();
            void queries.invalidateQueries();
          }}
        />
      )}
    </Box>
  );
}

const LABELLED = {
  assign: 'messaging.many.assign',
  label: 'messaging.many.label',
  snooze: 'messaging.many.snooze',
  resolve: 'messaging.many.resolve',
  reopen: 'messaging.many.reopen',
  read: 'messaging.many.read',
  unread: 'messaging.many.unread',
} as const;
