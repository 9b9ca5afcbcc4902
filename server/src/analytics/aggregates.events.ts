/** A recount found sums that are not what the raw tables say. Data: `{count, metrics, first}`; they have been put right. */
export const FIGURES_DIFFERED = 'analytics.figures_differed';
/** What browsers are told when sums were counted again; no event, nothing of it is kept. */
export const FIGURES_COUNTED = 'analytics.figures_counted';
