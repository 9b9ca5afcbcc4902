interface Customs {
  currency: string;
  timeZone: string;
  locale: string;
}

const CUSTOMS: Record<string, Customs> = {
  AT: { currency: 'EUR', timeZone: 'Europe/Vienna', locale: 'de-AT' },
  DE: { currency: 'EUR', timeZone: 'Europe/Berlin', locale: 'de-DE' },
  CH: { currency: 'CHF', timeZone: 'Europe/Zurich', locale: 'de-CH' },
  LI: { currency: 'CHF', timeZone: 'Europe/Vaduz', locale: 'de-LI' },
  LU: { currency: 'EUR', timeZone: 'Europe/Luxembourg', locale: 'de-LU' },
  IT: { currency: 'EUR', timeZone: 'Europe/Rome', locale: 'en-IT' },
  FR: { currency: 'EUR', timeZone: 'Europe/Paris', locale: 'en-FR' },
  ES: { currency: 'EUR', timeZone: 'Europe/Madrid', locale: 'en-ES' },
  NL: { currency: 'EUR', timeZone: 'Europe/Amsterdam', locale: 'en-NL' },
  BE: { currency: 'EUR', timeZone: 'Europe/Brussels', locale: 'en-BE' },
  IE: { currency: 'EUR', timeZone: 'Europe/Dublin', locale: 'en-IE' },
  SI: { currency: 'EUR', timeZone: 'Europe/Ljubljana', locale: 'en-SI' },
  SK: { currency: 'EUR', timeZone: 'Europe/Bratislava', locale: 'en-SK' },
  HR: { currency: 'EUR', timeZone: 'Europe/Zagreb', locale: 'en-HR' },
  CZ: { currency: 'CZK', timeZone: 'Europe/Prague', locale: 'en-CZ' },
  HU: { currency: 'HUF', timeZone: 'Europe/Budapest', locale: 'en-HU' },
  PL: { currency: 'PLN', timeZone: 'Europe/Warsaw', locale: 'en-PL' },
  DK: { currency: 'DKK', timeZone: 'Europe/Copenhagen', locale: 'en-DK' },
  SE: { currency: 'SEK', timeZone: 'Europe/Stockholm', locale: 'en-SE' },
  GB: { currency: 'GBP', timeZone: 'Europe/London', locale: 'en-GB' },
  US: { currency: 'USD', timeZone: 'America/New_York', locale: 'en-US' },
};

/** Currency, time zone and locale an organization of a country begins with; it can change all three. */
export const customsOf = (country: string): Customs => CUSTOMS[country] ?? { currency: 'EUR', timeZone: 'UTC', locale: 'en-GB' };
