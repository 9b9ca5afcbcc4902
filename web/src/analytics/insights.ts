import { useMe } from '../core/session';

/** Below it stands all that is known of how customers come and go: `/insights/{organizationId}`. */
export const useInsights = (): string => `/insights/${useMe().organization.id}`;

export const STATUSES = ['active', 'dormant', 'at_risk'] as const;
export const RISKS = ['low', 'medium', 'high'] as const;
export const KINDS = ['overdue_appointment', 'inactive_customer', 'high_value_risk'] as const;
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
