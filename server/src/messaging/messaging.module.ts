import { Module } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { CustomersModule } from '../customers';
import { Adapters, type ChannelAdapter } from './adapters';
import { ChannelsController } from './channels.controller';
import { ChannelsService } from './channels.service';
import { FileJobs } from './files.jobs';
import { IncomingService } from './incoming.service';
import { MailboxAdapter } from './mailbox.adapter';
import { MAILBOX_CONTROLLERS, MAILBOX_PROVIDERS } from './mailbox.module';
import { OptOutsService } from './opt-outs.service';
import { PeopleService } from './people.service';
import { ReportsService } from './reports.service';
import { SandboxAdapter } from './sandbox.adapter';
import { ScopedIds } from './scoped-ids';
import { SendingJobs } from './sending.jobs';
import { SendingService } from './sending.service';
import { TextsService } from './texts.service';
import { WebhooksController } from './webhooks.controller';
import { WhatsAppAdapter } from './whatsapp.adapter';

/** Who speaks to which provider: one line each. */
const ADAPTERS = [SandboxAdapter, MailboxAdapter, WhatsAppAdapter];

@Module({
  imports: [CustomersModule],
  controllers: [ChannelsController, WebhooksController, ...MAILBOX_CONTROLLERS],
  providers: [
    ...ADAPTERS,
    ...MAILBOX_PROVIDERS,
    { provide: Adapters, useFactory: (modules: ModuleRef) => new Adapters(() => ADAPTERS.map((one) => modules.get<ChannelAdapter>(one))), inject: [ModuleRef] },
    ScopedIds,
    ChannelsService,
    TextsService,
    PeopleService,
    OptOutsService,
    ReportsService,
    SendingService,
    SendingJobs,
    IncomingService,
    FileJobs,
  ],
  exports: [IncomingService, ChannelsService],
})
export class MessagingModule {}
