import { states } from '../core/states';

export const APPOINTMENT_STATUSES = ['scheduled', 'confirmed', 'arrived', 'completed', 'cancelled', 'no_show'] as const;
export type AppointmentStatus = (typeof APPOINTMENT_STATUSES)[number];
export const SOURCES = ['staff', 'online', 'waitlist'] as const;

/** Who comes unannounced has not confirmed, and who left early was here: forward one may skip. */
export const APPOINTMENT = states({
  confirm: { from: ['scheduled'], to: 'confirmed' },
  arrive: { from: ['scheduled', 'confirmed'], to: 'arrived' },
  complete: { from: ['scheduled', 'confirmed', 'arrived'], to: 'completed' },
  'no-show': { from: ['scheduled', 'confirmed'], to: 'no_show' },
  cancel: { from: ['scheduled', 'confirmed', 'arrived'], to: 'cancelled' },
  reopen: { from: ['cancelled', 'no_show'], to: 'scheduled' },
});
export type AppointmentVerb = 'confirm' | 'arrive' | 'complete' | 'no-show' | 'cancel' | 'reopen';

/** What still lies ahead and may be moved. */
export const OPEN: readonly AppointmentStatus[] = ['scheduled', 'confirmed', 'arrived'];

/** The column that says when a status was reached. */
export const REACHED = {
  confirm: 'confirmedAt',
  arrive: 'arrivedAt',
  complete: 'completedAt',
  cancel: 'cancelledAt',
  'no-show': 'noShowAt',
  reopen: null,
} as const;
