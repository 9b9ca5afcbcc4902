import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import type { Pipeline, Stage } from '../api';
import { api } from '../core/api';
import { VerbDialog } from '../core/record';
import { useText } from '../core/texts';

const KINDS = ['open', 'won', 'lost'] as const;

/** A stage, new or changed. */
export function StageDialog({ stage, pipelineId, onClose }: { stage: Stage | null; pipelineId: string; onClose: () => void }) {
  const t = useText();
  const [draft, setDraft] = useState({
    name: stage?.name ?? '',
    color: stage?.color ?? '#2563eb',
    probability: String(stage?.probability ?? 50),
    kind: stage?.kind ?? 'open',
  });
  const set = (patch: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...patch }));
  const probability = Number(draft.probability);
  const ready = draft.name.trim() && probability >= 0 && probability <= 100 && draft.probability !== '';
  const body = { ...draft, name: draft.name.trim(), probability };
  return (
    <VerbDialog
      title={stage ? t('pipeline.deals.setup.editStage', { name: stage.name }) : t('pipeline.deals.setup.addStage')}
      submit={t('core.actions.save')}
      disabled={!ready}
      wide="xs"
      run={() => (stage ? api.patch(`/stages/${stage.id}`, { ...body, version: stage.version }) : api.post('/stages', { ...body, pipelineId }))}
      onClose={onClose}
    >
      <TextField label={t('pipeline.deals.setup.name')} required autoFocus value={draft.name} onChange={(event) => set({ name: event.target.value })} />
      <TextField select label={t('pipeline.deals.setup.kind')} value={draft.kind} onChange={(event) => set({ kind: event.target.value as Stage['kind'] })}>
        {KINDS.map((kind) => (
          <MenuItem key={kind} value={kind}>
            {t(`pipeline.deals.setup.kinds.${kind}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        type="number"
        label={`${t('pipeline.deals.setup.probability')} (%)`}
        value={draft.probability}
        onChange={(event) => set({ probability: event.target.value })}
        slotProps={{ htmlInput: { min: 0, max: 100 } }}
      />
      <TextField type="color" label={t('pipeline.deals.setup.color')} value={draft.color} onChange={(event) => set({ color: event.target.value })} />
    </VerbDialog>
  );
}

/** The name of a pipeline; a new one begins with the stages of the industry. */
export function PipelineDialog({ pipeline, onClose }: { pipeline: Pipeline | null; onClose: () => void }) {
  const t = useText();
  const [name, setName] = useState(pipeline?.name ?? '');
  return (
    <VerbDialog
      title={t(pipeline ? 'pipeline.deals.setup.rename' : 'pipeline.deals.setup.addPipeline')}
      submit={t('core.actions.save')}
      disabled={!name.trim()}
      wide="xs"
      run={() => (pipeline ? api.patch(`/pipelines/${pipeline.id}`, { name, version: pipeline.version }) : api.post('/pipelines', { name }))}
      onClose={onClose}
    >
      <TextField label={t('pipeline.deals.setup.name')} required autoFocus value={name} onChange={(event) => setName(event.target.value)} />
    </VerbDialog>
  );
}
