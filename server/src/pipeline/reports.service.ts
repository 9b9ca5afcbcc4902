import { Injectable } from '@nestjs/common';
import { organizationOf } from '../core/organization';
import type { Tx } from '../core/tx';
import type { DealReportQuery, DealStatistics, Forecast } from './reports.dto';
import { endings, flow, forecastRows, losses, type ForecastRow } from './reports.queries';
import { addedBy, addedUp, average, percentOf, velocity } from './reports.rules';

const ownersOf = (rows: ForecastRow[]) =>
  addedBy(rows, ({ ownerId }) => ownerId).map(({ key: ownerId, rows: [{ ownerName }], count, sum, weightedSum }) => ({
    ownerId,
    ownerName,
    count,
    sum,
    weightedSum,
  }));

/** What is to be expected, and how it went until now. */
@Injectable()
export class DealReportsService {
  /** Open deals by the month of their expected close date and by owner. */
  async forecast(tx: Tx, query: DealReportQuery): Promise<Forecast> {
    const [{ currency }, all] = await Promise.all([organizationOf(tx), forecastRows(tx, query)]);
    const own = all.filter((row) => row.currency === currency);
    const months = addedBy(own, ({ month }) => month).map(({ key: month, rows, ...sums }) => ({ month, ...sums, owners: ownersOf(rows) }));
    const foreign = all.filter((row) => row.currency !== currency);
    const otherCurrencies = addedBy(foreign, (row) => row.currency).map(({ key, count, sum, weightedSum }) => ({ currency: key, count, sum, weightedSum }));
    return { currency, total: addedUp(own), months, owners: ownersOf(own), otherCurrencies };
  }

  /** What ended in the period, and how deals went from stage to stage. */
  async statistics(tx: Tx, query: DealReportQuery): Promise<DealStatistics> {
    const { currency } = await organizationOf(tx);
    const [ended, stages, lostReasons] = await Promise.all([endings(tx, query, currency), flow(tx, query), losses(tx, query, currency)]);
    const { open, won, lost, wonValue, lostValue, daysToWin } = ended;
    return {
      ...{ currency, openCount: open, wonCount: won, lostCount: lost, wonValue, lostValue, lostReasons },
      winRatePercent: percentOf(won, won + lost),
      averageValue: average(wonValue, won),
      averageDaysToWin: daysToWin,
      velocityPerDay: velocity(ended),
      stages: stages.map((stage) => ({ ...stage, conversionPercent: percentOf(stage.advanced, stage.entered) })),
    };
  }
}
