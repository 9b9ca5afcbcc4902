import { Injectable } from '@nestjs/common';
import { isDay, plusDays, startOfDay } from '../core/dates';
import { organizationOf } from '../core/organization';
import { byIds } from '../core/rows';
import type { Tx } from '../core/tx';
import type { SearchQuery } from './conversations.dto';
import { phoneOf } from './incoming.rules';
import type { FoundMessage } from './messages.dto';
import { Message } from './messages.entity';
import { conversationsWith, placesOf, plainQuery, searchMessages } from './messages.queries';
import { cutOf, pageOf } from './paging.rules';
import { TextsService } from './texts.service';

/** So many hits are found by going on; more are for a better question. */
const DEEPEST = 5_000;

@Injectable()
export class SearchService {
  constructor(private readonly texts: TextsService) {}

  /** Messages with all the words (each as it begins; of texts that are sealed, whole words), newest first. How many there are is not counted. */
  async find(tx: Tx, query: SearchQuery) {
    const given = cutOf({ ...query, cursor: undefined });
    const cut = { ...given, offset: Math.min(query.cursor ? offsetOf(query.cursor) : given.offset, DEEPEST) };
    const { timeZone, country } = await organizationOf(tx);
    const [words, conversations] = await Promise.all([
      this.wordsOf(tx, query.q?.trim() ?? ''),
      conversationsWith(tx, query.phone ? addressOf(query.phone, country) : null, query.source ?? null, query.customerId ?? null),
    ]);
    const { dateFrom, dateTo } = query;
    const from = dateFrom ? (isDay(dateFrom) ? startOfDay(dateFrom, timeZone) : dateFrom) : null;
    const till = dateTo ? (isDay(dateTo) ? startOfDay(plusDays(dateTo, 1), timeZone) : dateTo) : null;
    const nothing = (query.q?.trim() && !words) || (conversations && !conversations.length) || (!words && !conversations && !from && !till);
    const ids = nothing ? [] : await searchMessages(tx, words, conversations, from, till, cut);
    const next = cut.offset + cut.limit;
    const page = pageOf(ids, { ...cut, after: null }, null, () => Buffer.from(`+${next}`).toString('base64url'));
    return { ...page, items: await this.read(tx, page.items) };
  }

  /** The words as the index knows them, or null where there are none. */
  private async wordsOf(tx: Tx, q: string): Promise<string | null> {
    if (!q) return null;
    const [plain, marks] = await Promise.all([plainQuery(tx, q), this.texts.marks(tx, q)]);
    const sealed = marks.filter((all) => all.length).map((all) => `(${all.map((mark) => `'${mark}'`).join(' & ')})`);
    const any = [...(plain ? [`(${plain})`] : []), ...sealed];
    return any.length ? any.join(' | ') : null;
  }

  private async read(tx: Tx, ids: string[]): Promise<FoundMessage[]> {
    if (!ids.length) return [];
    const found = await this.texts.open(tx, await byIds(tx, Message, ids));
    const places = await placesOf(tx, [...new Set(found.map(({ conversationId }) => conversationId))]);
    return ids.flatMap((id) => {
      const message = found.find((one) => one.id === id);
      const place = message && places.get(message.conversationId);
      return message && place ? [{ ...message, customerName: place.customerName, phone: place.phone, source: place.source }] : [];
    });
  }
}

const addressOf = (given: string, country: string): string => (given.includes('@') ? given.trim().toLowerCase() : (phoneOf(given, country) ?? given));
const offsetOf = (cursor: string): number => Number(/^\+(\d{1,6})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1] ?? 0);
