import { Injectable } from '@nestjs/common';
import { organizationOf } from '../core/organization';
import { documentFormat } from '../core/pdf/format.rules';
import { letter, type Letter } from '../core/pdf/letter';
import { Letterhead } from '../core/pdf/letterhead';
import { Renders, type Printed } from '../core/pdf/printed';
import { minus } from '../core/quantity';
import type { Id, Tx } from '../core/tx';
import { CompletionService } from './completion.service';
import type { PickLine } from './production.dto';
import type { ProductionOrder } from './production.entity';
import { ProductionOrdersService } from './production.service';

export const PICK_LIST = 'builds.pick_list';

const WORDS = {
  de: {
    title: 'Pickliste',
    to: 'Fertigung',
    number: 'Produktionsauftrag',
    due: 'Fällig',
    make: 'Zu fertigen',
    part: 'Teil',
    place: 'Lagerort',
    quantity: 'Menge',
    taken: 'Entnommen',
    missing: 'fehlt noch',
    nothing: 'Es ist nichts mehr zu entnehmen.',
    sign: 'Entnommen: Datum, Unterschrift',
  },
  en: {
    title: 'Pick list',
    to: 'Production',
    number: 'Production order',
    due: 'Due',
    make: 'To make',
    part: 'Part',
    place: 'Location',
    quantity: 'Quantity',
    taken: 'Taken',
    missing: 'still missing',
    nothing: 'There is nothing left to fetch.',
    sign: 'Taken: date, signature',
  },
} as const;

/** The pick list on paper, one row for each place, in the order of the places. */
@Injectable()
export class ProductionPrint {
  constructor(
    private readonly letterhead: Letterhead,
    private readonly orders: ProductionOrdersService,
    private readonly completion: CompletionService,
  ) {}

  @Renders(PICK_LIST)
  async html(tx: Tx, id: Id): Promise<Printed> {
    const [order, lines, { locale }] = [await this.orders.one(tx, id), await this.completion.pickList(tx, id), await organizationOf(tx)];
    const language = locale.startsWith('de') ? 'de' : 'en';
    return {
      html: letter(letterOf(await this.letterhead.of(tx), order, lines, language)),
      format: 'A4',
      name: `${WORDS[language].title} ${order.number}.pdf`,
      language,
      resource: 'production-orders',
    };
  }
}

function letterOf(organization: Letter['organization'], order: ProductionOrder, lines: PickLine[], language: 'de' | 'en'): Letter {
  const words = WORDS[language];
  const format = documentFormat(language);
  const left = minus(order.quantity, order.completedQuantity, order.scrappedQuantity);
  return {
    organization,
    language,
    recipient: { name: words.to },
    title: `${words.title} ${order.number}`,
    subtitle: order.buildName,
    meta: [
      [words.number, order.number],
      [words.make, format.quantity(left)],
      ...(order.dueDate ? [[words.due, format.date(order.dueDate)] as [string, string]] : []),
    ],
    intro: lines.length ? undefined : words.nothing,
    columns: [
      { label: words.place, width: '30mm', strong: true },
      { label: words.part },
      { label: words.quantity, align: 'right', width: '28mm' },
      { label: words.taken, width: '24mm' },
    ],
    rows: rowsOf(lines).map(({ place, line, quantity }) => [
      place ?? words.missing,
      { text: line.name, note: line.sku },
      format.measure(quantity, line.unit),
      '',
    ]),
    signatures: [words.sign],
  };
}

/** What lies in the same place stands together; what is not reserved comes last. */
function rowsOf(lines: PickLine[]): { place: string | null; line: PickLine; quantity: number }[] {
  const there = lines.flatMap((line) => line.places.map(({ code, quantity }) => ({ place: code as string | null, line, quantity })));
  const missing = lines.filter(({ open, reserved }) => open > reserved).map((line) => ({ place: null, line, quantity: minus(line.open, line.reserved) }));
  return [...there.sort((a, b) => (a.place! < b.place! ? -1 : a.place! > b.place! ? 1 : 0)), ...missing];
}
