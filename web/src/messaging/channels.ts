import type { Channel } from '../api';

export const PROVIDERS = ['mailbox', 'whatsapp_cloud', 'instagram', 'twilio', 'calls', 'sandbox'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** What a provider's messages are; the sandbox plays any of them. */
export const SOURCE_OF: Record<Provider, Channel['source']> = {
  mailbox: 'email',
  whatsapp_cloud: 'whatsapp',
  instagram: 'instagram',
  twilio: 'sms',
  calls: 'phone',
  sandbox: 'whatsapp',
};

/** What a provider has to know, beginning with what is usual. */
export function settingsOf(provider: Provider): { settings: Record<string, unknown>; credentials: Record<string, unknown> } {
  if (provider !== 'mailbox') return { settings: {}, credentials: {} };
  return {
    settings: { authentication: 'password', imapPort: 993, imapSecurity: 'tls', smtpPort: 587, smtpSecurity: 'starttls' },
    credentials: {},
  };
}
