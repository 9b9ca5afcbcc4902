import { api, type Api } from '../../test/api';
import { someone, type Database } from '../../test/database';
import { rows, statement } from '../core/sql';
import { PartsService, StockService } from '../parts';
import { AllocationsService, SupplierPartsService } from '../procurement';
import { AnalysisService } from './analysis.service';
import { BomService } from './bom.service';
import './builds.problems';
import { BuildsService } from './builds.service';
import { CompletionService } from './completion.service';
import { ComponentsService } from './components.service';
import { ProductionOrdersService } from './production.service';

const parts = new PartsService();
const stock = new StockService();
const bom = new BomService(parts);
const builds = new BuildsService(parts, bom);
const allocations = new AllocationsService(parts, stock);
const orders = new ProductionOrdersService(builds, new ComponentsService(builds, bom, stock, allocations), parts, stock, allocations);
const completion = new CompletionService(orders, builds, parts, stock);
const analysis = new AnalysisService(parts, bom, new SupplierPartsService(parts));

describe('lists of parts and production with several writers', () => {
  let me = someone();
  let house: Api;
  let db: Database;
  beforeAll(async () => {
    house = await api();
    me = someone({ organization: (await house.register()).organization.id });
    db = house.db;
  });
  afterAll(() => house?.close());
  const write = <T>(fn: Parameters<typeof db.work.write<T>>[1]) => db.work.write(me, fn);
  const build = (modelNumber: string) => write((tx) => builds.create(tx, { buildName: modelNumber, modelNumber } as never));
  const part = async (sku: string, onHand = 0) => {
    const made = await write((tx) => parts.create(tx, { sku, name: sku }));
    if (onHand) await write((tx) => stock.putIn(tx, [{ partId: made.id, quantity: onHand, type: 'purchase', unitCost: '1.0000' }]));
    return made.id;
  };
  const list = (id: string, ...lines: [string, number][]) =>
    write((tx) =>
      bom.replace(
        tx,
        id,
        lines.map(([partId, quantityRequired]) => ({ partId, quantityRequired }) as never),
      ),
    );
  const order = async (buildId: string, quantity: number) => (await write((tx) => orders.create(tx, { buildId, quantity }))).id;
  const onHand = async (id: string) => (await write((tx) => stock.availability(tx, [id]))).get(id)!;

  it('two writers cannot close a circle together', async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b, c] = [await build(`A${round}`), await build(`B${round}`), await build(`C${round}`)];
      const answers = await Promise.allSettled([list(a.id, [b.partId, 1]), list(b.id, [c.partId, 1]), list(c.id, [a.partId, 1])]);
      const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
      expect(refused).toMatchObject([{ code: 'bom_cycle', status: 422 }]);
      const { path } = refused[0].faults[0].details;
      expect([path.length, path.at(0)]).toEqual([4, path.at(-1)]);
    }
  });

  it('refuses itself, and leaves nothing behind', async () => {
    const a = await build('SELF');
    await expect(list(a.id, [a.partId, 1])).rejects.toMatchObject({ code: 'bom_cycle' });
    expect((await write((tx) => bom.lines(tx, a.id, {}))).items).toEqual([]);
  });

  it('a released revision is locked, whoever writes', async () => {
    const [a, screw] = [await build('LOCK'), await part('lock-screw')];
    const [line] = await list(a.id, [screw, 50]);
    await write((tx) => bom.release(tx, a.id, line.revisionId));
    const run = (sql: string) => write((tx) => rows(tx, statement(sql), [line.revisionId]));
    await expect(run('update builds.bom_lines set quantity_required = 1 where revision_id = $1')).rejects.toMatchObject({ code: 'revision_released' });
    await expect(run('delete from builds.bom_lines where revision_id = $1')).rejects.toMatchObject({ code: 'revision_released' });
    await expect(run(`update builds.revisions set status = 'draft' where id = $1`)).rejects.toMatchObject({ code: 'revision_released' });
    await list(a.id, [screw, 54]);
    expect((await write((tx) => bom.lines(tx, a.id, { revisionId: line.revisionId }))).items).toMatchObject([{ quantityRequired: 50 }]);
    expect(await write((tx) => analysis.compare(tx, a.id, {}))).toMatchObject({ changed: [{ delta: 4 }], added: [], removed: [] });
  });

  it('two drafts opened at once are one', async () => {
    const [a, screw] = [await build('DRAFT'), await part('draft-screw')];
    const [line] = await list(a.id, [screw, 1]);
    await write((tx) => bom.release(tx, a.id, line.revisionId));
    const opened = await Promise.all([1, 2, 3].map(() => write((tx) => bom.open(tx, a.id, {}))));
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
    expect((await write((tx) => bom.lines(tx, a.id, {}))).items).toMatchObject([{ quantityRequired: 1 }]);
  });

  it('the last parts are reserved by one of two orders', async () => {
    const [a, rail] = [await build('RACE'), await part('race-rail', 5)];
    await list(a.id, [rail, 5]);
    const ids = [await order(a.id, 1), await order(a.id, 1)];
    const answers = await Promise.allSettled(ids.map((id) => write((tx) => orders.allocate(tx, id, {}))));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'insufficient_stock' } });
    expect(await onHand(rail)).toMatchObject({ onHand: 5, reserved: 5 });
  });

  it('completed by many at once, each machine is made once', async () => {
    const [a, rail] = [await build('MANY'), await part('many-rail', 100)];
    await list(a.id, [rail, 2]);
    const id = await order(a.id, 5);
    await write((tx) => orders.allocate(tx, id, {}));
    await write((tx) => orders.start(tx, id));
    const answers = await Promise.allSettled(
      Array.from({ length: 8 }, (_, i) => write((tx) => completion.complete(tx, id, { quantity: 1, serialNumbers: [`S${i}`] }))),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    expect(await onHand(rail)).toMatchObject({ onHand: 90, reserved: 0 });
    expect(await onHand(a.partId)).toMatchObject({ onHand: 5, onOrder: 0, averageCost: '2.0000' });
    const back = await Promise.allSettled(Array.from({ length: 6 }, () => write((tx) => completion.reverse(tx, id, { quantity: 1 }))));
    expect(back.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    expect(await onHand(rail)).toMatchObject({ onHand: 100, reserved: 10 });
    expect(await onHand(a.partId)).toMatchObject({ onHand: 0, onOrder: 5 });
  });

  it('what planning and orders ask', async () => {
    const [a, rail] = [await build('PLAN'), await part('plan-rail', 3)];
    await list(a.id, [rail, 2]);
    expect((await write((tx) => bom.snapshot(tx))).get(a.partId)).toMatchObject({ buildId: a.id, lines: [{ partId: rail, quantity: 2, scrapPercent: 0 }] });
    const item = a.id; // any id: the line of an order stands to the right
    const [made] = await write((tx) => orders.createMany(tx, [{ buildId: a.id, quantity: 2, orderItemId: item }]));
    await write((tx) => orders.allocate(tx, made.id, { partial: true }));
    expect((await write((tx) => orders.openWork(tx))).find(({ id }) => id === made.id)).toMatchObject({
      remaining: 2,
      status: 'planned',
      orderItemId: item,
      components: [{ partId: rail, needed: 4, reserved: 3 }],
    });
    expect(await write((tx) => orders.ofOrderItems(tx, [item]))).toMatchObject([{ id: made.id }]);
    expect(await write((tx) => orders.cancelFor(tx, [item]))).toMatchObject([{ status: 'cancelled' }]);
    expect(await onHand(rail)).toMatchObject({ reserved: 0 });
    expect(await write((tx) => builds.priced(tx, [{ buildId: a.id }]).then((priced) => (tx.emit('test', a.id), priced)))).toMatchObject([
      { partId: a.partId, name: 'PLAN', unitPrice: '0.0000', changes: [] },
    ]);
  });
});
