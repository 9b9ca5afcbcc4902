import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { inputOf } from '../core/dto';
import { isId, list } from '../core/list';
import { CalendarFeed } from './feeds.entity';

export class CalendarFeedInput extends inputOf(CalendarFeed, ['name', 'resourceId']) {}
export const feedList = list({ entity: CalendarFeed, filter: { resourceId: isId('resourceId') }, sort: ['name', 'createdAt', 'updatedAt'] });
export class CalendarFeedQuery extends feedList.Query {}
export class FeedParam {
  @ApiProperty({ description: 'the secret and `.ics`' }) @Matches(/^[\w-]{20,60}\.ics$/) file: string;
}
