import type { StandardReport } from './standard-reports';

export const STANDARD_OF_FINANCE: readonly StandardReport[] = [];
