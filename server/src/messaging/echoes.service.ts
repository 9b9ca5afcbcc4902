import { Injectable } from '@nestjs/common';
import { FilesService } from '../core/files/files.service';
import { JobsService } from '../core/jobs/jobs.service';
import { organizationOf } from '../core/organization';
import type { Tx } from '../core/tx';
import type { Echo } from './adapters';
import type { Channel } from './channels.entity';
import { reachedBy } from './incoming.rules';
import { FETCH } from './incoming.service';
import { messaging } from './messaging.problems';
import { inFlight, partsSent } from './ours.queries';
import { OursService } from './ours.service';

/** What staff wrote in the provider's own app: it stands in the conversation as ours, is unread by nobody, and answers what waited. */
@Injectable()
export class EchoesService {
  constructor(
    private readonly ours: OursService,
    private readonly files: FilesService,
    private readonly jobs: JobsService,
  ) {}

  /**
   * Each once. A provider echoes also what was sent by us: as long as a message to the same person is on its way, and we do not know its id yet, the echo may
   * be that one. Then it is not taken (503 `echo_early`), and the provider tells it again.
   */
  async take(tx: Tx, channel: Channel, echoes: Echo[]): Promise<void> {
    const { country } = await organizationOf(tx);
    const placed = echoes.flatMap(({ to, ...echo }) =>
      ((reached) => (reached ? [{ ...echo, name: to.name, reached }] : []))(reachedBy(channel.source, to, country)),
    );
    if (!placed.length) return;
    const addresses = placed.map(({ reached }) => reached.address);
    const names = placed.map(({ providerMessageId }) => providerMessageId);
    if (await inFlight(tx, channel.id, addresses, names)) throw messaging.echoEarly();
    const parts = await partsSent(tx, channel.id, addresses);
    const others = placed.filter(({ providerMessageId }) => !parts.has(providerMessageId));
    const { ids, fresh } = await this.ours.keep(
      tx,
      channel,
      others.map(({ metadata, ...one }) => ({
        ...one,
        answers: !one.automatic,
        deliveryStatus: 'sent' as const,
        metadata: { ...metadata, elsewhere: channel.source },
      })),
    );
    const files = fresh.flatMap(({ providerMessageId, files: all = [] }) => all.map((file) => ({ messageId: ids.get(providerMessageId)!, file })));
    await Promise.all(
      files.map(({ messageId, file }) => 'stored' in file && this.files.attach(tx, file.stored, { resource: 'conversations', subjectId: messageId })),
    );
    const remote = files.filter(({ file }) => 'remote' in file);
    if (remote.length) await this.jobs.start(tx, FETCH, { channelId: channel.id, files: remote });
  }
}
