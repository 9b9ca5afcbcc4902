import {
  Address,
  Computed,
  Currency,
  Email,
  Id as IdField,
  Int,
  Items,
  Key,
  One,
  OneOf,
  PriceField,
  QuantityField,
  Text,
  Texts,
  Amount,
  Bool,
} from '../core/dto';
import type { Price, Quantity } from '../core/money';
import { Phone } from '../core/phone';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';

/** A person at a supplier. */
export class SupplierContact {
  @Text() name: string;
  @Text({ nullable: true }) role: string | null;
  @Texts({ max: 10 }) emails: string[];
  @Texts({ max: 10 }) phones: string[];
}

export class ContactInfo {
  @Email({ nullable: true, description: 'where purchase orders go' }) email: string | null;
  @Phone({ nullable: true }) phone: string | null;
  @Text({ nullable: true }) website: string | null;
  @One(() => Address, { nullable: true }) address: Address | null;
  @Items(() => SupplierContact, { max: 50, nullable: true }) contacts: SupplierContact[] | null;
}

@Table('procurement.suppliers')
export class Supplier extends BaseRecord {
  @Text({ max: 40 }) supplierNumber: string;
  @Text() name: string;
  @One(() => ContactInfo, { nullable: true }) contactInfo: ContactInfo | null;
  @Int({ min: 1, max: 5, nullable: true }) rating: number | null;
  @Text({ max: 10_000, nullable: true }) notes: string | null;
  @Currency({ filled: true }) currency: string;
  @Int({ max: 365, filled: true }) paymentTermsDays: number;
  @OneOf('Language', ['de', 'en'] as const, { filled: true, description: 'of the purchase orders' }) language: 'de' | 'en';
}

export class PriceBreak {
  @Amount() minimumQuantity: Quantity;
  @PriceField() unitPrice: Price;
}

/** What a supplier calls a part, and on which terms it sells it. */
@Table('procurement.supplier_parts')
export class SupplierPart {
  @Key() id: Id;
  @IdField() supplierId: Id;
  @Int() position: number;
  @IdField() partId: Id;
  @Text({ nullable: true, max: 100 }) supplierSku: string | null;
  @Int({ max: 1_000, nullable: true }) leadTimeDays: number | null;
  @PriceField({ description: 'per unit of the part, in the currency of the supplier' }) unitPrice: Price;
  @Items(() => PriceBreak, { max: 20, filled: true }) priceBreaks: PriceBreak[];
  @QuantityField({ nullable: true, description: 'what has to be ordered at least' }) minimumQuantity: Quantity | null;
  @QuantityField({ nullable: true, description: 'ordered in multiples of this' }) packSize: Quantity | null;
  @Bool({ filled: true }) isPreferred: boolean;
  @Computed((t) => `select p.sku from parts.parts p where p.id = ${t}.part_id`, { type: 'string' }) sku: string;
  @Computed((t) => `select p.name from parts.parts p where p.id = ${t}.part_id`, { type: 'string' }) partName: string;
}
