import { problems, says } from '../core/problem';

export const forecasting = problems({
  forecast_unfit: says(
    422,
    'Only numbers that add up from month to month can be forecast: amounts and counts of a period.',
    'Vorhersagen lassen sich nur Zahlen, die sich Monat für Monat summieren: Beträge und Anzahlen eines Zeitraums.',
  ),
});
