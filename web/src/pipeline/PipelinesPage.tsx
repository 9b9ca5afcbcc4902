import Add from '@mui/icons-material/Add';
import ArrowDown from '@mui/icons-material/ArrowDownward';
import ArrowUp from '@mui/icons-material/ArrowUpward';
import Delete from '@mui/icons-material/DeleteOutlined';
import Edit from '@mui/icons-material/EditOutlined';
import { Box, Button, Chip, IconButton, Paper, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import type { Pipeline, Stage } from '../api';
import { api, queries, useMany } from '../core/api';
import { useConfirm } from '../core/confirm';
import { Failed } from '../core/errors/Trouble';
import { complain } from '../core/notify';
import { Page } from '../core/record';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { PipelineDialog, StageDialog } from './StageDialog';

type Asking = { pipeline: Pipeline | null } | { stage: Stage | null; pipelineId: string };

/** Sends, and reads again what is on screen, also after a refusal. */
const send = (what: Promise<unknown>): Promise<void> => what.then(() => undefined, complain).then(() => queries.invalidateQueries());

/** The pipelines and their stages, to be named, coloured, ordered, added and deleted. */
export function PipelinesPage() {
  const t = useText();
  const can = useCan();
  const [asking, setAsking] = useState<Asking | null>(null);
  const { data, isError, error } = useMany<Pipeline>('/pipelines', { perPage: 50, sort: 'position' });
  if (isError) return <Failed error={error} />;
  const may = can('pipelines:write');
  return (
    <Page
      title={t('pipeline.deals.setup.title')}
      crumbs={[{ label: t('pipeline.deals.title'), to: '/pipeline' }]}
      hint={t('pipeline.deals.setup.text')}
      actions={
        may && (
          <Button variant="contained" startIcon={<Add />} onClick={() => setAsking({ pipeline: null })}>
            {t('pipeline.deals.setup.addPipeline')}
          </Button>
        )
      }
    >
      <Stack spacing={2} sx={{ maxWidth: 760 }}>
        {data?.data.map((pipeline) => (
          <Sheet key={pipeline.id} pipeline={pipeline} may={may} ask={setAsking} />
        ))}
      </Stack>
      {asking && 'pipeline' in asking && <PipelineDialog pipeline={asking.pipeline} onClose={() => setAsking(null)} />}
      {asking && 'stage' in asking && <StageDialog stage={asking.stage} pipelineId={asking.pipelineId} onClose={() => setAsking(null)} />}
    </Page>
  );
}

function Sheet({ pipeline, may, ask }: { pipeline: Pipeline; may: boolean; ask: (what: Asking) => void }) {
  const t = useText();
  const can = useCan();
  const confirm = useConfirm();
  const { id, version, name, isDefault, stages } = pipeline;
  const remove = async () => {
    if (!(await confirm({ title: t('pipeline.deals.setup.deletePipeline'), text: name, action: t('core.actions.delete'), danger: true }))) return;
    await send(api.delete(`/pipelines/${id}`, { version }));
  };
  return (
    <Paper variant="outlined" component="section" aria-label={name} sx={{ p: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1 }}>
        <Typography variant="h2" sx={{ flex: 1 }}>
          {name}
        </Typography>
        {isDefault && <Chip size="small" label={t('pipeline.deals.setup.isDefault')} />}
        {may && !isDefault && (
          <Button size="small" onClick={() => void send(api.patch(`/pipelines/${id}`, { version, isDefault: true }))}>
            {t('pipeline.deals.setup.makeDefault')}
          </Button>
        )}
        {may && (
          <Button size="small" onClick={() => ask({ pipeline })}>
            {t('pipeline.deals.setup.rename')}
          </Button>
        )}
        {can('pipelines:delete') && !isDefault && (
          <Button size="small" color="error" onClick={() => void remove()}>
            {t('core.actions.delete')}
          </Button>
        )}
      </Box>
      <Stack component="ol" spacing={0.5} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {stages.map((stage, at) => (
          <StageRow key={stage.id} stage={stage} first={at === 0} last={at === stages.length - 1} may={may} edit={() => ask({ stage, pipelineId: id })} />
        ))}
      </Stack>
      {may && (
        <Button size="small" startIcon={<Add />} onClick={() => ask({ stage: null, pipelineId: id })} sx={{ mt: 1 }}>
          {t('pipeline.deals.setup.addStage')}
        </Button>
      )}
    </Paper>
  );
}

function StageRow({ stage, first, last, may, edit }: { stage: Stage; first: boolean; last: boolean; may: boolean; edit: () => void }) {
  const t = useText();
  const can = useCan();
  const confirm = useConfirm();
  const { id, version, name, position } = stage;
  const place = (to: number) => void send(api.patch(`/stages/${id}`, { version, position: to }));
  const remove = async () => {
    const asked = {
      title: t('pipeline.deals.setup.deleteStage', { name }),
      text: t('pipeline.deals.setup.deleteText'),
      action: t('core.actions.delete'),
      danger: true,
    };
    if (await confirm(asked)) await send(api.delete(`/stages/${id}`, { version }));
  };
  return (
    <Box component="li" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, rowGap: 0, alignItems: 'center', justifyContent: 'flex-end', minHeight: 44 }}>
      <Box aria-hidden sx={{ width: 14, height: 14, borderRadius: '50%', bgcolor: stage.color, flexShrink: 0 }} />
      <Typography sx={{ flex: '1 1 120px', minWidth: 0, overflowWrap: 'anywhere' }}>{name}</Typography>
      <Typography variant="body2" color="textSecondary" sx={{ whiteSpace: 'nowrap' }}>
        {stage.kind === 'open' ? `${stage.probability} %` : t(`pipeline.deals.setup.kinds.${stage.kind}`)}
      </Typography>
      {may && (
        <>
          <IconButton size="small" disabled={first} aria-label={t('pipeline.deals.setup.up', { name })} onClick={() => place(position - 1)}>
            <ArrowUp fontSize="small" />
          </IconButton>
          <IconButton size="small" disabled={last} aria-label={t('pipeline.deals.setup.down', { name })} onClick={() => place(position + 1)}>
            <ArrowDown fontSize="small" />
          </IconButton>
          <IconButton size="small" aria-label={t('pipeline.deals.setup.editStage', { name })} onClick={edit}>
            <Edit fontSize="small" />
          </IconButton>
        </>
      )}
      {can('pipelines:delete') && (
        <IconButton size="small" aria-label={t('pipeline.deals.setup.deleteStage', { name })} onClick={() => void remove()}>
          <Delete fontSize="small" />
        </IconButton>
      )}
    </Box>
  );
}
