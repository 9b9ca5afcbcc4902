import { Module } from '@nestjs/common';
import { SavedViewsController } from './views.controller';
import { SavedView } from './views.entity';
import { SavedViewsService } from './views.service';

export const viewEntities = [SavedView];

@Module({ controllers: [SavedViewsController], providers: [SavedViewsService] })
export class SavedViewsModule {}
