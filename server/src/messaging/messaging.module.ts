import { recordRoutes } from '../core/files/record-routes';
import { Channel } from './channels.entity';
import { CannedReply, MessageTemplate } from './templates.entity';
import { Module } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { CustomersModule } from '../customers';
import { FulfillmentModule } from '../fulfillment';
import { SchedulingModule } from '../scheduling';
import { Adapters, type ChannelAdapter } from './adapters';
import { TemplateTrialsController } from './blocks.controller';
import { BlocksService } from './blocks.service';
import { ChannelsController } from './channels.controller';
import { CannedRepliesController } from './canned-replies.controller';
import { ChannelsService } from './channels.service';
import { ConversationBulks } from './conversations.bulk';
import { ConversationsController } from './conversations.controller';
import { ConversationsService } from './conversations.service';
import { customerLinks } from './customers.links';
import { FileJobs } from './files.jobs';
import { EchoesService } from './echoes.service';
import { HoursService } from './hours.service';
import { IncomingIntake } from './incoming.intake';
import { IncomingService } from './incoming.service';
import { MailboxAdapter } from './mailbox.adapter';
import { MAILBOX_CONTROLLERS, MAILBOX_PROVIDERS } from './mailbox.module';
import { MessagesController } from './messages.controller';
import { MessagesService } from './messages.service';
import { messagingNews } from './messaging.news';
import { OptOutsService } from './opt-outs.service';
import { OursService } from './ours.service';
import { PeopleService } from './people.service';
import { PickUpController, PickUpService } from './pick-up';
import { PROVIDER_ADAPTERS, PROVIDER_CONTROLLERS, PROVIDER_PROVIDERS } from './providers.module';
import { AppointmentMessages } from './reminders';
import { ReportsService } from './reports.service';
import { SandboxAdapter } from './sandbox.adapter';
import { SandboxController } from './sandbox.controller';
import { SandboxService } from './sandbox.service';
import { SearchService } from './search.service';
import { SendingJobs } from './sending.jobs';
import { SendingService } from './sending.service';
import { MessagingSettingsController } from './settings.controller';
import { MessagingSettingsService } from './settings.service';
import { StartingService } from './starting.service';
import { StatsService } from './stats.service';
import { MessageTemplatesController } from './templates.controller';
import { CannedRepliesService, TemplatesService } from './templates.service';
import { TextsService } from './texts.service';
import { TrialService } from './trial.service';
import { UpkeepJobs } from './upkeep.jobs';
import { VariablesService } from './variables.service';
import { WebhooksController } from './webhooks.controller';

/** Who speaks to which provider: one line each. */
const ADAPTERS = [SandboxAdapter, MailboxAdapter, ...PROVIDER_ADAPTERS];

@Module({
  imports: [CustomersModule, FulfillmentModule, SchedulingModule],
  controllers: [
    ChannelsController,
    SandboxController,
    ConversationsController,
    MessagesController,
    CannedRepliesController,
    MessageTemplatesController,
    TemplateTrialsController,
    MessagingSettingsController,
    WebhooksController,
    PickUpController,
    ...MAILBOX_CONTROLLERS,
    ...PROVIDER_CONTROLLERS,
    recordRoutes({ path: 'channels', resource: 'channels', entity: Channel }),
    recordRoutes({ path: 'canned-replies', resource: 'canned-replies', entity: CannedReply }),
    recordRoutes({ path: 'message-templates', resource: 'message-templates', entity: MessageTemplate }),
  ],
  providers: [
    SandboxService,
    ...ADAPTERS,
    ...MAILBOX_PROVIDERS,
    { provide: Adapters, useFactory: (modules: ModuleRef) => new Adapters(() => ADAPTERS.map((one) => modules.get<ChannelAdapter>(one))), inject: [ModuleRef] },
    ...PROVIDER_PROVIDERS,
    ChannelsService,
    TextsService,
    PeopleService,
    OptOutsService,
    ReportsService,
    SendingService,
    SendingJobs,
    IncomingService,
    IncomingIntake,
    HoursService,
    EchoesService,
    OursService,
    FileJobs,
    ConversationsService,
    ConversationBulks,
    MessagesService,
    StartingService,
    AppointmentMessages,
    PickUpService,
    SearchService,
    StatsService,
    CannedRepliesService,
    TemplatesService,
    BlocksService,
    TrialService,
    VariablesService,
    MessagingSettingsService,
    UpkeepJobs,
    ...messagingNews,
    ...customerLinks,
  ],
  exports: [OptOutsService, IncomingService, ChannelsService, ConversationsService, MessagesService],
})
export class MessagingModule {}
