import { problems, says } from '../problem';

export const tax = problems({
  tax_rate_unknown: says(
    422,
    'No tax rate is known for {country} on {day}: enter it in the settings, or a tax rate on the line.',
    'Für {country} ist am {day} kein Steuersatz bekannt: in den Einstellungen eintragen oder den Satz in der Zeile angeben.',
  ),
});
