import type { Base, Tables } from './data';
import { iso, type Chance } from './random';

const DAY = 86_400_000;

/** Deals, quotes, leads and jobs in every state. */
export function pipelineOf(chance: Chance, { by, now, currency }: Base, customers: any[]): Tables {
  const pipelines = [{ id: chance.id(), ...by, name: 'Sales', position: 0, is_default: true }];
  const stages = ['open', 'won', 'lost'].map((kind, position) => ({
    id: chance.id(),
    ...by,
    pipeline_id: pipelines[0].id,
    name: kind,
    position,
    color: '#123456',
    probability: [50, 100, 0][position],
    kind,
  }));
  const money = () => (chance.is(0.85) ? currency : 'CHF');
  const gone = () => chance.maybe(0.07, iso(now));
  const who = () => chance.maybe(0.8, chance.of(customers).id as string);
  const deals = chance.many(45, (position) => {
    const status = chance.of(['open', 'won', 'lost']);
    const created = chance.past();
    return {
      id: chance.id(),
      ...by,
      created_at: iso(created),
      title: `Deal ${position}`,
      customer_id: who(),
      pipeline_id: pipelines[0].id,
      stage_id: stages.find(({ kind }) => kind === status)!.id,
      position,
      status,
      value: chance.amount(9_000),
      currency: money(),
      probability: chance.of([0, 12.5, 50, 99.9, 100]),
      expected_close_date: chance.maybe(0.7, chance.near(iso(now).slice(0, 10), 30, 60)),
      source: chance.of(['website', 'referral', null]),
      closed_at: status === 'open' ? null : iso(Math.min(created + chance.int(0, 60 * DAY), now)),
      lost_reason: status === 'lost' ? 'Price' : null,
      deleted_at: gone(),
    };
  });
  const quotes = chance.many(40, (at) => {
    const status = chance.of(['draft', 'sent', 'accepted', 'declined', 'replaced']);
    const day = chance.day();
    const net = chance.amount(4_000);
    return {
      id: chance.id(),
      ...by,
      quote_number: `Q-${at}`,
      customer_id: chance.of(customers).id,
      customer_name: 'Somebody',
      quote_date: day,
      valid_until: chance.near(day, 0, 30),
      status,
      currency: money(),
      subtotal: net,
      tax_amount: '0',
      total_amount: net,
      tax_breakdown: [],
      discount_amount: '0',
      sent_at: status === 'draft' ? null : iso(now - DAY),
      decided_at: status === 'accepted' ? iso(chance.past(90)) : null,
      deleted_at: gone(),
    };
  });
  const leads = chance.many(35, (at) => ({
    id: chance.id(),
    ...by,
    created_at: iso(chance.past()),
    name: `Lead ${at}`,
    source: 'website',
    estimated_value: chance.amount(900),
    currency: money(),
    converted_at: chance.maybe(0.4, iso(now)),
    deleted_at: gone(),
  }));
  const jobs = chance.many(35, (at) => {
    const status = chance.of(['scheduled', 'in_progress', 'completed', 'completed', 'cancelled']);
    const started = chance.past();
    const net = chance.amount(700);
    return {
      id: chance.id(),
      ...by,
      created_at: iso(chance.past()),
      job_number: `J-${at}`,
      title: `Job ${at}`,
      customer_id: chance.of(customers).id,
      status,
      currency: money(),
      subtotal: net,
      tax_amount: '0',
      total_amount: net,
      tax_breakdown: [],
      started_at: status === 'scheduled' ? null : iso(started),
      completed_at: status === 'completed' ? iso(Math.min(started + chance.int(0, DAY), now)) : null,
      deleted_at: gone(),
    };
  });
  return {
    'pipeline.pipelines': pipelines,
    'pipeline.stages': stages,
    'pipeline.deals': deals,
    'pipeline.quotes': quotes,
    'pipeline.leads': leads,
    'pipeline.jobs': jobs,
  };
}
