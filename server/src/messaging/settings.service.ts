import { Injectable } from '@nestjs/common';
import { inputOf, patchOf } from '../core/dto';
import { given } from '../core/fields';
import { JobsService } from '../core/jobs/jobs.service';
import { core } from '../core/problem';
import { byIds, insert, update } from '../core/rows';
import { row, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { KEY_ROTATED, SETTINGS_CHANGED } from './messaging.events';
import { MessagingSettings } from './settings.entity';
import { TextsService } from './texts.service';

export class MessagingSettingsInput extends inputOf(MessagingSettings, ['encrypted', 'retentionMonths', 'createsCustomers', 'tracksMails']) {}
export class MessagingSettingsPatch extends patchOf(MessagingSettingsInput) {}

/** Every text as it is to be kept now: sealed under the newest key, or not at all. */
export const RESEAL = 'messaging.reseal';

const ID = statement(`select id from messaging.settings`);
const NOBODY = '00000000-0000-0000-0000-000000000000';
const USUAL = { encrypted: false, retentionMonths: null, createsCustomers: false, tracksMails: false };

@Injectable()
export class MessagingSettingsService {
  constructor(
    private readonly jobs: JobsService,
    private readonly texts: TextsService,
  ) {}

  /** The settings; without any, the usual ones as version 1. */
  async read(tx: Tx): Promise<MessagingSettings> {
    const kept = await row<{ id: Id }>(tx, ID);
    if (kept) return (await byIds(tx, MessagingSettings, [kept.id]))[0];
    return { ...USUAL, id: tx.ctx.organization, version: 1, createdAt: tx.now, updatedAt: tx.now, createdBy: NOBODY, updatedBy: NOBODY, deletedAt: null };
  }

  /** Changes what is named; `version` is the one that was read. What is encrypted or no longer is rewritten by a job. */
  async change(tx: Tx, { version, ...patch }: Partial<MessagingSettingsInput> & { version: number }): Promise<MessagingSettings> {
    const before = await this.read(tx);
    if (before.version !== version) throw core.versionConflict({ current: before });
    const settings =
      before.version > 1
        ? (await update(tx, MessagingSettings, { id: before.id, version }, patch)).row
        : await insert(tx, MessagingSettings, { ...USUAL, ...given(patch), version: 2 });
    if (settings.encrypted !== before.encrypted) {
      if (settings.encrypted) await this.texts.newKey(tx);
      await this.jobs.start(tx, RESEAL, {});
    }
    tx.emit(SETTINGS_CHANGED, settings.id, given(patch));
    return settings;
  }

  /** Draws a new key; a job seals everything anew, after which the old one is gone for good. */
  async rotate(tx: Tx) {
    const number = await this.texts.newKey(tx);
    tx.emit(KEY_ROTATED, tx.ctx.organization, { number });
    return this.jobs.start(tx, RESEAL, {});
  }
}
