/** What a conversation may be about, as the server takes it. */
export const LINKED = ['orders', 'invoices', 'quotes', 'deals', 'leads', 'appointments', 'deliveries'] as const;

/** What is begun for the customer of a conversation. */
export const NEW = [
  { resource: 'orders', can: 'orders:write' },
  { resource: 'quotes', can: 'quotes:write' },
  { resource: 'deals', can: 'deals:write' },
  { resource: 'appointments', can: 'appointments:write' },
  { resource: 'invoices', can: 'invoices:write' },
] as const;

export const newFor = (resource: string, customerId: string): string => `/${resource}/new?customerId=${customerId}`;
