import { Injectable } from '@nestjs/common';
import { bulkIds, type BulkBody, type BulkResult } from '../core/bulk';
import { historyOf, type HistoryEntry } from '../core/files/history';
import { pageOf, type ListQuery, type Page, type PageQuery } from '../core/list';
import { core } from '../core/problem';
import { archive, byId, byIds, changeMany, everyById, insert, restore, update, type Key } from '../core/rows';
import type { Ctx, Id, Tx } from '../core/tx';
import { maySee } from './question.columns';
import { DATA_SETS } from './registry';
import { keptReports, reportList, type ReportQuery } from './reports.dto';
import { Report, type ReportInput } from './reports.entity';
import { REPORT_ARCHIVED, REPORT_CHANGED, REPORT_CREATED, REPORT_RESTORED } from './reports.events';
import { reporting } from './reports.problems';
import type { ReportResult } from './reports.result';
import { ReportRuns, type Asked } from './reports.runs';
import { isStandard, standardReport, standardReports } from './standard-reports';

/** As many reports as one organization keeps and reads at once. */
const MOST = 5_000;

/** Reports: those that came with the house, those of one's own, and those that others share. */
@Injectable()
export class ReportsService {
  constructor(private readonly runs: ReportRuns) {}

  /** Found, put in order and cut together: the standard ones stand in no table. */
  async list(tx: Tx, { standard, mine, sort = ['name'], ...query }: ReportQuery): Promise<Page<Report>> {
    const house = mine || standard === false ? [] : standardReports(tx.ctx).filter((one) => matches(one, query));
    const kept = standard === true ? [] : await byIds(tx, Report, await this.ids(tx, { ...query, mine }, MOST));
    return pageOf(ordered([...house, ...kept], sort), query);
  }

  /** The kept ones a query finds. */
  ids = (tx: Tx, { standard: _, mine, page: _page, perPage: _perPage, cursor: _cursor, sort: _sort, ...query }: ListQuery, most: number): Promise<Id[]> => {
    const me = [tx.ctx.actor];
    const seen = DATA_SETS.filter((set) => maySee(set, tx.ctx)).map(({ id }) => id);
    return keptReports.ids(tx, { ...query, also: [mine ? { author: me } : { visibleTo: me }, mine ? {} : { dataSet: seen }] }, most);
  };

  /** 404 for a report that somebody else keeps to themselves. */
  async one(tx: Tx, id: Id, lock: '' | 'for update' = ''): Promise<Report> {
    const house = standardReport(id, tx.ctx);
    if (house) return house;
    const report = await byId(tx, Report, id, lock);
    if (report.shared === 'none' && report.createdBy !== tx.ctx.actor) throw core.notFound({ id });
    return report;
  }

  async create(tx: Tx, input: ReportInput): Promise<Report> {
    await this.runs.require(tx, { question: input.question, chart: input.chart ?? null });
    const report = await insert(tx, Report, input);
    tx.emit(REPORT_CREATED, report.id, { name: report.name, shared: report.shared });
    return report;
  }

  /** What may be read may be copied; the copy is one's own. */
  async copy(tx: Tx, id: Id, name?: string): Promise<Report> {
    const from = await this.one(tx, id);
    const { question, chart, description } = from;
    const report = await insert(tx, Report, { name: name ?? from.name, description, question, chart, shared: 'none' });
    tx.emit(REPORT_CREATED, report.id, { name: report.name, copyOf: id });
    return report;
  }

  /** By its author, an administrator, or where it is shared for writing by anybody; who sees it is its author's to say. 422 `report_standard`. */
  async change(tx: Tx, id: Id, { version, ...patch }: Partial<ReportInput> & { version: number }): Promise<Report> {
    const before = await this.writable(tx, id);
    if (patch.shared && patch.shared !== before.shared && !owns(tx.ctx, before)) throw core.notOwner({ id });
    if (patch.question || patch.chart)
      await this.runs.require(tx, { question: patch.question ?? before.question, chart: patch.chart === undefined ? before.chart : patch.chart });
    const { row, diff } = await update(tx, Report, { id, version }, patch);
    tx.emit(REPORT_CHANGED, id, diff);
    return row;
  }

  async archive(tx: Tx, key: Key): Promise<Report> {
    await this.owned(tx, [key.id]);
    const { row } = await archive(tx, Report, key);
    tx.emit(REPORT_ARCHIVED, row.id, { name: row.name });
    return row;
  }

  async restore(tx: Tx, id: Id): Promise<Report> {
    await this.owned(tx, [id]);
    const { row } = await restore(tx, Report, id);
    tx.emit(REPORT_RESTORED, id, { name: row.name });
    return row;
  }

  /** What happened to a report that one may see; to those of the house nothing ever did. */
  async history(tx: Tx, id: Id, query: PageQuery): Promise<Page<HistoryEntry>> {
    await this.one(tx, id);
    return isStandard(id) ? pageOf<HistoryEntry>([], query) : historyOf(tx, id, query);
  }

  async bulk(tx: Tx, body: BulkBody): Promise<BulkResult> {
    const ids = await bulkIds(tx, { Query: reportList.Query, ids: this.ids }, body);
    await this.owned(tx, ids);
    const changed = await changeMany(tx, Report, ids, { deletedAt: body.action === 'delete' ? tx.now : null });
    for (const { row, diff } of changed) tx.emit(body.action === 'delete' ? REPORT_ARCHIVED : REPORT_RESTORED, row.id, diff);
    return { count: changed.length, ids };
  }

  /** What a report says, of its own days or others; the rights are those of whoever asks. */
  run = (tx: Tx, report: Parameters<ReportRuns['run']>[1], asked: Asked = {}): Promise<ReportResult> => this.runs.run(tx, report, asked);

  /** Whether a report can be asked of the customers of a segment, by whoever asks: 400, 403. */
  async requireWithin(tx: Tx, report: Report, segmentId: Id): Promise<void> {
    await this.runs.prepare(tx, report, { segmentId });
  }

  private async writable(tx: Tx, id: Id): Promise<Report> {
    if (isStandard(id)) throw reporting.reportStandard({ id });
    const report = await this.one(tx, id, 'for update');
    if (report.shared !== 'write' && !owns(tx.ctx, report)) throw core.notOwner({ id });
    return report;
  }

  private async owned(tx: Tx, ids: Id[]): Promise<void> {
    if (ids.some(isStandard)) throw reporting.reportStandard();
    const found = await everyById(tx, Report, ids, 'for update');
    const hidden = found.find(({ shared, createdBy }) => shared === 'none' && createdBy !== tx.ctx.actor);
    if (hidden) throw core.notFound({ id: hidden.id });
    if (!found.every((one) => owns(tx.ctx, one))) throw core.notOwner();
  }
}

const owns = ({ actor, role }: Ctx, { createdBy }: Report): boolean => createdBy === actor || role === 'admin';

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
function matches({ name, description, question, createdAt }: Report, { search, dataSet: sets, shared, deleted, ...dates }: ListQuery): boolean {
  const said = folded(`${name} ${description ?? ''}`);
  const { createdFrom, updatedFrom, createdTo, updatedTo } = dates as Record<string, string | undefined>;
  const since = (from?: string, to?: string) => (!from || createdAt >= from) && (!to || createdAt.slice(0, to.length) <= to);
  return (
    !deleted &&
    since(createdFrom, createdTo) &&
    since(updatedFrom, updatedTo) &&
    (!sets || (sets as string[]).includes(question.dataSet)) &&
    (!shared || (shared as string[]).includes('read')) &&
    folded(search ?? '')
      .split(/\s+/)
      .every((word) => said.includes(word))
  );
}

function ordered(all: Report[], sort: readonly string[]): Report[] {
  const by = sort.map((key) => ({ key: key.replace('-', '') as 'name' | 'createdAt' | 'updatedAt', sign: key.startsWith('-') ? -1 : 1 }));
  const compare = new Intl.Collator('de', { numeric: true }).compare;
  return [...all].sort((a, b) => by.map(({ key, sign }) => sign * compare(a[key], b[key])).find((order) => order !== 0) ?? (a.id < b.id ? -1 : 1));
}
