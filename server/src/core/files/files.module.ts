import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config';
import { FilesController } from './files.controller';
import { FilesService } from './files.service';
import { Serving } from './serving';
import { openStorage, STORAGE } from './storage';

@Global()
@Module({
  controllers: [FilesController],
  providers: [{ provide: STORAGE, useFactory: (config: Config) => openStorage(config), inject: [CONFIG] }, FilesService, Serving],
  exports: [FilesService, Serving],
})
export class FilesModule {}
