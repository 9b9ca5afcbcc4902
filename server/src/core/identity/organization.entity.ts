import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import * as check from 'class-validator';
import { Address, Bool, Country, Currency, Email, field, Id as IdField, inputOf, One, OneOf, patchOf, QuantityField, Text } from '../dto';
import { BaseRecord, Table } from '../record';
import type { Id } from '../tx';
import { VatId } from '../vat-id';
import { isBic, isIban, plainBankId } from './bank.rules';

export const INDUSTRIES = ['maker', 'optician', 'clinic', 'sales', 'services'] as const;
export type Industry = (typeof INDUSTRIES)[number];
/** What can be left out of the navigation; customers, settings and the dashboard are always there. */
export const MODULE_KEYS = ['pipeline', 'scheduling', 'messaging', 'parts', 'procurement', 'builds', 'fulfillment', 'billing'] as const;
export type ModuleKey = (typeof MODULE_KEYS)[number];
export const CUSTOMER_WORDS = ['customer', 'patient', 'client'] as const;
export type CustomerWord = (typeof CUSTOMER_WORDS)[number];

const rule = (name: string, validate: (value: string) => boolean, message: string) =>
  check.ValidateBy({ name, validator: { validate: (value) => typeof value === 'string' && validate(value), defaultMessage: () => message } });
const plain = Transform(({ value }) => (typeof value === 'string' ? plainBankId(value) || null : value));
const zones = new Set(Intl.supportedValuesOf('timeZone').concat('UTC'));
const Hex = () => applyDecorators(Text({ nullable: true, max: 7 }), check.Matches(/^#[0-9a-fA-F]{6}$/));

export class Bank {
  @Text({ nullable: true, max: 42 }) @plain @rule('isIban', isIban, '$property is no valid IBAN') iban: string | null;
  @Text({ nullable: true, max: 11 }) @plain @rule('isBic', isBic, '$property is no valid BIC') bic: string | null;
  @Text({ nullable: true }) name: string | null;
}

/** How the organization looks on the screen, on paper and in mails. */
export class Brand {
  @IdField({ nullable: true }) logoFileId: Id | null;
  @IdField({ nullable: true }) logoDarkFileId: Id | null;
  @Hex() primaryColor: string | null;
  @Hex() accentColor: string | null;
  @Text({ nullable: true, max: 500, description: 'small line above the address window' }) senderLine: string | null;
  @Text({ nullable: true, max: 2_000, description: 'what stands at the foot of every document' }) footer: string | null;
}

@Table('core.organizations')
export class Organization extends BaseRecord {
  @Text() name: string;
  @OneOf('Industry', INDUSTRIES) industry: Industry;
  @Country() country: string;
  @Currency({ filled: true }) currency: string;
  @Text({ filled: true }) @rule('isTimeZone', (zone) => zones.has(zone), '$property is no time zone') timeZone: string;
  @Text({ filled: true, max: 20 }) @check.IsLocale() locale: string;
  @One(() => Address, { nullable: true }) address: Address | null;
  @VatId({ nullable: true }) vatId: string | null;
  @Text({ nullable: true, max: 30, description: 'of the tax office, where there is no VAT id' }) taxNumber: string | null;
  @Text({ nullable: true, max: 60, description: 'in the commercial register' }) registrationNumber: string | null;
  @Email({ nullable: true }) email: string | null;
  @Text({ nullable: true, max: 40 }) phone: string | null;
  @Text({ nullable: true }) website: string | null;
  @Bool({ filled: true }) smallBusiness: boolean;
  @One(() => Bank, { nullable: true }) bank: Bank | null;
  @One(() => Brand, { nullable: true }) brand: Brand | null;
  @Bool({ filled: true, description: 'several customers may have one e-mail address: families, companies with an office' }) sharedEmails: boolean;
  @QuantityField({ filled: true, description: 'how much more than ordered may come in' }) @check.Max(100) overDeliveryTolerancePercent: number;
  @field(
    { filled: true, description: 'what stands in the navigation; left out with a new industry, those of the industry' },
    { type: 'text', array: true },
    { enum: [...MODULE_KEYS], enumName: 'ModuleKey', isArray: true },
    check.IsArray(),
    check.ArrayUnique(),
    check.IsIn([...MODULE_KEYS], { each: true }),
  )
  modules: ModuleKey[];
  @OneOf('CustomerWord', CUSTOMER_WORDS, { filled: true, description: 'what customers are called on the screen and on paper' }) customerWord: CustomerWord;
}

const WRITABLE = [
  'name',
  'industry',
  'country',
  'currency',
  'timeZone',
  'locale',
  'address',
  'vatId',
  'taxNumber',
  'registrationNumber',
  'email',
  'phone',
  'website',
  'smallBusiness',
  'bank',
  'brand',
  'overDeliveryTolerancePercent',
  'sharedEmails',
  'modules',
  'customerWord',
] as const;
export class OrganizationPatch extends patchOf(inputOf(Organization, WRITABLE)) {}

/** An organization in the list of those one belongs to. */
export class OrganizationOfMine {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: Id;
  @ApiProperty() name: string;
  @ApiProperty() role: string;
}
