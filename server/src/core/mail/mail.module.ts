import { Global, Module } from '@nestjs/common';
import { OutgoingMailsController } from './mail.controller';
import { DocumentMail } from './document-mail';
import { MailSender } from './mail.sender';
import { MailService } from './mail.service';

@Global()
@Module({ controllers: [OutgoingMailsController], providers: [MailService, DocumentMail, MailSender], exports: [MailService, DocumentMail] })
export class MailModule {}
