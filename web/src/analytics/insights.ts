import type { OutreachMethod, OutreachOutcome } from '../api';
import { useFormat } from '../core/format';
import { useMe } from '../core/session';
import { clockOf } from '../core/time/zone';

/** Below it stands all that is known of how customers come and go: `/insights/{organizationId}`. */
export const useInsights = (): string => `/insights/${useMe().organization.id}`;

/** The day of an instant on the clocks of the house. */
export function useDay(): (instant: string) => string {
  const { date } = useFormat();
  const zone = useMe().organization.timeZone ?? 'UTC';
  return (instant) => date(clockOf(instant, zone));
}

export const STATUSES = ['active', 'dormant', 'at_risk'] as const;
export const RISKS = ['low', 'medium', 'high'] as const;
export const KINDS = ['overdue_appointment', 'inactive_customer', 'high_value_risk'] as const;
export const METHODS = ['phone', 'email', 'sms', 'whatsapp', 'instagram', 'in_person', 'postal'] as const satisfies OutreachMethod[];
export const OUTCOMES = ['success', 'no_response', 'busy', 'voicemail', 'failed', 'bounced', 'opted_out'] as const satisfies OutreachOutcome[];
export type Method = (typeof METHODS)[number];
export type Outcome = (typeof OUTCOMES)[number];

/** Whom it is about: as much as it takes to get in touch. */
export interface Person {
  id: string;
  name: string;
  phone: string | null;
  email: string | null;
}

/** `meta.summary` of profiles: over all that the filter finds. */
export interface Summary {
  totalCustomers: number;
  activeCustomers: number;
  dormantCustomers: number;
  atRiskCustomers: number;
}
/** `meta.summary` of opportunities: over all that the filter finds. */
export interface Potential {
  totalOpportunities: number;
  /** Null where no number is known. */
  potentialRevenue: string | null;
  currency: string;
}
