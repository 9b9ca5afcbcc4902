import { Global, Module } from '@nestjs/common';
import { OutgoingMailsController } from './mail.controller';
import { MailSender } from './mail.sender';
import { MailService } from './mail.service';

@Global()
@Module({ controllers: [OutgoingMailsController], providers: [MailService, MailSender], exports: [MailService] })
export class MailModule {}
