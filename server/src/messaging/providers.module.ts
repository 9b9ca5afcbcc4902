import { CallsAdapter } from './calls.adapter';
import { CallsController } from './calls.controller';
import { CallsService } from './calls.service';
import { FileLinks } from './file-links';
import { FileLinksController } from './file-links.controller';
import { InstagramAdapter } from './instagram.adapter';
import { InstagramJobs } from './instagram.jobs';
import { ScopedIds } from './scoped-ids';
import { TwilioAdapter } from './twilio.adapter';
import { WhatsAppAdapter } from './whatsapp.adapter';
import { WhatsAppTemplates } from './whatsapp.templates';

/** WhatsApp, Instagram, SMS and the telephone. */
export const PROVIDER_ADAPTERS = [WhatsAppAdapter, InstagramAdapter, TwilioAdapter, CallsAdapter];
export const PROVIDER_CONTROLLERS = [CallsController, FileLinksController];
export const PROVIDER_PROVIDERS = [CallsService, FileLinks, InstagramJobs, ScopedIds, WhatsAppTemplates];
