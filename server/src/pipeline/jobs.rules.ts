import { states } from '../core/states';

export const SERVICE_JOB_STATUSES = ['scheduled', 'in_progress', 'completed', 'cancelled'] as const;
export type ServiceJobStatus = (typeof SERVICE_JOB_STATUSES)[number];
export const CREW_ROLES = ['leader', 'member', 'driver'] as const;

export const SERVICE_JOB = states({
  start: { from: ['scheduled'], to: 'in_progress' },
  complete: { from: ['scheduled', 'in_progress'], to: 'completed' },
  cancel: { from: ['scheduled', 'in_progress'], to: 'cancelled' },
} as const);
