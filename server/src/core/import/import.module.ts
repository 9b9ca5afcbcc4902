import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ImportBatchesController } from './import.controller';
import { ImportBatch } from './import.entity';
import { ImportIntake } from './import.intake';
import { ImportKinds } from './import.kinds';
import { ImportService } from './import.service';

export const importEntities = [ImportBatch];

@Global()
@Module({
  imports: [DiscoveryModule],
  controllers: [ImportBatchesController],
  providers: [ImportKinds, ImportService, ImportIntake],
  exports: [ImportIntake, ImportService, ImportKinds],
})
export class ImportModule {}
