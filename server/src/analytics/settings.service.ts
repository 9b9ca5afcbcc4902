import { Injectable } from '@nestjs/common';
import { inputOf, patchOf } from '../core/dto';
import { given } from '../core/fields';
import { forgetSetting, settingOf } from '../core/organization';
import { core } from '../core/problem';
import { byIds, insert, update } from '../core/rows';
import { row, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { SETTINGS_CHANGED } from './analytics.events';
import { AnalyticsSettings, type AutomationCost } from './settings.entity';

class AnalyticsSettingsInput extends inputOf(AnalyticsSettings, ['fiscalYearStart', 'automationCosts']) {}
export class AnalyticsSettingsPatch extends patchOf(AnalyticsSettingsInput) {}

const ID = statement(`select id from analytics.settings`);
const NOBODY = '00000000-0000-0000-0000-000000000000';
const NAME = 'analytics settings';
const usual = () => ({ fiscalYearStart: 1, automationCosts: [] as AutomationCost[] });

@Injectable()
export class AnalyticsSettingsService {
  /** The settings, read once in a transaction; without any, the usual ones as version 1: years begin in January, automation costs nothing known. */
  read = (tx: Tx): Promise<AnalyticsSettings> => settingOf(tx, NAME, () => this.kept(tx));

  private async kept(tx: Tx): Promise<AnalyticsSettings> {
    const kept = await row<{ id: Id }>(tx, ID);
    if (kept) return (await byIds(tx, AnalyticsSettings, [kept.id]))[0];
    const none = { createdAt: tx.now, updatedAt: tx.now, createdBy: NOBODY, updatedBy: NOBODY, deletedAt: null };
    return { ...none, ...usual(), id: tx.ctx.organization, version: 1 };
  }

  /** Changes what is named; `version` is the one that was read. Costs are kept in the order of their days, one a day. */
  async change(tx: Tx, { version, ...patch }: AnalyticsSettingsPatch & { version: number }): Promise<AnalyticsSettings> {
    const before = await this.kept(tx);
    if (before.version !== version) throw core.versionConflict({ current: before });
    const wanted = given({ ...patch, automationCosts: patch.automationCosts && inOrder(patch.automationCosts) });
    forgetSetting(tx, NAME);
    if (before.version > 1) {
      const { row: settings, diff } = await update(tx, AnalyticsSettings, { id: before.id, version }, wanted);
      tx.emit(SETTINGS_CHANGED, settings.id, diff);
      return settings;
    }
    const settings = await insert(tx, AnalyticsSettings, { ...usual(), ...wanted, version: 2 });
    tx.emit(SETTINGS_CHANGED, settings.id, wanted);
    return settings;
  }
}

function inOrder(costs: AutomationCost[]): AutomationCost[] {
  const twice = costs.findIndex(({ from }, i) => costs.findIndex((other) => other.from === from) < i);
  if (twice >= 0) throw core.validationFailed({ reason: 'same_day_twice' }, `automationCosts.${twice}.from`);
  return [...costs].sort((a, b) => (a.from < b.from ? -1 : 1));
}
