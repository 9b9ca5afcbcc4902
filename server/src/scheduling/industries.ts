import { Injectable } from '@nestjs/common';
import { INDUSTRY_CHOSEN, ORGANIZATION_REGISTERED } from '../core/identity/identity.events';
import { organizationOf } from '../core/organization';
import { Within } from '../core/reactions';
import { rows, statement } from '../core/sql';
import type { Tx } from '../core/tx';
import { AppointmentTypesService } from './types.service';

interface Template {
  de: string;
  en: string;
  minutes: number;
  after?: number;
  color: string;
}

/** What an industry books; prices are the house's own. */
const TYPES: Record<string, Template[]> = {
  optician: [
    { de: 'Sehtest', en: 'Eye exam', minutes: 30, after: 10, color: '#2563eb' },
    { de: 'Kontaktlinsenanpassung', en: 'Contact lens fitting', minutes: 60, after: 10, color: '#7c3aed' },
    { de: 'Brillenberatung', en: 'Frame consultation', minutes: 45, color: '#16a34a' },
    { de: 'Abholung', en: 'Pickup', minutes: 15, color: '#ca8a04' },
  ],
  clinic: [
    { de: 'Erstgespräch', en: 'First consultation', minutes: 45, after: 5, color: '#2563eb' },
    { de: 'Behandlung', en: 'Treatment', minutes: 30, after: 10, color: '#16a34a' },
    { de: 'Kontrolle', en: 'Check-up', minutes: 15, after: 5, color: '#ca8a04' },
  ],
  services: [
    { de: 'Beratung vor Ort', en: 'Visit on site', minutes: 60, after: 30, color: '#2563eb' },
    { de: 'Einsatz', en: 'Job', minutes: 240, color: '#16a34a' },
  ],
  sales: [
    { de: 'Erstgespräch', en: 'Intro call', minutes: 30, color: '#2563eb' },
    { de: 'Vorführung', en: 'Demo', minutes: 60, after: 15, color: '#7c3aed' },
  ],
  maker: [{ de: 'Vorführung', en: 'Demo', minutes: 60, after: 15, color: '#2563eb' }],
};
const NAMES = statement(`select lower(name) as name from scheduling.appointment_types where deleted_at is null`);

/** Gives an organization the appointment types of its industry; those it has by name stay as they are. */
@Injectable()
export class SchedulingIndustries {
  constructor(private readonly types: AppointmentTypesService) {}

  @Within(ORGANIZATION_REGISTERED, INDUSTRY_CHOSEN)
  async install(tx: Tx): Promise<void> {
    const { industry, locale } = await organizationOf(tx);
    const known = (await rows<{ name: string }>(tx, NAMES)).map(({ name }) => name);
    const language = locale.startsWith('de') ? 'de' : 'en';
    const missing = (TYPES[industry] ?? []).filter((template) => !known.includes(template[language].toLowerCase()));
    await this.types.createMany(
      tx,
      missing.map(({ minutes, after = 0, color, ...name }) => ({ name: name[language], durationMinutes: minutes, bufferAfterMinutes: after, color })),
    );
  }
}
