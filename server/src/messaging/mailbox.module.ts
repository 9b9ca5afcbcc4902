import type { Provider, Type } from '@nestjs/common';
import { MailboxConnections } from './mailbox.connection';
import { MailboxController } from './mailbox.controller';
import { MailboxIntake } from './mailbox.intake';
import { MailboxRunner } from './mailbox.runner';
import { MailboxSync } from './mailbox.sync';
import { MailboxTracking, MailTracesController } from './mailbox.tracking';

/** What e-mail adds to the module. */
export const MAILBOX_PROVIDERS: Provider[] = [MailboxConnections, MailboxIntake, MailboxSync, MailboxRunner, MailboxTracking];
export const MAILBOX_CONTROLLERS: Type[] = [MailboxController, MailTracesController];
