import { Controller, Get, Param, Query } from '@nestjs/common';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersFile, AnswersList, AnswersPage } from '../core/http/openapi';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { DrilldownService } from './drilldown.service';
import { dataSetEntry, metricEntry } from './figures.columns';
import {
  ByMetric,
  DataSetEntry,
  FigureRow,
  MetricEntry,
  MetricExportQuery,
  MetricFigure,
  MetricRowsQuery,
  SeriesPoint,
  SeriesQuery,
  ValuesQuery,
} from './figures.dto';
import { FiguresService } from './figures.service';
import { maySee } from './question.columns';
import { QuestionsService } from './questions.service';
import { DATA_SETS, METRICS } from './registry';

const SHEETS = ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'];

/** Every number of the house, what it is, and what it is made of. */
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly work: Work,
    private readonly figures: FiguresService,
    private readonly drilldown: DrilldownService,
  ) {}

  /** Those one may see. */
  @Get()
  @Can('metrics:read')
  @AnswersList(MetricEntry)
  list(@Me() me: Ctx) {
    return METRICS.filter((one) => this.figures.may(one, me)).map(metricEntry);
  }

  @Get('values')
  @Can('metrics:read')
  @AnswersList(MetricFigure)
  values(@Me() me: Ctx, @Query() { ids, ...asked }: ValuesQuery) {
    return this.work.read(me, (tx) => this.figures.value(tx, ids, asked));
  }

  @Get(':id')
  @Can('metrics:read')
  @Answers(MetricEntry)
  one(@Me() me: Ctx, @Param() { id }: ByMetric) {
    return this.work.read(me, async (tx) => metricEntry(this.figures.require(id, tx)));
  }

  @Get(':id/series')
  @Can('metrics:read')
  @AnswersList(SeriesPoint)
  series(@Me() me: Ctx, @Param() { id }: ByMetric, @Query() { by = 'day', ...asked }: SeriesQuery) {
    return this.work.read(me, (tx) => this.figures.series(tx, id, asked, by));
  }

  /** `meta.summary.value` is the number of exactly these rows, over all pages. */
  @Get(':id/rows')
  @Can('metrics:read')
  @AnswersPage(FigureRow)
  rows(@Me() me: Ctx, @Param() { id }: ByMetric, @Query() query: MetricRowsQuery) {
    return this.work.read(me, (tx) => this.drilldown.page(tx, id, query));
  }

  @Get(':id/rows/export')
  @Can('metrics:export')
  @AnswersFile(...SHEETS)
  export(@Me() me: Ctx, @Param() { id }: ByMetric, @Query() query: MetricExportQuery) {
    return this.drilldown.file(this.work, me, id, query);
  }
}

/** What reports can be made of. */
@Controller('data-sets')
export class DataSetsController {
  constructor(
    private readonly work: Work,
    private readonly questions: QuestionsService,
  ) {}

  /** Those one may see, with the columns one may see. */
  @Get()
  @Can('reports:read')
  @AnswersList(DataSetEntry)
  list(@Me() me: Ctx) {
    const seen = DATA_SETS.filter((set) => maySee(set, me));
    return this.work.read(me, async (tx) => (await Promise.all(seen.map(({ id }) => this.questions.set(tx, id)))).map((set) => dataSetEntry(set, me)));
  }
}
