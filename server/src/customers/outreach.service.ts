import { Injectable } from '@nestjs/common';
import { plusDays } from '../core/dates';
import { today } from '../core/organization';
import { core } from '../core/problem';
import { byId, insert, type Values } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { ActivitiesService } from './activities.service';
import type { TimelineType } from './activities.entity';
import { ConsentsService, type ConsentChannel } from './consents';
import { OPPORTUNITY_DONE, OUTREACH_LOGGED } from './customers.events';
import { CustomersService } from './customers.service';
import { insightSettings } from './insight-settings.service';
import { Outreach, outreachList, type OutreachInput, type OutreachMethod, type OutreachQuery } from './outreach.entity';
import { snooze } from './outreach.queries';
import { wordsOfOutreach } from './outreach.words';
import { sayOfEntry } from './timeline.words';

const ENTRY: Record<OutreachMethod, TimelineType> = {
  ...({ phone: 'call', email: 'email', in_person: 'meeting' } as const),
  ...({ sms: 'message', whatsapp: 'message', instagram: 'message', postal: 'message' } as const),
};
const CONSENT: Partial<Record<OutreachMethod, ConsentChannel>> = { phone: 'phone', email: 'email', sms: 'sms', whatsapp: 'whatsapp', postal: 'post' };

sayOfEntry(OUTREACH_LOGGED, { en: '{en}', de: '{de}' });

/** That somebody got in touch, and what came of it. Whether one may at all is asked before, by who knows the channels. */
@Injectable()
export class OutreachService {
  constructor(
    private readonly customers: CustomersService,
    private readonly activities: ActivitiesService,
    private readonly consents: ConsentsService,
  ) {}

  list = (tx: Tx, query: OutreachQuery) => outreachList.page(tx, query);

  /** Writes it down, and into the timeline; who wants no more of it is asked no more by this channel. 422 `customer_unknown`. */
  async log(tx: Tx, { customerId, method, outcome, notes = null, at = tx.now }: OutreachInput): Promise<Outreach> {
    if (Date.parse(at) > Date.parse(tx.now)) throw core.validationFailed({ rule: 'not_in_the_future' }, 'at');
    const { opportunity } = await this.customers.living(tx, customerId);
    const { id } = await insert(tx, Outreach, { customerId, method, outcome, notes, at, opportunity } as Values<Outreach>);
    tx.emit(OUTREACH_LOGGED, id, { customerId, method, outcome });
    const words = wordsOfOutreach(method, outcome);
    const event = { type: OUTREACH_LOGGED, subject: id, at };
    await this.activities.record(tx, {
      ...{ event, customerId, type: ENTRY[method], resource: 'outreaches', title: words.en, description: notes },
      data: { ...words, method, outcome },
    });
    const channel = CONSENT[method];
    if (outcome === 'opted_out' && channel) await this.consents.record(tx, { customerId, channel, granted: false, source: words.en, givenAt: at, note: notes });
    return byId(tx, Outreach, id);
  }

  /** Opportunities were dealt with: they are not shown until a day, by default after the days the organization has set. 422 `customer_unknown`. */
  async done(tx: Tx, customerIds: Id[], until?: string): Promise<{ customerId: Id; snoozedUntil: string }[]> {
    const [living, { snoozeDays }, day] = await Promise.all([this.customers.allLiving(tx, customerIds), insightSettings(tx), today(tx)]);
    if (until && until <= day) throw core.validationFailed({ rule: 'not_in_the_past' }, 'until');
    const snoozedUntil = until ?? plusDays(day, snoozeDays);
    await snooze(tx, customerIds, snoozedUntil);
    for (const { id, opportunity } of living) tx.emit(OPPORTUNITY_DONE, id, { until: snoozedUntil, opportunity });
    return living.map(({ id: customerId }) => ({ customerId, snoozedUntil }));
  }
}
