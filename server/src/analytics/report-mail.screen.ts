import { Injectable, Logger } from '@nestjs/common';
import { today } from '../core/organization';
import { documentFormat } from '../core/pdf/format.rules';
import { Problem } from '../core/problem';
import type { Tx } from '../core/tx';
import type { ChartSpec } from './chart';
import { DashboardService } from './dashboard.service';
import type { Tile } from './dashboards.entity';
import type { ForecastAnswer } from './forecast.dto';
import { ForecastService } from './forecast.service';
import { metric } from './registry';
import type { ChartPart, NotePart, Part } from './report-mail';
import { mailWords } from './report-mail.words';
import { stepName } from './reports.words';
import { WorkService } from './work.service';

/** Past months beside those to come: as many as one sees at a glance. */
const PAST = 12;

/** The tiles that are no number, course or report: what there is to do, money to come and forecasts, as they are on screen. */
@Injectable()
export class ScreenTiles {
  private readonly logger = new Logger(ScreenTiles.name);

  constructor(
    private readonly work: WorkService,
    private readonly summary: DashboardService,
    private readonly forecasts: ForecastService,
  ) {}

  /** 403 of one tile does not keep the others back; what fails is said to be missing. */
  async parts(tx: Tx, tile: Pick<Tile, 'kind' | 'metric' | 'options'>, contentId: string): Promise<Part[]> {
    const say = mailWords(tx.ctx.locale);
    try {
      if (tile.kind === 'work') return await this.ofWork(tx, tile.options?.title);
      if (tile.kind === 'expected') return await this.ofExpected(tx, tile.options?.title, contentId);
      return tile.kind === 'forecast' && tile.metric ? await this.ofForecast(tx, tile.metric, tile.options?.title, contentId) : [];
    } catch (error) {
      const refused = error instanceof Problem && error.status === 403;
      if (!refused) this.logger.error(`no tile ${tile.kind}: ${String(error)}`);
      return [note(tile.options?.title ?? say.tiles[tile.kind as 'work'], refused ? say.missing_permission : say.failed)];
    }
  }

  private async ofWork(tx: Tx, title?: string | null): Promise<Part[]> {
    const say = mailWords(tx.ctx.locale);
    const found = await this.work.numbers(tx, await today(tx));
    const rows = found.filter(({ count }) => count > 0).map(({ key, count }) => ({ what: say.work[key], count }));
    if (!rows.length) return [note(title ?? say.tiles.work, say.nothingToDo)];
    const plain = { unit: null, choices: null };
    return [
      {
        kind: 'table',
        title: title ?? say.tiles.work,
        columns: [
          { key: 'what', label: say.toDo, type: 'text', ...plain },
          { key: 'count', label: say.count, type: 'number', ...plain, unit: 'count' },
        ],
        rows,
        sums: {},
        total: rows.length,
        currency: '',
        otherCurrencies: [],
      },
    ];
  }

  private async ofExpected(tx: Tx, title: string | null | undefined, contentId: string): Promise<Part[]> {
    const { locale } = tx.ctx;
    const say = mailWords(locale);
    const named = title ?? say.tiles.expected;
    if (!tx.ctx.permissions.includes('invoices:read')) return [note(named, say.missing_permission)];
    const { revenue } = await this.summary.summary(tx);
    if (!revenue) return [note(named, say.failed)];
    const values = revenue.expected.map(({ amount }) => Number(amount));
    if (!values.some(Boolean)) return [note(named, say.nothingOpen)];
    const { date } = documentFormat(locale);
    const labels = revenue.expected.map(({ kind, week }) => (kind === 'week' && week ? date(week) : say.due[kind === 'overdue' ? 'overdue' : 'later']));
    const chart: ChartSpec = {
      ...{ kind: 'bar', axis: 'category', title: named, unit: 'money', currency: revenue.currency, labels, note: null },
      series: [{ name: named, values }],
    };
    return [{ kind: 'chart', chart, contentId }];
  }

  private async ofForecast(tx: Tx, id: string, title: string | null | undefined, contentId: string): Promise<Part[]> {
    const { locale } = tx.ctx;
    const say = mailWords(locale);
    const named = title ?? `${say.tiles.forecast}: ${metric(id)?.label[locale] ?? id}`;
    const found = await this.forecasts.ofMetric(tx, id);
    if (!found.method) return [note(named, say.tooShort(found.neededMonths))];
    return [forecastChart(found, named, contentId, locale), note(null, say.forecastError(found.rangePercent, found.error, found.heldOutMonths ?? 0))];
  }
}

const note = (title: string | null, text: string): NotePart => ({ kind: 'note', title, text });

/** What was, what may come, and between what: the range as two lines of its own. */
function forecastChart({ history, forecast, unit, currency }: ForecastAnswer, title: string, contentId: string, locale: 'de' | 'en'): ChartPart {
  const say = mailWords(locale);
  const past = history.slice(-PAST);
  const before = past.map(() => null);
  const values = (of: (string | number)[]) => of.map(Number);
  // the line that begins goes on from the last month that is known
  const from = (of: (string | number)[]) => [...before.slice(1), ...(past.length ? [Number(past.at(-1)!.value)] : []), ...values(of)];
  return {
    kind: 'chart',
    contentId,
    chart: {
      ...{ kind: 'line', axis: 'time', title, unit, currency, note: null },
      labels: [...past, ...forecast].map(({ month }) => stepName(`${month}-01`, 'month', 1, locale)),
      series: [
        { name: say.soFar, values: [...values(past.map(({ value }) => value)), ...forecast.map(() => null)] },
        { name: say.tiles.forecast, values: from(forecast.map(({ value }) => value)) },
        { name: say.low, values: from(forecast.map(({ low }) => low)) },
        { name: say.high, values: from(forecast.map(({ high }) => high)) },
      ],
    },
  };
}
