import { Injectable } from '@nestjs/common';
import { hold, letGo } from '../core/holds';
import { pageOf, type ListQuery } from '../core/list';
import { core } from '../core/problem';
import { byId, byIds, insert, saveLines, update } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { PartsService } from '../parts';
import { BomLine, Revision } from './bom.entity';
import type { GivenLine } from './bom.dto';
import { currentRevisions, heldBy, lineIds, oneWriter, reachable, revisionIds, snapshot } from './bom.queries';
import { cycleOf } from './bom.rules';
import { Build } from './builds.entity';
import { BOM_CHANGED, REVISION_OPENED, REVISION_RELEASED } from './builds.events';
import { builds } from './builds.problems';

/** Lists of parts and their revisions: the only writer of both. */
@Injectable()
export class BomService {
  constructor(private readonly parts: PartsService) {}

  /** Of every part that is made: by which build, from what. The newest released revision, else the draft. */
  snapshot = snapshot;

  async revisions(tx: Tx, buildId: Id, query: ListQuery) {
    await byId(tx, Build, buildId);
    const page = pageOf(await revisionIds(tx, buildId), query);
    const found = new Map((await byIds(tx, Revision, page.items)).map((revision) => [revision.id, revision]));
    return { ...page, items: page.items.map((id) => found.get(id)!) };
  }

  /** The list of parts of a revision, of the newest one if none is named. */
  async lines(tx: Tx, buildId: Id, { revisionId, ...query }: ListQuery & { revisionId?: Id }) {
    const revision = revisionId ? await this.revision(tx, buildId, revisionId) : await this.newest(tx, buildId);
    const page = pageOf(await lineIds(tx, revision.id), query);
    return { ...page, items: await inOrder(tx, page.items) };
  }

  async revision(tx: Tx, buildId: Id, id: Id): Promise<Revision> {
    const revision = await byId(tx, Revision, id);
    if (revision.buildId !== buildId) throw core.notFound({ id });
    return revision;
  }

  async newest(tx: Tx, buildId: Id): Promise<Revision> {
    await byId(tx, Build, buildId);
    const [id] = await revisionIds(tx, buildId);
    return byId(tx, Revision, id);
  }

  /** The revision a build is made by: the newest released one, else its draft. */
  async current(tx: Tx, buildId: Id): Promise<Id> {
    await byId(tx, Build, buildId);
    return (await currentRevisions(tx, [buildId])).get(buildId)!;
  }

  /** Opens the draft: a copy of the newest revision. Where one is open, that one is the answer. */
  async open(tx: Tx, buildId: Id, { note = null }: { note?: string | null }): Promise<Revision> {
    const { newest } = await this.locked(tx, buildId);
    if (newest.status === 'draft') return note === null || note === newest.note ? newest : this.noted(tx, newest, note);
    const draft = await this.draft(tx, newest, note);
    const lines = (await inOrder(tx, await lineIds(tx, newest.id))).map(({ partId, quantityRequired, scrapPercent, notes, author, substituteIds }) => ({
      partId,
      quantityRequired,
      scrapPercent,
      notes,
      author,
      substituteIds,
    }));
    await saveLines(tx, BomLine, 'revisionId', draft.id, lines);
    await hold(
      tx,
      lines.map(({ partId }) => ({ subject: partId, reason: 'bom', holder: draft.id })),
    );
    return draft;
  }

  /** Makes the draft's list of parts the given one; after a release a new draft is opened for it. 422 `bom_cycle`, 409 for a part that stands twice. */
  async replace(tx: Tx, buildId: Id, given: GivenLine[], note: string | null = null): Promise<BomLine[]> {
    refuseRepeated(given);
    const { build, newest } = await this.locked(tx, buildId);
    if (given.length)
      await this.parts.byIds(
        tx,
        given.flatMap(({ partId, substituteIds = [] }) => [partId, ...substituteIds]),
      );
    const draft = newest.status === 'draft' ? newest : await this.draft(tx, newest, note);
    const before = await inOrder(tx, await lineIds(tx, draft.id));
    const known = new Map(before.map((line) => [line.partId, line]));
    const saved = await saveLines(
      tx,
      BomLine,
      'revisionId',
      draft.id,
      given.map((line) => asKept(line, known.get(line.partId))),
    );
    await letGo(tx, [{ reason: 'bom', holder: draft.id }]);
    await hold(
      tx,
      given.map(({ partId }) => ({ subject: partId, reason: 'bom', holder: draft.id })),
    );
    await this.refuseCycles(tx, build);
    tx.emit(BOM_CHANGED, buildId, { revisionId: draft.id, ...changes(before, saved) });
    return saved;
  }

  /** Sees to it that production stands on a released revision. */
  async settle(tx: Tx, buildId: Id, revisionId: Id): Promise<void> {
    await oneWriter(tx);
    if ((await this.revision(tx, buildId, revisionId)).status === 'draft') await this.release(tx, buildId, revisionId);
  }

  /** Locks a draft for good. */
  async release(tx: Tx, buildId: Id, revisionId: Id): Promise<Revision> {
    await oneWriter(tx);
    const draft = await this.revision(tx, buildId, revisionId);
    if (draft.status === 'released') throw builds.revisionReleased({ revisionId });
    const { row: revision } = await update(tx, Revision, draft, { status: 'released', releasedAt: tx.now, releasedBy: tx.ctx.actor });
    tx.emit(REVISION_RELEASED, buildId, { revisionId, number: revision.number });
    return revision;
  }

  /** 422 `bom_cycle` with the way from a machine back to itself in `details.path`. */
  async refuseCycles(tx: Tx, ...changed: Build[]): Promise<void> {
    await oneWriter(tx);
    const edges = await reachable(
      tx,
      changed.map(({ partId }) => partId),
    );
    for (const { id, partId } of changed) {
      const path = cycleOf(edges, partId);
      if (path) throw builds.bomCycle({ buildId: id, path });
    }
  }

  /** The parts of a build that is there again. */
  async hold(tx: Tx, buildIds: Id[]): Promise<void> {
    await hold(tx, await heldBy(tx, buildIds));
  }

  async letGo(tx: Tx, buildIds: Id[]): Promise<void> {
    await letGo(tx, await heldBy(tx, buildIds));
  }

  private async locked(tx: Tx, buildId: Id): Promise<{ build: Build; newest: Revision }> {
    await oneWriter(tx);
    const build = await byId(tx, Build, buildId);
    if (build.deletedAt) throw core.notFound({ id: buildId });
    return { build, newest: await this.newest(tx, buildId) };
  }

  private async draft(tx: Tx, { buildId, number }: Revision, note: string | null): Promise<Revision> {
    const draft = await insert(tx, Revision, { buildId, number: number + 1, note });
    tx.emit(REVISION_OPENED, buildId, { revisionId: draft.id, number: draft.number });
    return draft;
  }

  private async noted(tx: Tx, draft: Revision, note: string): Promise<Revision> {
    const { row } = await update(tx, Revision, draft, { note });
    tx.emit(REVISION_OPENED, draft.buildId, { revisionId: draft.id, number: draft.number, note });
    return row;
  }
}

async function inOrder(tx: Tx, ids: Id[]): Promise<BomLine[]> {
  const found = new Map((await byIds(tx, BomLine, ids)).map((line) => [line.id, line]));
  return ids.map((id) => found.get(id)!);
}

/** A list that says nothing of substitutes (an import) leaves them as they are. */
const asKept = ({ partId, quantityRequired, scrapPercent, notes, author, substituteIds }: GivenLine, before?: BomLine): Partial<BomLine> => ({
  partId,
  quantityRequired,
  scrapPercent: scrapPercent ?? 0,
  notes: notes ?? null,
  author: author ?? null,
  substituteIds: (substituteIds ?? before?.substituteIds ?? []).filter((one) => one !== partId),
  id: before?.id,
});

function refuseRepeated(lines: GivenLine[]): void {
  const seen = new Set<Id>();
  for (const [at, { partId }] of lines.entries()) {
    if (seen.has(partId)) throw builds.partRepeated({ partId }, `${at}.partId`);
    seen.add(partId);
  }
}

/** What the history says of a new list. */
function changes(before: BomLine[], after: BomLine[]): object {
  const [was, is] = [before, after].map((lines) => new Map(lines.map((line) => [line.partId, line])));
  return {
    lines: after.length,
    added: after.filter(({ partId }) => !was.has(partId)).map(({ sku, quantityRequired }) => ({ sku, quantityRequired })),
    removed: before.filter(({ partId }) => !is.has(partId)).map(({ sku }) => sku),
    changed: after.flatMap(({ partId, sku, quantityRequired }) => {
      const old = was.get(partId)?.quantityRequired;
      return old !== undefined && old !== quantityRequired ? [{ sku, quantityRequired: [old, quantityRequired] }] : [];
    }),
  };
}
