export { PART_TAX, TAX_CATEGORIES, taxOf, isUntaxed, countryOfVatId, EU, type Buyer, type PartTax, type Seller, type Tax, type TaxCategory } from './tax.rules';
export { TAX_CLASSES, USUAL_RATES, rateOn, type TaxClass, type TaxRate } from './rates.rules';
export { taxNote, taxNotes } from './tax.notes';
export { ratesOf, taxesFor, type TaxSituation, type UntaxedLine } from './tax.service';
export { TaxShare } from './tax.dto';
