import { Module } from '@nestjs/common';
import { CustomFieldsController } from './fields.controller';
import { CustomField } from './fields.entity';
import { CustomFieldsService } from './fields.service';

export const customFieldEntities = [CustomField];

@Module({ controllers: [CustomFieldsController], providers: [CustomFieldsService], exports: [CustomFieldsService] })
export class CustomFieldsModule {}
