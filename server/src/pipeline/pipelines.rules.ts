import type { StageKind } from './pipelines.entity';
import { pipeline } from './pipeline.problems';

/** A pipeline in which nothing could be won, lost or begun is none: 422 `stage_needed`. */
export function requireKinds(stages: { kind: StageKind }[]): void {
  const missing = (['open', 'won', 'lost'] as const).filter((kind) => !stages.some((stage) => stage.kind === kind));
  if (missing.length) throw pipeline.stageNeeded({ missing }, 'kind');
}

/** What a stage is without being told; the probability follows from its kind. */
export const plainStage = (kind: StageKind = 'open') => ({
  color: { open: '#64748b', won: '#16a34a', lost: '#dc2626' }[kind],
  probability: { open: 50, won: 100, lost: 0 }[kind],
  kind,
});
