import { Injectable } from '@nestjs/common';
import { byIds } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { Alert } from './alerts.entity';
import { ALERT_CROSSED, ALERT_PAUSED, ALERT_RETURNED } from './alerts.events';
import { keepCrossings, keepSeen, stopAlerts, watching, type NewCrossing, type Seen } from './alerts.queries';
import { judge } from './alerts.rules';
import { FiguresService } from './figures.service';
import type { MetricFigure } from './figures.dto';
import { metric } from './registry';
import { valueIn } from './report-mail.words';
import { readersOf, type Reader } from './schedule.readers';

/** Alerts of one owner: they are looked at with that owner's rights. */
interface Watch {
  owner: Reader;
  alerts: Alert[];
}
/** What an alert was seen to say, and of which version of it. */
interface Sight {
  alert: Pick<Alert, 'id' | 'version'>;
  figure: MetricFigure;
}

const WORDS = { above: { de: 'über', en: 'above' }, below: { de: 'unter', en: 'below' } };

/** Looks whether numbers have gone over their thresholds. */
@Injectable()
export class AlertWatch {
  constructor(private readonly figures: FiguresService) {}

  /** What is to be looked at, by owners; and the alerts whose owners have left. */
  async plan(tx: Tx): Promise<{ watches: Watch[]; left: Id[] }> {
    const found = await byIds(tx, Alert, await watching(tx));
    const owners = await readersOf(tx, [...new Set(found.map(({ ownerId }) => ownerId))]);
    const watches = owners.map((owner) => ({ owner, alerts: found.filter(({ ownerId }) => ownerId === owner.id) }));
    return { watches, left: found.filter(({ ownerId }) => !owners.some(({ id }) => id === ownerId)).map(({ id }) => id) };
  }

  /** The numbers as whoever asks may see them; those of a period in as few statements as there are periods. */
  async look(tx: Tx, alerts: Alert[]): Promise<Sight[]> {
    const known = alerts.filter(({ metricId }) => metric(metricId));
    const timeframes = [...new Set(known.map(({ timeframe }) => timeframe))];
    const all = await Promise.all(
      timeframes.map(async (timeframe) => {
        const mine = known.filter((one) => one.timeframe === timeframe);
        const figures = await this.figures.value(tx, [...new Set(mine.map(({ metricId }) => metricId))], timeframe ? { timeframe } : {});
        return mine.map((alert): Sight => ({ alert, figure: figures.find((one) => one.metric === alert.metricId)! }));
      }),
    );
    return all.flat();
  }

  /** Keeps what was seen and tells of what has crossed: once, because the row that remembers its side is held, whoever looked as well. */
  async settle(tx: Tx, sights: Sight[]): Promise<void> {
    const locked = await byIds(
      tx,
      Alert,
      sights.map(({ alert }) => alert.id),
      'for update',
    );
    // what was changed meanwhile asks another question: it is looked at again
    const pairs = locked.flatMap((alert) => {
      const figure = sights.find((one) => one.alert.id === alert.id && one.alert.version === alert.version)?.figure;
      return figure && !alert.paused ? [{ alert, figure, ...judge(alert, alert.state, numberOf(figure)) }] : [];
    });
    const people = await readersOf(tx, [...new Set(pairs.flatMap(({ alert, crossing }) => (crossing ? alert.recipientIds : [])))]);
    const seen = pairs.map(({ alert: { id }, figure, state, crossing }): Seen => {
      return { id, state, lastValue: figure.value === null ? null : String(figure.value), lastReason: figure.reason, crossed: crossing === 'crossed' };
    });
    await keepSeen(tx, seen);
    const crossings = pairs.flatMap(({ alert, figure, crossing }): NewCrossing[] => {
      if (!crossing) return [];
      const told = crossing === 'crossed' ? this.toldOf(alert, people) : [];
      return [{ alertId: alert.id, kind: crossing, value: String(figure.value), threshold: alert.threshold, told }];
    });
    await keepCrossings(tx, crossings);
    for (const { alert, figure, crossing } of pairs) {
      if (crossing === 'crossed') tx.emit(ALERT_CROSSED, alert.id, { name: alert.name, told: this.toldOf(alert, people), ...wordsOf(alert, figure) });
      if (crossing === 'returned') tx.emit(ALERT_RETURNED, alert.id, { name: alert.name, value: figure.value });
    }
  }

  async stop(tx: Tx, left: Id[]): Promise<void> {
    for (const { id, name } of await stopAlerts(tx, left)) tx.emit(ALERT_PAUSED, id, { name, reason: 'owner_left' });
  }

  /** Those who are still there and may still see the number. */
  private toldOf({ recipientIds, metricId }: Alert, people: Reader[]): Id[] {
    return people.filter((one) => recipientIds.includes(one.id) && this.figures.may(metric(metricId)!, one)).map(({ id }) => id);
  }
}

const numberOf = ({ value }: MetricFigure): number | null => (value === null ? null : Number(value));

/** `Umsatz netto: 12.600,00 € (über 10.000,00 €)`. */
function wordsOf({ metricId, op, threshold }: Alert, { value, unit, currency }: MetricFigure): Record<'de' | 'en', string> {
  const { label } = metric(metricId)!;
  const say = (locale: 'de' | 'en') =>
    `${label[locale]}: ${valueIn(locale, value, unit, currency)} (${WORDS[op][locale]} ${valueIn(locale, threshold, unit, currency)})`;
  return { de: say('de'), en: say('en') };
}
