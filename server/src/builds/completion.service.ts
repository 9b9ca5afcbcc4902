import { Injectable } from '@nestjs/common';
import { hold, letGo } from '../core/holds';
import type { Price, Quantity } from '../core/money';
import { core } from '../core/problem';
import { minus, plus } from '../core/quantity';
import { update } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { PartsService, StockService, type StockTransaction } from '../parts';
import { codesOf, saveAsBuilt, saySerials } from './as-built.queries';
import type { MachineInput } from './as-built.entity';
import { linesFor, recorded, said, type AsBuiltRow } from './as-built.rules';
import { PRODUCTION_COMPLETED, PRODUCTION_REVERSED } from './builds.events';
import { builds } from './builds.problems';
import { BuildsService } from './builds.service';
import type { CompleteInput, PickLine, ReverseInput } from './production.dto';
import { ProductionOrder } from './production.entity';
import { addConsumed, locationsOf, saveOutput, serialsOf, takeBack } from './production.queries';
import { giveBack, PRODUCTION, takenBack, takes, unitCost, type Consumed } from './production.rules';
import { ProductionOrdersService } from './production.service';
import { HOLD, needing, told } from './production.shared';
import { openSteps } from './steps.queries';

/** What comes out of production, and the way back. */
@Injectable()
export class CompletionService {
  constructor(
    private readonly orders: ProductionOrdersService,
    private readonly builds: BuildsService,
    private readonly parts: PartsService,
    private readonly stock: StockService,
  ) {}

  /**
   * Takes the share of the components for so many machines out of stock and puts the good ones in, at the cost of what they took
   * and of their work. Failed ones (`scrap`) take their parts as a loss. The order is completed with its last machine.
   * 422 `over_completion`, `serial_numbers_needed`, `steps_open`; 409 `duplicate` for a serial number that was ever used.
   */
  async complete(tx: Tx, id: Id, { quantity, scrap = 0, serialNumbers = [], asBuilt = [], ...output }: CompleteInput): Promise<ProductionOrder> {
    const order = await this.orders.locked(tx, id);
    const completed = PRODUCTION.move('complete', order.status);
    const open = minus(order.quantity, order.completedQuantity, order.scrappedQuantity);
    const done = plus(quantity, scrap);
    if (!done) throw core.validationFailed({ reason: 'neither good nor failed machines' }, 'quantity');
    if (done > open) throw builds.overCompletion({ open, given: done }, 'quantity');
    const left = done === open ? await openSteps(tx, id) : 0;
    if (left) throw builds.stepsOpen({ open: left });
    if (serialNumbers.length && serialNumbers.length !== quantity)
      throw builds.serialNumbersNeeded({ needed: quantity, given: serialNumbers.length }, 'serialNumbers');
    refuseForeign(order, serialNumbers, asBuilt);
    const built = said(asBuilt, serialNumbers);
    const consumption = await this.consume(tx, order, quantity, scrap, built);
    const { buildTimeHours, labourRate } = await this.builds.one(tx, order.buildId);
    const cost = quantity ? unitCost(consumption, quantity, buildTimeHours, labourRate) : null;
    const outputTransactionIds = cost === null ? [] : await this.putIn(tx, order, { quantity, serialNumbers, ...output }, cost);
    const outputId = await saveOutput(tx, {
      orderId: id,
      buildId: order.buildId,
      quantity,
      scrap,
      unitCost: cost,
      consumption,
      outputTransactionIds,
      serialNumbers,
    });
    await this.record(tx, order, outputId, { built, consumption, serialNumbers, asBuilt });
    if (order.status === 'in_progress') await this.parts.pushOnOrder(tx, [{ partId: order.partId, change: -done }]);
    if (done === open) await this.finished(tx, order);
    const { row } = await update(tx, ProductionOrder, order, {
      completedQuantity: plus(order.completedQuantity, quantity),
      scrappedQuantity: plus(order.scrappedQuantity, scrap),
      serialNumbers: [...order.serialNumbers, ...serialNumbers],
      ...(done === open && { status: completed }),
    });
    tx.emit(PRODUCTION_COMPLETED, id, { ...told(row, quantity, serialNumbers), scrap });
    return row;
  }

  /**
   * Takes machines back: they leave stock, their components return at what they cost and are reserved for the order again, their
   * serial numbers are void for good. The newest completions first, or those of the serial numbers named. 422 `goods_used` or
   * `insufficient_stock` when they are not in stock any more, `nothing_to_reverse`.
   */
  async reverse(tx: Tx, id: Id, { quantity, serialNumbers }: ReverseInput): Promise<ProductionOrder> {
    const order = await this.orders.locked(tx, id);
    const status = PRODUCTION.move('reverse', order.status);
    if (serialNumbers && serialNumbers.length !== quantity)
      throw builds.serialNumbersNeeded({ needed: quantity, given: serialNumbers.length }, 'serialNumbers');
    const serials = await serialsOf(tx, id);
    const steps = takenBack(
      order.outputs.map((output) => ({ ...output, serials: serials.get(output.id) ?? [] })),
      quantity,
      serialNumbers,
    );
    if (!steps) throw builds.nothingToReverse({ quantity }, 'quantity');
    // what was made for an order line is reserved for it, and cannot go back while it is
    if (order.orderItemId) await this.stock.release(tx, [{ for: { type: 'order_item', id: order.orderItemId }, partId: order.partId, quantity }]);
    const back = await this.giveBack(tx, order, steps);
    const gone = steps.flatMap((step) => step.serials);
    await takeBack(
      tx,
      id,
      back.map(({ output, quantity: taken, left }) => ({ id: output, back: taken, consumption: left })),
      gone,
    );
    await this.reserveAgain(
      tx,
      order,
      back.flatMap((step) => step.back),
    );
    await this.parts.pushOnOrder(tx, [{ partId: order.partId, change: quantity }]);
    await hold(tx, [{ subject: order.buildId, reason: HOLD, holder: id }]);
    const { row } = await update(tx, ProductionOrder, order, {
      status,
      completedQuantity: minus(order.completedQuantity, quantity),
      serialNumbers: order.serialNumbers.filter((serial) => !gone.includes(serial)),
    });
    tx.emit(PRODUCTION_REVERSED, id, told(row, quantity, gone));
    return row;
  }

  /** What is still to be fetched for the order, and where it is reserved, place by place. */
  async pickList(tx: Tx, id: Id): Promise<PickLine[]> {
    const order = await this.orders.one(tx, id);
    const reserved = await this.stock.reservedFor(tx, [needing(order)]);
    const places = await locationsOf(
      tx,
      reserved.map(({ locationId }) => locationId),
    );
    return order.components
      .filter(({ required, consumed }) => required > consumed)
      .map(({ partId, sku, name, unit, required, consumed }) => {
        const mine = reserved.filter((line) => line.partId === partId).map(({ locationId, quantity }) => ({ ...places.get(locationId)!, quantity }));
        return {
          partId,
          sku,
          name,
          unit,
          open: minus(required, consumed),
          reserved: plus(...mine.map((line) => line.quantity)),
          places: mine.sort((a, b) => (a.code < b.code ? -1 : 1)),
        };
      });
  }

  /** The movements of the good machines; those of the failed ones carry the reason and stay a loss. */
  private async consume(tx: Tx, order: ProductionOrder, quantity: Quantity, scrap: Quantity, built: AsBuiltRow[]): Promise<Consumed[]> {
    const done = plus(order.completedQuantity, order.scrappedQuantity);
    const good = takes(order.components, done, quantity);
    const taken = new Map(good.map(({ component, quantity: share }) => [component.id, share]));
    const behind = order.components.map((component) => ({ ...component, consumed: plus(component.consumed, taken.get(component.id) ?? 0) }));
    const lost = takes(behind, plus(done, quantity), scrap);
    const line = ({ component, quantity: share }: (typeof good)[number], reason: string | null) => ({
      partId: component.partId,
      quantity: share,
      type: 'consumption' as const,
      reference: needing(order),
      reservedFor: needing(order),
      reason,
    });
    const reason = `scrap: ${scrap} of ${order.number}`;
    const named = good.flatMap((share) =>
      linesFor(
        share.quantity,
        built.filter(({ partId }) => partId === share.component.partId),
      ).map((part) => ({ ...line(share, null), ...part })),
    );
    const booked = await this.stock.withdraw(tx, [...named, ...lost.map((share) => line(share, reason))]);
    await addConsumed(
      tx,
      [...good, ...lost].map(({ component, quantity: change }) => ({ id: component.id, change })),
    );
    return booked.filter((transaction) => transaction.type === 'consumption' && transaction.reason !== reason).map(consumed);
  }

  private async putIn(tx: Tx, order: ProductionOrder, output: Omit<CompleteInput, 'scrap' | 'asBuilt'>, cost: Price): Promise<Id[]> {
    const made = await this.stock.putIn(tx, [{ partId: order.partId, ...output, type: 'production', unitCost: cost, reference: needing(order) }]);
    return made.map(({ id }) => id);
  }

  /** What went into the machines: as people say, and what stock took of lots and pieces without being told. */
  private async record(
    tx: Tx,
    order: ProductionOrder,
    outputId: Id,
    { built, consumption, serialNumbers, asBuilt }: { built: AsBuiltRow[]; consumption: Consumed[]; serialNumbers: string[]; asBuilt: MachineInput[] },
  ): Promise<void> {
    const tracked = consumption.filter(({ lotId }) => lotId).map(({ transactionId }) => transactionId);
    const taken = tracked.length ? await codesOf(tx, tracked) : [];
    await saveAsBuilt(tx, order.id, outputId, recorded(built, taken, serialNumbers));
    await saySerials(tx, outputId, asBuilt);
  }

  /** Nothing stays reserved for an order that is done, and its build may go. */
  private async finished(tx: Tx, order: ProductionOrder): Promise<void> {
    await this.orders.letIncomingGo(tx, [order]);
    await this.stock.release(tx, [{ for: needing(order) }]);
    await letGo(tx, [{ reason: HOLD, holder: order.id }]);
  }

  /** A completion that goes back as a whole is reversed movement by movement; of one that goes back in part the share is booked the other way. */
  private async giveBack(tx: Tx, order: ProductionOrder, steps: { output: { id: Id }; quantity: Quantity; serials: string[] }[]) {
    const back = steps.map(({ output, quantity, serials }) => {
      const made = order.outputs.find(({ id }) => id === output.id)!;
      return {
        output: made.id,
        made,
        quantity,
        serials,
        ...giveBack(made.consumption, order.components, minus(made.quantity, made.reversedQuantity, quantity)),
      };
    });
    const whole = back.filter(({ made, quantity }) => quantity === made.quantity);
    const parts = back.filter(({ made, quantity }) => quantity !== made.quantity);
    const words = { reason: `reversal of ${order.number}`, reference: needing(order) };
    await this.stock.reverse(
      tx,
      whole.flatMap(({ made }) => [...made.outputTransactionIds, ...made.consumption.map(({ transactionId }) => transactionId)]),
      words,
    );
    const machines = plus(...parts.map(({ quantity }) => quantity));
    const serialNumbers = parts.flatMap(({ serials }) => serials);
    if (machines) await this.stock.withdraw(tx, [{ partId: order.partId, quantity: machines, type: 'adjustment', serialNumbers, ...words }]);
    await this.stock.putIn(
      tx,
      parts
        .flatMap((step) => step.back)
        .map(({ partId, locationId, lotId, quantity, unitCost: cost }) => ({
          partId,
          locationId,
          lotId,
          quantity,
          unitCost: cost,
          type: 'return' as const,
          ...words,
        })),
    );
    return back;
  }

  private async reserveAgain(tx: Tx, order: ProductionOrder, back: Consumed[]): Promise<void> {
    const changes = order.components
      .map(({ id, partId }) => ({ id, partId, change: plus(...back.filter((line) => line.partId === partId).map(({ quantity }) => quantity)) }))
      .filter(({ change }) => change > 0);
    await addConsumed(
      tx,
      changes.map(({ id, change }) => ({ id, change: -change })),
    );
    await this.stock.reserve(
      tx,
      changes.map(({ partId, change }) => ({ partId, quantity: change, for: needing(order) })),
      { partial: true },
    );
  }
}

/** 422 `serial_numbers_needed` for a machine that is not completed here, `component_unknown` for a part that is not in it. */
function refuseForeign(order: ProductionOrder, serialNumbers: string[], machines: MachineInput[]): void {
  machines.forEach(({ serialNumber, components }, at) => {
    if (serialNumber && !serialNumbers.includes(serialNumber))
      throw builds.serialNumbersNeeded({ needed: serialNumber, given: serialNumbers.length }, `asBuilt.${at}.serialNumber`);
    const foreign = components.findIndex(({ partId }) => !order.components.some((component) => component.partId === partId));
    if (foreign >= 0) throw builds.componentUnknown({ partId: components[foreign].partId }, `asBuilt.${at}.components.${foreign}.partId`);
  });
}

const consumed = ({ id, partId, locationId, quantity, lotId, unitCost: cost }: StockTransaction): Consumed => ({
  transactionId: id,
  ...(lotId && { lotId }),
  partId,
  locationId,
  quantity: -quantity,
  unitCost: cost,
});
