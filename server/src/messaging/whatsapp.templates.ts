import { Injectable } from '@nestjs/common';
import { On, type Event } from '../core/events';
import { Every } from '../core/jobs/clocks';
import { rows, statement } from '../core/sql';
import type { Ctx, Id, Tx } from '../core/tx';
import { Work } from '../core/work';
import { ChannelsService } from './channels.service';
import { CHANNEL_CONNECTED } from './messaging.events';
import { LANGUAGES, type Language } from './templates.entity';
import { TemplatesService } from './templates.service';
import { WhatsAppAdapter } from './whatsapp.adapter';
import type { ProviderTemplate } from './whatsapp.messages';

const CHANNELS = statement(
  `select id from messaging.channels where provider = 'whatsapp_cloud' and status <> 'disconnected' and deleted_at is null order by id`,
);
const THERE = statement(
  `select provider_name || ' ' || language as key from messaging.message_templates where provider_name = any ($1)
   union all select name || ' ' || language from messaging.message_templates where lower(name) = any ($2) and deleted_at is null`,
);

/** Templates that WhatsApp has approved stand among ours: once, so that one somebody changed or deleted here stays so. */
@Injectable()
export class WhatsAppTemplates {
  constructor(
    private readonly work: Work,
    private readonly adapter: WhatsAppAdapter,
    private readonly channels: ChannelsService,
    private readonly templates: TemplatesService,
  ) {}

  /** Those the test of the channel found. */
  @On(CHANNEL_CONNECTED)
  async connected(ctx: Ctx, { subject }: Event): Promise<void> {
    await this.work.write(ctx, async (tx) => {
      const { provider, settings } = await this.channels.one(tx, subject);
      if (provider === 'whatsapp_cloud') await this.keep(tx, (settings.templates ?? []) as ProviderTemplate[]);
    });
  }

  /** New ones are looked for every day, and with them whether the number still works. */
  @Every('10 3 * * *')
  async look({ once: _, ...ctx }: Ctx): Promise<void> {
    for (const { id } of await this.work.read(ctx, (tx) => rows<{ id: Id }>(tx, CHANNELS))) {
      const tested = await this.adapter.test(await this.work.read(ctx, (tx) => this.channels.open(tx, id)));
      await this.work.write(ctx, async (tx) => {
        if (!tested.ok) return this.channels.outcome(tx, id, { status: 'failing', reason: `${tested.reason.de} / ${tested.reason.en}` });
        await this.channels.outcome(tx, id, { status: 'connected', reason: null, facts: tested.facts });
        await this.keep(tx, tested.facts.templates);
      });
    }
  }

  private async keep(tx: Tx, approved: ProviderTemplate[]): Promise<void> {
    const ours = new Map<string, ProviderTemplate & { language: Language }>();
    for (const one of approved) {
      const language = languageOf(one);
      if (language && !ours.has(`${one.name} ${language}`)) ours.set(`${one.name} ${language}`, { ...one, language });
    }
    const names = approved.map(({ name }) => name);
    const there = await rows<{ key: string }>(tx, THERE, [names, names.map((name) => name.toLowerCase())]);
    for (const { key } of there) ours.delete(key);
    for (const { name, language, category, content } of ours.values())
      await this.templates.create(tx, {
        ...{ name: name.slice(0, 100), source: 'whatsapp', language, subject: null, content, blocks: [], providerName: name },
        category: category === 'MARKETING' ? 'marketing' : 'service',
      });
  }
}

/** `en_GB` is English; other languages than ours are left out. */
const languageOf = ({ language }: ProviderTemplate): Language | undefined => LANGUAGES.find((one) => language === one || language.startsWith(`${one}_`));
