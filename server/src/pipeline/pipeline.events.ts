export const PIPELINE_CREATED = 'pipeline.pipeline_created';
export const PIPELINE_CHANGED = 'pipeline.pipeline_changed';
export const PIPELINE_ARCHIVED = 'pipeline.pipeline_archived';
export const PIPELINE_RESTORED = 'pipeline.pipeline_restored';
export const STAGE_CREATED = 'pipeline.stage_created';
export const STAGE_CHANGED = 'pipeline.stage_changed';
export const STAGE_ARCHIVED = 'pipeline.stage_archived';
export const STAGE_RESTORED = 'pipeline.stage_restored';
export const DEAL_CREATED = 'pipeline.deal_created';
export const DEAL_CHANGED = 'pipeline.deal_changed';
export const DEAL_ARCHIVED = 'pipeline.deal_archived';
export const DEAL_RESTORED = 'pipeline.deal_restored';
/** Data: `{title, stage: [before, after]}` by name. Winning, losing and reopening are told by events of their own. */
export const DEAL_MOVED = 'pipeline.deal_moved';
export const DEAL_WON = 'pipeline.deal_won';
export const DEAL_LOST = 'pipeline.deal_lost';
export const DEAL_REOPENED = 'pipeline.deal_reopened';
