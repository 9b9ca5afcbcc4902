import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { Bool, Country, Email, Id as IdField, OneOf, Text } from '../dto';
import { applyDecorators } from '@nestjs/common';
import { IsString, Length, Matches } from 'class-validator';
import type { Id } from '../tx';
import { INDUSTRIES, Organization, OrganizationOfMine, type Industry } from './organization.entity';
import { PASSWORD } from './passwords';

/** Not trimmed: a blank may be part of it. */
const Password = (min = PASSWORD.min) =>
  applyDecorators(ApiProperty({ type: 'string', format: 'password', minLength: min, maxLength: PASSWORD.max }), IsString(), Length(min, PASSWORD.max));
/** Of the app, or one of the recovery codes. */
const FactorCode = () =>
  applyDecorators(
    Text({ nullable: true, min: 6, max: 11, description: 'six digits of the app, or a recovery code' }),
    Matches(/^(\d{6}|[a-z2-7]{5}-?[a-z2-7]{5})$/i),
  );
const Token = () => Text({ max: 200 });

export class LoginInput {
  @Email() email: string;
  @Password(1) password: string;
  @FactorCode() totpCode?: string | null;
  @IdField({ nullable: true }) organizationId?: Id | null;
}
export class RegisterInput {
  @Text() organizationName: string;
  @OneOf('Industry', INDUSTRIES) industry: Industry;
  @Country() country: string;
  @Text() name: string;
  @Email() email: string;
  @Password() password: string;
}
export class SwitchInput {
  @IdField() organizationId: Id;
}
export class ResetInput {
  @Email() email: string;
}
export class ResetConfirmInput {
  @Token() token: string;
  @Password() password: string;
}
/** Somebody who has an account already proves it with its password (and code); the name is for a new one. */
export class AcceptInput {
  @Token() token: string;
  @Text({ nullable: true }) name?: string | null;
  @Password(1) password: string;
  @FactorCode() totpCode?: string | null;
}
export class CodeInput {
  @Text({ min: 6, max: 6 }) @Matches(/^\d{6}$/) code: string;
}
export class ProfilePatch {
  @Text({ nullable: true }) name?: string | null;
  @OneOf('Language', ['de', 'en'], { nullable: true }) language?: 'de' | 'en' | null;
}
export class PasswordInput {
  @Password(1) currentPassword: string;
  @Password() password: string;
}

export class Myself {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: Id;
  @ApiProperty({ format: 'email' }) email: string;
  @ApiProperty() name: string;
  @ApiProperty({ type: 'string', nullable: true }) language: string | null;
  @ApiProperty() twoFactor: boolean;
  @ApiProperty({ type: 'integer', description: 'recovery codes that were not used yet' }) recoveryCodesLeft: number;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) signedInAt: string | null;
}
/** Shown this one time. */
export class RecoveryCodes {
  @ApiProperty({ type: 'string', isArray: true, description: 'each opens once in place of a code of the app' }) recoveryCodes: string[];
}
export class ProtectedMyself extends IntersectionType(Myself, RecoveryCodes) {}
/** What one chose of one's screen, in this organization. */
export class ScreenSettings {
  @Bool({ description: 'the checklist of the dashboard is put away' }) firstStepsHidden: boolean;
}
export class SignedIn {
  @ApiProperty() accessToken: string;
  @ApiProperty({ type: 'integer', description: 'seconds' }) expiresIn: number;
  @ApiProperty({ type: () => Myself }) user: Myself;
  @ApiProperty({ type: () => Organization }) organization: Organization;
}
export class Me {
  @ApiProperty({ type: () => Myself }) user: Myself;
  @ApiProperty({ type: () => Organization }) organization: Organization;
  @ApiProperty({ type: () => OrganizationOfMine, isArray: true }) organizations: OrganizationOfMine[];
  @ApiProperty() role: string;
  @ApiProperty({ type: () => ScreenSettings }) screen: ScreenSettings;
  @ApiProperty({ type: 'string', isArray: true }) permissions: readonly string[];
  @ApiProperty({ description: 'a mail server is set up; without one mails stay in the outbox' }) sendsMail: boolean;
}
export class NewSecondFactor {
  @ApiProperty() secret: string;
  @ApiProperty({ description: 'what a QR code for the authenticator app carries' }) otpauthUrl: string;
}
export class SessionAnswer {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: Id;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) usedAt: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
  @ApiProperty({ type: 'string', nullable: true }) address: string | null;
  @ApiProperty({ type: 'string', nullable: true }) agent: string | null;
  @ApiProperty() current: boolean;
}
