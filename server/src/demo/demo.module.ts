import { Module } from '@nestjs/common';
import { SampleController } from './sample.controller';
import { SampleJobs } from './sample.jobs';
import { SampleService } from './sample.service';

/** Stands at the right end of the row: what it shows is made by the services of all modules. */
@Module({ controllers: [SampleController], providers: [SampleService, SampleJobs] })
export class DemoModule {}
