/** What moved the stock. */
export const en = {
  purchase: 'Purchase',
  sale: 'Sale',
  adjustment: 'Adjustment',
  reservation: 'Reservation',
  release: 'Release',
  consumption: 'Consumption',
  production: 'Production',
  transfer: 'Transfer',
  return: 'Return',
};

export const de = {
  purchase: 'Einkauf',
  sale: 'Verkauf',
  adjustment: 'Anpassung',
  reservation: 'Reservierung',
  release: 'Freigabe',
  consumption: 'Verbrauch',
  production: 'Fertigung',
  transfer: 'Umlagerung',
  return: 'Rückgabe',
};
