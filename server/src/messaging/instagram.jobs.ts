import { Inject, Injectable, Logger } from '@nestjs/common';
import { CONFIG, type Config } from '../core/config';
import { Outbound } from '../core/http/outbound';
import { Every } from '../core/jobs/clocks';
import { rows, statement } from '../core/sql';
import type { Ctx, Id } from '../core/tx';
import { Work } from '../core/work';
import type { OpenChannel } from './adapters';
import { ChannelsService } from './channels.service';
import { faultIn, plainFault } from './meta';
import { asked, given } from './providers.http';
import { words } from './providers.rules';

const DAY_MS = 86_400_000;
/** A token holds for 60 days and is renewed when half of that is over: developers.facebook.com/documentation/instagram-platform/reference/refresh_access_token. */
const EARLY_MS = 30 * DAY_MS;

const CHANNELS = statement(`select id from messaging.channels where provider = 'instagram' and deleted_at is null order by id`);

/** Keeps the accounts of Instagram open. */
@Injectable()
export class InstagramJobs {
  private readonly logger = new Logger(InstagramJobs.name);

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly outbound: Outbound,
    private readonly work: Work,
    private readonly channels: ChannelsService,
  ) {}

  /** Every day; what Instagram does not renew today is asked for again tomorrow, and a token that is gone is shown at the channel. */
  @Every('20 3 * * *')
  async renew({ once: _, ...ctx }: Ctx): Promise<void> {
    const all = await this.work.read(ctx, (tx) => rows<{ id: Id }>(tx, CHANNELS));
    for (const { id } of all) {
      const channel = await this.work.read(ctx, (tx) => this.channels.open(tx, id));
      const until = Date.parse(given(channel.secret, 'tokenExpiresAt'));
      if (given(channel.secret, 'accessToken') && !(until > Date.now() + EARLY_MS)) await this.renewOne(ctx, channel);
    }
  }

  private async renewOne(ctx: Ctx, channel: OpenChannel): Promise<void> {
    const token = given(channel.secret, 'accessToken');
    const url = `${this.config.instagramUrl}/refresh_access_token?${new URLSearchParams({ grant_type: 'ig_refresh_token', access_token: token }).toString()}`;
    const answer = await asked(() => this.outbound.toProvider(url)).catch((error: Error) => void this.logger.warn(`a token was not renewed: ${error.message}`));
    if (!answer) return;
    const fault = faultIn(answer);
    if (fault) return this.refused(ctx, channel, fault);
    const [renewed, seconds] = [words(answer.body.access_token, 2_000), Number(answer.body.expires_in)];
    if (!renewed || !(seconds > 0)) return;
    await this.work.write(ctx, async (tx) => {
      const { secret } = await this.channels.open(tx, channel.id);
      if (given(secret, 'accessToken') !== token) return; // somebody entered another one meanwhile
      await this.channels.keep(tx, channel.id, { ...secret, accessToken: renewed, tokenExpiresAt: new Date(Date.now() + seconds * 1_000).toISOString() });
    });
  }

  /** A token that is younger than a day is not renewed, and that is no fault. */
  private async refused(ctx: Ctx, { id, status }: OpenChannel, fault: NonNullable<ReturnType<typeof faultIn>>): Promise<void> {
    if (fault.code !== 190 || status === 'disconnected') return void this.logger.warn(`a token was not renewed: ${fault.reason}`);
    const { de, en } = plainFault(fault, { de: 'Das Konto', en: 'The account' });
    await this.work.write(ctx, (tx) => this.channels.outcome(tx, id, { status: 'failing', reason: `${de} / ${en}` }));
  }
}
