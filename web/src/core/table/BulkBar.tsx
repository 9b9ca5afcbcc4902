import { Box, Button, Paper, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { api, queries, type Query, type Rec } from '../api';
import { useConfirm } from '../confirm';
import { JobDialog } from '../record/JobDialog';
import { complain, notify } from '../notify';
import { later } from '../later';
import { useCan } from '../session';
import { useText } from '../texts';
import type { AnyTable, BulkAction, BulkQuestion } from './declare';
import type { Selection } from './useSelection';

interface Props {
  table: AnyTable;
  selection: Selection;
  total: number;
  /** The list's query: what "all that match" are. */
  filter: Query;
}

const BulkAsk = later(async () => (await import('./BulkAsk')).BulkAsk);

const PAGE = 200;

/** The ids of the selection, read page by page where it is everything that the filter matches. */
async function idsOf({ table, selection, total, filter }: Props): Promise<string[]> {
  if (!selection.all) return [...selection.ids];
  const pages = Array.from({ length: Math.ceil(total / PAGE) }, (_, at) =>
    api.get<Rec[]>(table.path, { ...filter, sort: table.sort, page: at + 1, perPage: PAGE }),
  );
  return (await Promise.all(pages)).flatMap(({ data }) => data.map(({ id }) => id));
}

type Open = { asking: BulkAction & { ask: BulkQuestion } } | { dialog: BulkAction; ids: string[] } | { job: string } | null;

/** Sends a bulk action; what takes long is followed as a job. */
function useBulk(props: Props) {
  const t = useText();
  const confirm = useConfirm();
  const { table, selection, filter } = props;
  const [open, setOpen] = useState<Open>(null);
  const send = async ({ action }: BulkAction, values: Record<string, unknown>) => {
    const count = selection.size;
    const chosen = selection.all ? { filter } : { ids: [...selection.ids] };
    const { data, status } = await api.post<{ jobId?: string }>(`${table.path}/bulk`, { ...chosen, action, values });
    if (status === 202 && data.jobId) return setOpen({ job: data.jobId });
    selection.clear();
    notify(t('table.bulkDone', { count }));
    await queries.invalidateQueries();
  };
  const run = async (one: BulkAction) => {
    const { label, danger, confirm: text, ask, dialog, values = {} } = one;
    const count = selection.size;
    if (ask) return setOpen({ asking: { ...one, ask } });
    if (dialog && count > dialog.most) return notify(t('table.bulkMost', { most: dialog.most }), { tone: 'error' });
    const question = { title: t(label), text: text ? t(text, { count }) : t('table.selected', { count }), action: t(label), danger };
    if (!dialog && (text || danger) && !(await confirm(question))) return;
    try {
      if (dialog) setOpen({ dialog: one, ids: await idsOf(props) });
      else await send(one, values);
    } catch (error) {
      complain(error);
    }
  };
  const close = () => setOpen(null);
  // a job that came of it stays on screen
  const answered = () => setOpen((now) => (now && 'asking' in now ? null : now));
  const ended = () => {
    close();
    selection.clear();
    void queries.invalidateQueries();
  };
  return { open, run, send, close, answered, ended };
}

/** What can be done with the selected rows, or with everything that the filter matches. */
export function BulkBar(props: Props) {
  const { table, selection, total } = props;
  const t = useText();
  const can = useCan();
  const { open, run, send, close, answered, ended } = useBulk(props);
  const actions = (table.bulk ?? []).filter((one) => can(one.can));
  if (!selection.size && !open) return null;
  return (
    <Box
      role="region"
      aria-label={t('table.bulk')}
      sx={{ position: 'sticky', bottom: { xs: 72, md: 16 }, zIndex: 5, display: 'flex', justifyContent: 'center' }}
    >
      <Paper variant="outlined" sx={{ px: 2, py: 1, boxShadow: '0 6px 24px rgb(0 0 0 / .14)', maxWidth: '100%' }}>
        <Stack direction="row" useFlexGap spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
          <Typography role="status" sx={{ fontWeight: 600, mr: 1 }}>
            {t('table.selected', { count: selection.size })}
          </Typography>
          {!selection.all && selection.size < total && (
            <Button size="small" onClick={selection.everything}>
              {t('table.selectMatching', { count: total })}
            </Button>
          )}
          {actions.map((one) => (
            <Button key={one.label} size="small" variant="outlined" color={one.danger ? 'error' : 'inherit'} onClick={() => void run(one)}>
              {t(one.label)}
            </Button>
          ))}
          <Button size="small" color="inherit" onClick={selection.clear}>
            {t('table.clearSelection')}
          </Button>
        </Stack>
      </Paper>
      {open && 'job' in open && <JobDialog id={open.job} title={t('table.bulk')} onClose={ended} />}
      {open && 'asking' in open && (
        <BulkAsk table={table} action={open.asking} count={selection.size} run={(values) => send(open.asking, values)} onClose={answered} />
      )}
      {open && 'dialog' in open && open.dialog.dialog!.open({ ids: open.ids, onClose: close })}
    </Box>
  );
}
