import { Injectable } from '@nestjs/common';
import { bulkIds, checked, type BulkBody, type BulkResult } from '../core/bulk';
import { hold, letGo, refuseIfHeld } from '../core/holds';
import type { Price } from '../core/money';
import { archive, byId, byIds, changeMany, insert, restore, update, type Diff, type Key } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { PartsService } from '../parts';
import { Revision } from './bom.entity';
import { BomService } from './bom.service';
import { buildList, BuildPatch, type BuildInput, type BuildQuery } from './builds.dto';
import { Build, type BuildOption } from './builds.entity';
import { BUILD_ARCHIVED, BUILD_CHANGED, BUILD_CREATED, BUILD_RESTORED } from './builds.events';
import { builds } from './builds.problems';
import type { Customizations } from './options.dto';
import type { StepPlan } from './steps.entity';
import { configure, partsOf, repeatedName, type Change } from './options.rules';

export interface Priced {
  buildId: Id;
  partId: Id;
  name: string;
  unitPrice: Price;
  changes: Change[];
  steps: StepPlan[];
}

@Injectable()
export class BuildsService {
  constructor(
    private readonly parts: PartsService,
    private readonly bom: BomService,
  ) {}

  list = (tx: Tx, query: BuildQuery) => buildList.page(tx, query);

  one = (tx: Tx, id: Id) => byId(tx, Build, id);

  /** The builds, deleted ones too; 422 `build_unknown` with `details.ids` if one is not there. */
  async byIds(tx: Tx, ids: Id[]): Promise<Map<Id, Build>> {
    const found = new Map((await byIds(tx, Build, [...new Set(ids)])).map((build) => [build.id, build]));
    const missing = ids.filter((id) => !found.has(id));
    if (missing.length) throw builds.buildUnknown({ ids: missing }, 'buildId');
    return found;
  }

  /**
   * What each line of an order is and costs: the base price with its choices, and what they change in the list of parts.
   * 422 `build_discontinued` (also of a deleted one), `option_unknown`.
   */
  async priced(
    tx: Tx,
    lines: { buildId: Id; customizations?: Customizations | null }[],
    field = (at: number, name: string) => `items.${at}.${name}`,
  ): Promise<Priced[]> {
    const known = await this.byIds(
      tx,
      lines.map(({ buildId }) => buildId),
    );
    return lines.map(({ buildId, customizations }, at) => {
      const { partId, buildName: name, basePrice, options, steps, status, deletedAt } = known.get(buildId)!;
      if (status === 'discontinued' || deletedAt) throw builds.buildDiscontinued({ buildId, name }, field(at, 'buildId'));
      const configured = configure(basePrice, options, customizations);
      if ('unknown' in configured) throw builds.optionUnknown({ buildId, ...configured.unknown }, field(at, 'customizations'));
      return { buildId, partId, name, steps, ...configured };
    });
  }

  /** What a customer's choices change in the list of parts of a build; 422 `option_unknown`. */
  changes(build: Build, customizations: Customizations | null): Change[] {
    const configured = configure(build.basePrice, build.options, customizations);
    if ('unknown' in configured) throw builds.optionUnknown({ buildId: build.id, ...configured.unknown }, 'customizations');
    return configured.changes;
  }

  /** A build with its first draft; without `partId` the part it makes is created, the model number as its SKU. */
  async create(tx: Tx, input: BuildInput): Promise<Build> {
    const options = await this.options(tx, input.options ?? []);
    const partId = input.partId ?? (await this.parts.create(tx, { sku: input.modelNumber, name: input.buildName })).id;
    if (input.partId) await this.parts.byIds(tx, [input.partId]);
    const build = await insert(tx, Build, { ...input, options, partId });
    await insert(tx, Revision, { buildId: build.id, number: 1 });
    await this.holdParts(tx, build);
    await this.parts.pushMaking(tx, [partId]);
    tx.emit(BUILD_CREATED, build.id, { buildName: build.buildName, modelNumber: build.modelNumber });
    return build;
  }

  async change(tx: Tx, id: Id, { version, partId, ...patch }: Partial<BuildInput> & { version: number }): Promise<Build> {
    const options = Array.isArray(patch.options) ? await this.options(tx, patch.options) : patch.options;
    // a PUT that leaves the part out keeps the one there is
    const made = typeof partId === 'string' ? partId : undefined;
    if (made) await this.parts.byIds(tx, [made]);
    const { row: build, diff } = await update(tx, Build, { id, version }, { ...patch, options, partId: made });
    if (diff.partId) await this.bom.refuseCycles(tx, build);
    if (diff.partId) await this.parts.pushMaking(tx, [build.partId]);
    if (diff.partId || diff.options) await this.holdParts(tx, build);
    tx.emit(BUILD_CHANGED, id, diff);
    return build;
  }

  /** Soft delete; 422 `in_use` while orders or production need it. */
  async archive(tx: Tx, key: Key): Promise<Build> {
    const { row: build } = await archive(tx, Build, key);
    await this.letGo(tx, [build]);
    tx.emit(BUILD_ARCHIVED, key.id, { buildName: build.buildName });
    return build;
  }

  async restore(tx: Tx, id: Id): Promise<Build> {
    const { row: build } = await restore(tx, Build, id);
    await this.returned(tx, [build]);
    tx.emit(BUILD_RESTORED, id, { buildName: build.buildName });
    return build;
  }

  /** The same to many: all or nothing. Actions: `change` (values as in a PATCH), `delete`, `restore`. */
  async bulk(tx: Tx, body: BulkBody): Promise<BulkResult> {
    const ids = await bulkIds(tx, buildList, body);
    const changed = await this.changeAll(tx, ids, body);
    const type = { change: BUILD_CHANGED, delete: BUILD_ARCHIVED, restore: BUILD_RESTORED }[body.action]!;
    for (const { row, diff } of changed) tx.emit(type, row.id, diff);
    return { count: changed.length, ids };
  }

  private async changeAll(tx: Tx, ids: Id[], { action, values }: BulkBody): Promise<{ row: Build; diff: Diff }[]> {
    if (action === 'change') {
      const { version: _, partId: __, ...patch } = await checked(BuildPatch, { ...values, version: 1 }, 'values.');
      const options = patch.options && (await this.options(tx, patch.options));
      return changeMany(tx, Build, ids, { ...patch, options });
    }
    const changed = await changeMany(tx, Build, ids, { deletedAt: action === 'delete' ? tx.now : null });
    const all = changed.map(({ row }) => row);
    await (action === 'delete' ? this.letGo(tx, all) : this.returned(tx, all));
    return changed;
  }

  private async letGo(tx: Tx, gone: Build[]): Promise<void> {
    await refuseIfHeld(
      tx,
      gone.map(({ id }) => id),
    );
    await letGo(
      tx,
      gone.flatMap(({ id }) => ['build', 'build_option'].map((reason) => ({ reason, holder: id }))),
    );
    await this.bom.letGo(
      tx,
      gone.map(({ id }) => id),
    );
  }

  private async returned(tx: Tx, back: Build[]): Promise<void> {
    await this.bom.refuseCycles(tx, ...back);
    await this.bom.hold(
      tx,
      back.map(({ id }) => id),
    );
    await hold(tx, back.flatMap(holdsOf));
  }

  private async holdParts(tx: Tx, build: Build): Promise<void> {
    await letGo(
      tx,
      ['build', 'build_option'].map((reason) => ({ reason, holder: build.id })),
    );
    await hold(tx, holdsOf(build));
  }

  /** The options as they are kept: names once each, parts that exist, nothing left out. */
  private async options(tx: Tx, given: BuildOption[]): Promise<BuildOption[]> {
    const name = repeatedName(given);
    if (name !== undefined) throw builds.optionRepeated({ name });
    const used = partsOf(given);
    if (used.length) await this.parts.byIds(tx, used);
    return given.map((option) => ({
      name: option.name,
      choices: option.choices.map((choice) => ({ name: choice.name, priceDelta: choice.priceDelta ?? ('0.0000' as Price), parts: choice.parts ?? [] })),
    }));
  }
}

const holdsOf = ({ id, partId, options }: Build) => [
  { subject: partId, reason: 'build', holder: id },
  ...partsOf(options).map((subject) => ({ subject, reason: 'build_option', holder: id })),
];
