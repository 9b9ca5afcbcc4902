import type { Chance } from './random';
import { iso } from './random';
import type { Base, Tables } from './data';

const DAY = 86_400_000;

/** Parts with a ledger that never goes below nothing, and what stands on them: reservations, orders that need them. */
export function stockOf(chance: Chance, { by, now }: Base): Tables {
  const parts: any[] = [];
  const moves: any[] = [];
  const locations = chance.many(2, (at) => ({ id: chance.id(), ...by, name: `Place ${at}`, code: `P${at}`, is_default: at === 0 }));
  chance.many(14, (at) => {
    const id = chance.id();
    const booked = at === 0 ? [] : chance.many(chance.int(1, 12), () => chance.past(420)).sort((a, b) => a - b);
    const ledger = ledgerOf(chance, id, booked, locations);
    moves.push(...ledger);
    const sum = (is: (one: any) => boolean) => Math.round(ledger.filter(is).reduce((all, one) => all + one.quantity, 0) * 1000) / 1000;
    const reserves = (one: any) => one.type === 'reservation' || one.type === 'release';
    parts.push({
      id,
      ...by,
      created_at: iso((booked[0] ?? chance.past(200)) - chance.int(1, 40 * DAY)),
      deleted_at: at === 13 ? iso(now - 3 * DAY) : null,
      sku: `SKU-${at}`,
      name: `Part ${at}`,
      category: chance.of(['Screws', 'Motors', null]),
      kind: at === 12 && !booked.length ? 'service' : 'stocked',
      unit_price: chance.price(50),
      average_cost: ledger.at(-1)?.average_cost ?? '0',
      minimum_stock: chance.int(0, 40),
      current_stock: sum((one) => !reserves(one)),
      reserved_stock: sum(reserves),
      blocked_stock: sum((one) => one.stock_status !== 'ok'),
      on_order: chance.int(0, 20),
    });
  });
  return { 'parts.locations': locations, 'parts.parts': parts, 'parts.stock_transactions': moves };
}

function ledgerOf(chance: Chance, partId: string, booked: number[], locations: any[]): any[] {
  let [onHand, reserved, blocked] = [0, 0, 0];
  return booked.map((at) => {
    const free = onHand - reserved - blocked;
    const type =
      free < 2
        ? chance.of(['purchase', 'production', 'return'])
        : chance.of(['purchase', 'sale', 'sale', 'consumption', 'adjustment', 'reservation', 'release', 'transfer', 'return']);
    const taken = Math.min(chance.quantity(6), Math.floor(free));
    const quarantined = type === 'purchase' && chance.is(0.15);
    const quantity =
      type === 'sale' || type === 'consumption'
        ? -taken
        : type === 'adjustment' || type === 'transfer'
          ? chance.of([-taken, 1.5])
          : type === 'reservation'
            ? Math.min(1, Math.floor(free))
            : type === 'release'
              ? reserved >= 1
                ? -1
                : 0
              : chance.quantity(30);
    if (type === 'reservation' || type === 'release') reserved += quantity;
    else onHand += quantity;
    if (quarantined) blocked += quantity;
    return {
      id: chance.id(),
      part_id: partId,
      location_id: chance.of(locations).id,
      type,
      quantity: quantity || 1e-3,
      unit_cost: chance.price(20),
      average_cost: chance.price(20),
      occurred_at: iso(at),
      created_by: partId,
      stock_status: quarantined ? 'quarantine' : 'ok',
      reason: chance.maybe(0.2, 'counted'),
    };
  });
}

/** Machines that are made: planned, running, done on time or not, with scrap and some taken back. */
export function productionOf(chance: Chance, { by, now }: Base, parts: any[]): Tables {
  const builds = chance.many(3, (at) => ({
    id: chance.id(),
    ...by,
    build_name: `Machine ${at}`,
    model_number: `M${at}`,
    part_id: parts[at].id,
    status: 'active',
  }));
  const revisions = builds.map((build) => ({ id: chance.id(), ...by, build_id: build.id, number: 1, status: 'released' }));
  const tables: Record<string, any[]> = { orders: [], outputs: [], components: [], events: [] };
  chance.many(40, (at) => {
    const id = chance.id();
    const which = chance.int(0, 2);
    const started = chance.past(380);
    const status = chance.of(['planned', 'allocated', 'in_progress', 'completed', 'completed', 'completed', 'cancelled']);
    const quantity = chance.int(1, 9);
    const scrap = chance.is(0.3) ? chance.int(0, 1) : 0;
    const good = status === 'completed' ? quantity - scrap : status === 'in_progress' ? Math.floor((quantity - scrap) / 2) : 0;
    const reports = good || scrap ? (good > 1 ? [Math.floor(good / 2), Math.ceil(good / 2)] : [good]) : [];
    const created = started - chance.int(0, 5 * DAY);
    let done = started;
    if (status === 'in_progress' || status === 'completed') {
      tables.events.push({
        id: chance.id(),
        type: 'builds.production_order_started',
        subject: id,
        actor: by.created_by,
        at: iso(started),
        data: {},
        published_at: iso(started),
      });
      reports.forEach((made, position) => {
        done = Math.min(done + chance.int(1, 3 * DAY), now);
        const back = chance.is(0.15) ? chance.int(0, made) : 0;
        const scrapped = position ? 0 : scrap;
        if (made || scrapped)
          tables.outputs.push({
            id: chance.id(),
            production_order_id: id,
            position,
            quantity: made,
            scrap: scrapped,
            reversed_quantity: back,
            unit_cost: chance.maybe(0.9, chance.price(90)),
            completed_at: iso(done),
            completed_by: by.created_by,
          });
      });
    }
    const due = chance.maybe(0.8, chance.near(iso(done).slice(0, 10), 3, 3));
    tables.orders.push({
      id,
      ...by,
      created_at: iso(created),
      number: `PR-${at}`,
      build_id: builds[which].id,
      revision_id: revisions[which].id,
      part_id: builds[which].part_id,
      quantity,
      completed_quantity: good,
      scrapped_quantity: scrap && (status === 'completed' || status === 'in_progress') ? scrap : 0,
      status,
      due_date: due,
      priority: chance.int(1, 5),
      deleted_at: chance.maybe(0.06, iso(now)),
    });
    if (chance.is(0.7)) {
      const required = chance.int(1, 30);
      tables.components.push({
        id: chance.id(),
        production_order_id: id,
        position: 0,
        part_id: chance.of(parts).id,
        per_unit: 1,
        required,
        consumed: chance.int(0, required),
      });
    }
  });
  return {
    'builds.builds': builds,
    'builds.revisions': revisions,
    'builds.production_orders': tables.orders,
    'builds.production_outputs': tables.outputs,
    'builds.production_components': tables.components,
    'core.events': tables.events,
  };
}

/** Purchase orders in all states, in two currencies, of parts that were ordered before at other prices. */
export function purchasingOf(chance: Chance, { by, now }: Base, parts: any[]): Tables {
  const suppliers = chance.many(3, (at) => ({ id: chance.id(), ...by, supplier_number: `S-${at}`, name: `Supplier ${at}` }));
  const tables: Record<string, any[]> = { orders: [], items: [], receipts: [], lines: [] };
  chance.many(45, (at) => {
    const id = chance.id();
    const ordered = chance.past(380);
    const status = chance.of(['draft', 'sent', 'sent', 'partially_received', 'partially_received', 'received', 'received', 'received', 'cancelled']);
    const day = iso(ordered).slice(0, 10);
    const items = chance.many(chance.int(1, 3), (position) => {
      const quantity = chance.quantity(20);
      const received = status === 'received' ? quantity : status === 'partially_received' ? Math.floor(quantity / 2) : 0;
      const unitPrice = chance.price(30);
      return {
        id: chance.id(),
        purchase_order_id: id,
        position,
        part_id: chance.of(parts.slice(0, 5)).id,
        quantity,
        unit_price: unitPrice,
        received_quantity: received,
        cancelled: received === 0 && chance.is(0.1),
        line_total: (quantity * Number(unitPrice)).toFixed(2),
      };
    });
    tables.items.push(...items);
    tables.orders.push({
      id,
      ...by,
      created_at: iso(ordered),
      po_number: `PO-${at}`,
      supplier_id: chance.of(suppliers).id,
      order_date: day,
      expected_delivery_date: chance.maybe(0.8, chance.near(day, 0, 20)),
      status,
      currency: chance.of(['EUR', 'USD']),
      exchange_rate: chance.of([1, 0.9137, 1.08]),
      total_amount: '0',
      deleted_at: chance.maybe(0.06, iso(now)),
    });
    const arrived = items.filter((item) => item.received_quantity > 0);
    if (!arrived.length) return;
    const receipt = {
      id: chance.id(),
      ...by,
      purchase_order_id: id,
      received_at: iso(Math.min(ordered + chance.int(0, 25 * DAY), now)),
      reversed_at: chance.maybe(0.12, iso(now)),
    };
    tables.receipts.push(receipt);
    tables.lines.push(
      ...arrived.map((item, position) => ({
        id: chance.id(),
        receipt_id: receipt.id,
        position,
        item_id: item.id,
        part_id: item.part_id,
        quantity: item.received_quantity,
      })),
    );
  });
  return {
    'procurement.suppliers': suppliers,
    'procurement.purchase_orders': tables.orders,
    'procurement.purchase_order_items': tables.items,
    'procurement.receipts': tables.receipts,
    'procurement.receipt_items': tables.lines,
  };
}
