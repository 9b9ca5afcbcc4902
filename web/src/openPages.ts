import type { ComponentType } from 'react';

/** Pages that people open by a link, without an account: what the address begins with, and the page. */
export const openPages: { prefix: string; load: () => Promise<{ default: ComponentType }> }[] = [
  { prefix: '/quote/', load: () => import('./pipeline/PublicQuotePage') },
  ...['/book/', '/appointment/', '/offer/'].map((prefix) => ({ prefix, load: () => import('./scheduling/OpenPages') })),
  { prefix: '/unsubscribe/', load: () => import('./analytics/UnsubscribePage') },
];
