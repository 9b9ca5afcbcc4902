import { Injectable } from '@nestjs/common';
import { given } from '../core/fields';
import { organizationOf } from '../core/organization';
import { core } from '../core/problem';
import { byIds, insert, update } from '../core/rows';
import { row, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { HOLIDAY_COUNTRIES, type HolidayCountry } from './holidays.rules';
import { requireHours } from './hours.rules';
import { SETTINGS_CHANGED } from './scheduling.events';
import type { SchedulingSettingsInput } from './settings.dto';
import { SchedulingSettings, type WeekHours } from './settings.entity';

const ID = statement(`select id from scheduling.settings`);
const NOBODY = '00000000-0000-0000-0000-000000000000';
/** Monday to Friday from 9 to 5: the hours of a house that has entered none. */
export const OFFICE_HOURS: WeekHours[] = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' }));

/** What holds until somebody changes it: Monday to Friday from 9 to 5, the public holidays of the organization's country. */
const usual = (country: string) => ({
  openingHours: OFFICE_HOURS,
  holidayCountry: HOLIDAY_COUNTRIES.find((one) => one === country) ?? (null as HolidayCountry | null),
  holidayState: null,
  bookingEnabled: false,
  bookingSlug: null,
  bookingIntro: null,
  bookingConfirms: true,
  minimumNoticeMinutes: 120,
  horizonDays: 60,
  cutoffHours: 24,
  reminderHours: [24],
  remindBy: 'email' as const,
  waitlistHoldMinutes: 30,
  noShowMessage: false,
  noShowAfterHours: 2,
});

@Injectable()
export class SettingsService {
  /** The settings; without any, the usual ones as version 1. */
  async read(tx: Tx): Promise<SchedulingSettings> {
    const kept = await row<{ id: Id }>(tx, ID);
    if (kept) return (await byIds(tx, SchedulingSettings, [kept.id]))[0];
    const { id, country } = await organizationOf(tx);
    const none = { createdAt: tx.now, updatedAt: tx.now, createdBy: NOBODY, updatedBy: NOBODY, deletedAt: null };
    return { ...none, ...usual(country), id, version: 1 };
  }

  /** Changes what is named; `version` is the one that was read. */
  async change(tx: Tx, { version, ...patch }: Partial<SchedulingSettingsInput> & { version: number }): Promise<SchedulingSettings> {
    requireHours(patch.openingHours, 'openingHours');
    const before = await this.read(tx);
    if (before.version !== version) throw core.versionConflict({ current: before });
    if (before.version > 1) {
      const { row: settings, diff } = await update(tx, SchedulingSettings, { id: before.id, version }, patch);
      tx.emit(SETTINGS_CHANGED, settings.id, diff);
      return settings;
    }
    const { country } = await organizationOf(tx);
    const settings = await insert(tx, SchedulingSettings, { ...usual(country), ...given(patch), version: 2 });
    tx.emit(SETTINGS_CHANGED, settings.id, given(patch));
    return settings;
  }
}
