import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { Can, Me } from './http/can';
import { Answers, AnswersList } from './http/openapi';
import { SERIES, type Series } from './series';
import { list, NumberSeries, set } from './series.queries';
import type { Ctx } from './tx';
import { Work } from './work';

class SeriesKind {
  @ApiProperty({ enum: Object.keys(SERIES) }) @IsIn(Object.keys(SERIES)) series: Series;
}

class PatternInput {
  @ApiProperty({ example: 'INV-{YYYY}-{0000}', description: '{YYYY} or {YY}: starts anew every year; {0000}: the counter' })
  @IsString()
  @MaxLength(40)
  @Matches(/^[^{}]*(\{(YYYY|YY)\}[^{}]*)?\{0{1,8}\}[^{}]*$|^[^{}]*\{0{1,8}\}[^{}]*\{(YYYY|YY)\}[^{}]*$/, {
    message: '$property must hold one counter like {0000} and at most one year',
  })
  pattern: string;
}

@Controller('number-series')
export class SeriesController {
  constructor(private readonly work: Work) {}

  @Get()
  @Can('series:read')
  @AnswersList(NumberSeries)
  list(@Me() me: Ctx) {
    return this.work.read(me, list);
  }

  @Put(':series')
  @Can('series:write')
  @Answers(NumberSeries)
  set(@Me() me: Ctx, @Param() { series }: SeriesKind, @Body() { pattern }: PatternInput) {
    return this.work.write(me, (tx) => set(tx, series, pattern));
  }
}
