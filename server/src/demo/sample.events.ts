/** A year of business to learn on is there. */
export const SAMPLE_LOADED = 'core.sample_company_loaded';
/** It has left, with all that was done with it. Data: `{rows}`, how many rows of the database that were. */
export const SAMPLE_REMOVED = 'core.sample_company_removed';
