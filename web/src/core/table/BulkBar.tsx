import { Box, Button, Paper, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { api, queries, type Query } from '../api';
import { useConfirm } from '../confirm';
import { JobDialog } from '../record/JobDialog';
import { complain, notify } from '../notify';
import { useCan } from '../session';
import { useText } from '../texts';
import type { AnyTable, BulkAction } from './declare';
import type { Selection } from './useSelection';

interface Props {
  table: AnyTable;
  selection: Selection;
  total: number;
  /** The list's query: what "all that match" are. */
  filter: Query;
}

/** What can be done with the selected rows, or with everything that the filter matches. */
export function BulkBar({ table, selection, total, filter }: Props) {
  const t = useText();
  const can = useCan();
  const confirm = useConfirm();
  const [job, setJob] = useState<string | null>(null);
  const actions = (table.bulk ?? []).filter((one) => can(one.can));
  const run = async ({ action, label, danger, confirm: text, values = {} }: BulkAction) => {
    const count = selection.size;
    if ((text || danger) && !(await confirm({ title: t(label), text: text ? t(text, { count }) : t('table.selected', { count }), action: t(label), danger })))
      return;
    try {
      const { data, status } = await api.post<{ jobId?: string }>(`${table.path}/bulk`, {
        ...(selection.all ? { filter } : { ids: [...selection.ids] }),
        action,
        values,
      });
      if (status === 202 && data.jobId) return setJob(data.jobId);
      selection.clear();
      notify(t('table.bulkDone', { count }));
      await queries.invalidateQueries();
    } catch (error) {
      complain(error);
    }
  };
  const ended = () => {
    setJob(null);
    selection.clear();
    void queries.invalidateQueries();
  };
  if (!selection.size && !job) return null;
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
            <Button key={one.action} size="small" variant="outlined" color={one.danger ? 'error' : 'inherit'} onClick={() => void run(one)}>
              {t(one.label)}
            </Button>
          ))}
          <Button size="small" color="inherit" onClick={selection.clear}>
            {t('table.clearSelection')}
          </Button>
        </Stack>
      </Paper>
      {job && <JobDialog id={job} title={t('table.bulk')} onClose={ended} />}
    </Box>
  );
}
