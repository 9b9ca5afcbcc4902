import { ApiProperty } from '@nestjs/swagger';
import { Country, Email, Id as IdField, OneOf, Text } from '../dto';
import { applyDecorators } from '@nestjs/common';
import { IsString, Length, Matches } from 'class-validator';
import type { Id } from '../tx';
import { INDUSTRIES, Organization, OrganizationOfMine, type Industry } from './organization.entity';
import { PASSWORD } from './passwords';

/** Not trimmed: a blank may be part of it. */
const Password = (min = PASSWORD.min) =>
  applyDecorators(ApiProperty({ type: 'string', format: 'password', minLength: min, maxLength: PASSWORD.max }), IsString(), Length(min, PASSWORD.max));
const Code = () => applyDecorators(Text({ nullable: true, min: 6, max: 6 }), Matches(/^\d{6}$/));
const Token = () => Text({ max: 200 });

export class LoginInput {
  @Email() email: string;
  @Password(1) password: string;
  @Code() totpCode?: string | null;
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
  @Code() totpCode?: string | null;
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
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) signedInAt: string | null;
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
  @ApiProperty({ type: 'string', isArray: true }) permissions: readonly string[];
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
