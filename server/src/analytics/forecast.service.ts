import { Injectable } from '@nestjs/common';
import Decimal from 'decimal.js';
import { plusDays, type DateString } from '../core/dates';
import { money } from '../core/money';
import type { Id, Tx } from '../core/tx';
import { PartsService } from '../parts';
import { FiguresService } from './figures.service';
import { USUAL_MONTHS, type ForecastAnswer } from './forecast.dto';
import { forecasting } from './forecast.problems';
import { demandOf } from './forecast.queries';
import { forecast, LEAST_MONTHS, RANGE_PERCENT } from './forecast.rules';
import type { Metric, Unit } from './metrics';
import { plusUnits, startOf } from './periods';
import { QuestionsService } from './questions.service';

/** Further back nothing is told of months to come. */
const MOST_HISTORY = 120;
const MONTH = 'YYYY-MM'.length;

type Subject = Pick<ForecastAnswer, 'metric' | 'partId' | 'unit' | 'currency'>;
interface Month {
  month: string;
  value: number;
}

/** What months to come may bring: revenue or another number that adds up, and the demand for a part. */
@Injectable()
export class ForecastService {
  constructor(
    private readonly figures: FiguresService,
    private readonly questions: QuestionsService,
    private readonly parts: PartsService,
  ) {}

  /** A metric by months. 404 for one that is none, 403 without the rights to it, 422 `forecast_unfit` for a mean or a state. */
  async ofMetric(tx: Tx, id: string, months?: number): Promise<ForecastAnswer> {
    const one = this.figures.require(id, tx);
    if (!addsUp(one)) throw forecasting.forecastUnfit({ metric: id });
    const { today, currency } = await this.questions.around(tx);
    const points = await this.figures.series(tx, id, { timeframe: 'custom', ...wholeMonths(today) }, 'month');
    const past = points.map(({ from, value }) => ({ month: monthOf(from), value: Number(value) }));
    return answer(tx, { metric: id, partId: null, unit: one.unit, currency: one.unit === 'money' ? currency : null }, past, today, months);
  }

  /** What is sold and consumed of a part by months. 404, 403. */
  async ofPart(tx: Tx, partId: Id, months?: number): Promise<ForecastAnswer> {
    const [{ today, zone }] = await Promise.all([this.questions.around(tx), this.questions.set(tx, 'stockTransactions'), this.parts.one(tx, partId)]);
    const span = wholeMonths(today);
    const found = await demandOf(tx, partId, zone, span.from, span.to);
    const past = monthsFrom(span.from, MOST_HISTORY).map((month) => ({ month, value: found.get(month) ?? 0 }));
    return answer(tx, { metric: null, partId, unit: 'quantity', currency: null }, past, today, months);
  }
}

/** What a year brings is the sum of what its months bring. */
const addsUp = ({ kind, measure }: Metric): boolean => kind === 'period' && (measure.kind === 'sum' || measure.kind === 'count');

const monthOf = (day: DateString): string => day.slice(0, MONTH);
/** All that is looked back at, up to the last day of the month before. */
function wholeMonths(today: DateString): { from: DateString; to: DateString } {
  const current = startOf('month', today, 1);
  return { from: plusUnits('month', current, -MOST_HISTORY), to: plusDays(current, -1) };
}
const monthsFrom = (day: DateString, count: number): string[] =>
  Array.from({ length: count }, (_, at) => monthOf(plusUnits('month', startOf('month', day, 1), at)));

function answer(tx: Tx, subject: Subject, past: readonly Month[], today: DateString, ahead: number = USUAL_MONTHS): ForecastAnswer {
  // the first month with anything may have begun on its last day
  const first = past.findIndex(({ value }) => value !== 0);
  const history = first < 0 ? [] : past.slice(first + 1);
  const found = forecast(
    history.map(({ value }) => value),
    ahead,
  );
  const read = reading(subject.unit);
  const months = monthsFrom(today, ahead);
  return {
    ...subject,
    method: found?.method ?? null,
    reason: found ? null : 'too_little_history',
    neededMonths: LEAST_MONTHS,
    history: history.map(({ month, value }) => ({ month, value: read(value) })),
    forecast: (found?.predictions ?? []).map(({ value, low, high }, at) => ({ month: months[at], value: read(value), low: read(low), high: read(high) })),
    rangePercent: RANGE_PERCENT,
    error: percent(found?.error ?? null),
    heldOutMonths: found?.heldOut ?? null,
    candidates: (found?.candidates ?? []).map(({ method, error }) => ({ method, error: percent(error) })),
    calculatedAt: tx.now,
  };
}

const rounded = (value: number, decimals: number): number => new Decimal(value).toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP).toNumber();
const percent = (error: number | null): number | null => (error === null ? null : rounded(error, 1));
/** Amounts as decimal text; a count may be expected to be a half. */
const reading = (unit: Unit) => (value: number) => (unit === 'money' ? money(value) : rounded(value, unit === 'count' ? 1 : 3));
