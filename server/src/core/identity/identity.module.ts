import { Module } from '@nestjs/common';
import { ApiKey, ApiKeyRow, ApiKeysController, ApiKeysService } from './api-keys';
import { AttemptsService } from './attempts.service';
import { AuditEventsController, AuditService } from './audit';
import { AuthController } from './auth.controller';
import { AuthFlow } from './auth.flow';
import { Invitation, InvitationRow, InvitationsController, InvitationsService } from './invitations';
import { LinksFlow } from './links.flow';
import { MeService } from './me.service';
import { Member, Membership, MembersService, UsersController } from './members';
import { OrganizationController } from './organization.controller';
import { Organization } from './organization.entity';
import { OrganizationService } from './organization.service';
import { PeopleService } from './people.service';
import { Role, RolesController, RolesService } from './roles';
import { ScreenSettingsRow } from './screen-settings.entity';
import { SecondFactor } from './second-factor';
import { SessionsService } from './sessions.service';
import { TokensService } from './tokens.service';

export const identityEntities = [Organization, Membership, Member, Role, ApiKey, ApiKeyRow, Invitation, InvitationRow, ScreenSettingsRow];

/** Organizations, people, roles, keys. The guard and its strategies stand in `core.module.ts`, because every route needs them. */
@Module({
  controllers: [AuthController, OrganizationController, UsersController, RolesController, InvitationsController, ApiKeysController, AuditEventsController],
  providers: [
    AuthFlow,
    LinksFlow,
    MeService,
    TokensService,
    AttemptsService,
    PeopleService,
    SessionsService,
    SecondFactor,
    OrganizationService,
    MembersService,
    RolesService,
    InvitationsService,
    ApiKeysService,
    AuditService,
  ],
})
export class IdentityModule {}
