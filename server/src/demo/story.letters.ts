import { newId } from '../core/id';
import type { Id } from '../core/tx';
import type { Customer } from '../customers';
import { ChannelsService, ConversationsService, IncomingService, MessagesService, type Channel } from '../messaging';
import { at, daysAgo, type Teller, past } from './story';

interface Line {
  ago: number;
  clock: string;
  /** Said by us; left out, by the customer. */
  ours?: true;
  de: string;
  en: string;
}
interface Talk {
  by: 'whatsapp' | 'email' | 'sms';
  subject?: { de: string; en: string };
  lines: Line[];
  /** What stands at the end; left out, the customer waits. */
  end?: 'resolve' | 'assign';
}

const TALKS: Talk[] = [
  {
    by: 'whatsapp',
    end: 'resolve',
    lines: [
      { ago: 9, clock: '07:20', de: 'Guten Morgen, haben Sie am Freitag geöffnet?', en: 'Good morning, are you open on Friday?' },
      { ago: 9, clock: '07:41', ours: true, de: 'Guten Morgen! Ja, bis 16 Uhr.', en: 'Good morning! Yes, until 4 pm.' },
      { ago: 9, clock: '07:44', de: 'Perfekt, danke!', en: 'Perfect, thank you!' },
    ],
  },
  {
    by: 'email',
    subject: { de: 'Frage zur Rechnung', en: 'Question about the invoice' },
    end: 'assign',
    lines: [
      {
        ago: 6,
        clock: '09:05',
        de: 'Guten Tag,\n\nauf der letzten Rechnung fehlt unsere Bestellnummer. Können Sie das ergänzen?\n\nFreundliche Grüße',
        en: 'Hello,\n\nour order number is missing on the last invoice. Could you add it?\n\nKind regards',
      },
      {
        ago: 6,
        clock: '11:30',
        ours: true,
        de: 'Guten Tag,\n\ngerne. Welche Nummer dürfen wir eintragen?\n\nFreundliche Grüße',
        en: 'Hello,\n\nof course. Which number may we add?\n\nKind regards',
      },
    ],
  },
  {
    by: 'sms',
    lines: [{ ago: 1, clock: '15:12', de: 'Ich verspäte mich morgen um 10 Minuten.', en: 'I will be 10 minutes late tomorrow.' }],
  },
  {
    by: 'whatsapp',
    lines: [
      { ago: 2, clock: '08:30', de: 'Ist mein Auftrag schon fertig?', en: 'Is my order ready?' },
      { ago: 2, clock: '09:10', ours: true, de: 'Morgen Nachmittag, wir melden uns.', en: 'Tomorrow afternoon, we will be in touch.' },
      { ago: 0, clock: '05:50', de: 'Guten Morgen, gibt es etwas Neues?', en: 'Good morning, any news?' },
    ],
  },
  {
    by: 'email',
    subject: { de: 'Angebot', en: 'Quote' },
    lines: [
      {
        ago: 0,
        clock: '05:15',
        de: 'Guten Tag,\n\nbitte senden Sie mir ein Angebot. Am besten erreichen Sie mich am Nachmittag.\n\nDanke im Voraus',
        en: 'Hello,\n\nplease send me a quote. The best time to reach me is the afternoon.\n\nThank you in advance',
      },
    ],
  },
];

/** What was written with some customers in the last days, by channels that are played: nothing leaves the house. */
export async function letters(teller: Pick<Teller, 'bench' | 'record'>, customers: Customer[]): Promise<void> {
  const { bench, record } = teller;
  const de = bench.language === 'de';
  const channels = await bench.at(at(daysAgo(20), '07:00'), async (tx) => {
    const add = (source: Talk['by'], name: string) =>
      bench.get(ChannelsService).create(tx, { name: `${name} (${de ? 'Beispiel' : 'sample'})`, source, provider: 'sandbox' } as never);
    const made = { whatsapp: await add('whatsapp', 'WhatsApp'), email: await add('email', 'E-Mail'), sms: await add('sms', 'SMS') };
    await record(
      tx,
      Object.values(made).map(({ id }) => id),
    );
    return made;
  });
  const known = customers.filter(({ phone, email }) => phone && email);
  for (const [n, talk] of TALKS.entries()) if (known.length) await tell(teller, channels[talk.by], talk, known[(n * 3) % known.length]);
}

async function tell({ bench }: Pick<Teller, 'bench'>, channel: Channel, talk: Talk, { id: customerId, name, phone, email }: Customer): Promise<void> {
  const { get, language } = bench;
  let conversation: Id | undefined;
  let first: string | undefined;
  for (const line of talk.lines) {
    const when = past(at(daysAgo(line.ago), line.clock));
    await bench.at(when, async (tx) => {
      if (line.ours) return get(MessagesService).send(tx, conversation!, { content: line[language], force: true });
      const providerMessageId = `story-${newId()}`;
      const from = { name, ...(talk.by === 'email' ? { email: email! } : { phone: phone! }) };
      const [taken] = await get(IncomingService).take(tx, channel, [
        { providerMessageId, from, at: when, text: line[language], subject: talk.subject?.[language], inReplyTo: first },
      ]);
      if (!conversation && taken) await get(ConversationsService).link(tx, taken.conversationId, { resource: 'customers', recordId: customerId });
      conversation ??= taken?.conversationId;
      first ??= providerMessageId;
      return conversation;
    });
  }
  if (talk.end && conversation) await bench.at(at(daysAgo(talk.lines.at(-1)!.ago), '15:00'), (tx) => end(bench, tx, conversation!, talk.end!));
}

async function end({ get }: Teller['bench'], tx: Parameters<ConversationsService['assign']>[0], id: Id, how: 'resolve' | 'assign'): Promise<void> {
  await get(ConversationsService).read(tx, id, {});
  if (how === 'resolve') await get(ConversationsService).step(tx, id, 'resolve');
  else await get(ConversationsService).assign(tx, id, tx.ctx.actor);
}
