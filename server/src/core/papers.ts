import type { DynamicModule, Type } from '@nestjs/common';
import type { Config } from './config';
import { FileRecord } from './files/files.entity';
import { FilesModule } from './files/files.module';
import { JobRecord } from './jobs/jobs.entity';
import { JobsModule } from './jobs/jobs.module';
import { OutgoingMail } from './mail/mail.entity';
import { MailModule } from './mail/mail.module';
import { PdfModule } from './pdf/pdf.module';
import { Printout } from './pdf/printouts.entity';

/** Jobs, files, documents and mail: what every module writes on and sends with. */
export const paperModules = (config: Config): (Type | DynamicModule)[] => [JobsModule.with(config), FilesModule, PdfModule, MailModule];
export const paperEntities = [JobRecord, FileRecord, Printout, OutgoingMail];
