import { Injectable } from '@nestjs/common';
import { FilesService } from '../core/files/files.service';
import { Task } from '../core/jobs/jobs.service';
import { byId } from '../core/rows';
import { rows, statement } from '../core/sql';
import type { Ctx, Id } from '../core/tx';
import { Work } from '../core/work';
import { Adapters } from './adapters';
import { ChannelsService } from './channels.service';
import { FETCH } from './incoming.service';
import { Message } from './messages.entity';
import { MESSAGE_CHANGED } from './messaging.events';

interface Wanted {
  messageId: Id;
  file: { name: string; contentId?: string; remote: Record<string, unknown> };
}
const TOLD = statement(
  `update messaging.messages set metadata = metadata || jsonb_build_object('inline', coalesce(metadata -> 'inline', '{}') || $2::jsonb), updated_at = $3 where id = $1`,
);
const MISSED = statement(
  `update messaging.messages set metadata = metadata || jsonb_build_object('missingFiles', coalesce(metadata -> 'missingFiles', '[]') || $2::jsonb), updated_at = $3 where id = $1`,
);

/** Pictures and papers that stand with the provider until they are fetched. */
@Injectable()
export class FileJobs {
  constructor(
    private readonly work: Work,
    private readonly channels: ChannelsService,
    private readonly adapters: Adapters,
    private readonly files: FilesService,
  ) {}

  /** Each by itself; one that does not come is tried again with the job, and named at its message in the end. */
  @Task(FETCH)
  async fetch({ once: _, ...ctx }: Ctx, { channelId, files }: { channelId: Id; files: Wanted[] }): Promise<void> {
    const channel = await this.work.read(ctx, (tx) => this.channels.open(tx, channelId));
    const adapter = this.adapters.of(channel.provider);
    const missed: Error[] = [];
    for (const wanted of files) {
      try {
        if (!adapter?.fetch) throw new Error(`${channel.provider} has no files`);
        const stored = await this.files.store(ctx, wanted.file.name, await adapter.fetch(channel, wanted.file.remote));
        await this.work.write(ctx, async (tx) => {
          const message = await byId(tx, Message, wanted.messageId);
          if (message.files.some(({ name, size }) => name === stored.name && size === stored.size)) return;
          await this.files.attach(tx, stored, { resource: 'conversations', subjectId: message.id });
          if (wanted.file.contentId) await rows(tx, TOLD, [message.id, JSON.stringify({ [stored.sha256]: wanted.file.contentId }), tx.now]);
          tx.emit(MESSAGE_CHANGED, message.conversationId, { messageId: message.id });
        });
      } catch (error) {
        missed.push(error as Error);
        if (ctx.lastAttempt) await this.work.write(ctx, (tx) => rows(tx, MISSED, [wanted.messageId, JSON.stringify([wanted.file.name]), tx.now]));
      }
    }
    if (missed.length) throw missed[0];
  }
}
