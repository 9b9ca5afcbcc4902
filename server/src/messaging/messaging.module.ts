import { Module } from '@nestjs/common';
import { CustomersModule } from '../customers';
import { Adapters, type ChannelAdapter } from './adapters';
import { ChannelsController } from './channels.controller';
import { ChannelsService } from './channels.service';
import { FileJobs } from './files.jobs';
import { IncomingService } from './incoming.service';
import { OptOutsService } from './opt-outs.service';
import { PeopleService } from './people.service';
import { ReportsService } from './reports.service';
import { SandboxAdapter } from './sandbox.adapter';
import { SendingJobs } from './sending.jobs';
import { SendingService } from './sending.service';
import { TextsService } from './texts.service';
import { WebhooksController } from './webhooks.controller';

/** Who speaks to which provider: one line each. */
const ADAPTERS = [SandboxAdapter];

@Module({
  imports: [CustomersModule],
  controllers: [ChannelsController, WebhooksController],
  providers: [
    ...ADAPTERS,
    { provide: Adapters, useFactory: (...all: ChannelAdapter[]) => new Adapters(all), inject: ADAPTERS },
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
