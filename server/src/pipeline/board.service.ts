import { Injectable } from '@nestjs/common';
import { money } from '../core/money';
import { organizationOf } from '../core/organization';
import { core } from '../core/problem';
import type { Id, Tx } from '../core/tx';
import type { Board, BoardQuery, DealCard, StageSum } from './board.dto';
import { dealList } from './deals.dto';
import { forgotten, nextTask } from './deals.entity';
import { PipelinesService } from './pipelines.service';

type Sum = StageSum & { stageId: Id };

const SUMS = `t.stage_id as "stageId", t.currency, count(*)::int as count, sum(t.value)::text as sum,
  round(sum(t.value * t.probability::numeric) / 100, 2)::text as "weightedSum"`;
const CARD = `t.id, t.version, t.title, t.customer_id as "customerId", (select c.name from customers.customers c where c.id = t.customer_id) as "customerName",
  t.stage_id as "stageId", t.position, t.status, t.value, t.currency, t.probability, t.expected_close_date as "expectedCloseDate",
  t.owner_id as "ownerId", (select u.name from core.users u where u.id = t.owner_id) as "ownerName", t.tags, t.stage_since as "stageSince",
  t.created_by as "createdBy", t.updated_at as "updatedAt", t.updated_by as "updatedBy", (select u.name from core.users u where u.id = t.updated_by) as "updatedByName",
  (${nextTask('t')}) as "nextTaskAt", (${forgotten('t')}) as "noNextStep"`;

/** The board: all stages of a pipeline with what stands in them. */
@Injectable()
export class BoardService {
  constructor(private readonly pipelines: PipelinesService) {}

  async board(tx: Tx, id: Id, { perStage = 50, ...query }: BoardQuery): Promise<Board> {
    const [pipeline, { currency }] = await Promise.all([this.pipelines.one(tx, id), organizationOf(tx)]);
    if (pipeline.deletedAt) throw core.notFound({ id });
    const groups = pipeline.stages.map((stage) => stage.id);
    const wanted = { ...query, pipelineId: [id] };
    const [sums, cards] = await Promise.all([
      dealList.totals<Sum & Record<string, unknown>>(tx, wanted, { select: SUMS, by: 't.stage_id, t.currency' }),
      dealList.first<DealCard & Record<string, unknown>>(tx, wanted, { select: CARD, by: 't.stage_id', groups, order: 't.position, t.id', most: perStage }),
    ]);
    const stages = pipeline.stages.map((stage) => {
      const here = sums.filter(({ stageId }) => stageId === stage.id).map(({ stageId: _, ...sum }) => sum as StageSum);
      const home = here.find((sum) => sum.currency === currency);
      const { version, name, color, probability, kind, position } = stage;
      return {
        ...{ id: stage.id, version, name, color, probability, kind, position },
        count: here.reduce((all, sum) => all + sum.count, 0),
        sum: home?.sum ?? money(0),
        weightedSum: home?.weightedSum ?? money(0),
        otherCurrencies: here.filter((sum) => sum.currency !== currency),
        deals: cards.filter(({ stageId }) => stageId === stage.id),
      };
    });
    return { pipelineId: id, name: pipeline.name, currency, stages };
  }
}
