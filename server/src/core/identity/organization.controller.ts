import { Body, Controller, Get, Patch } from '@nestjs/common';
import { Can, Me } from '../http/can';
import { Answers, Refuses } from '../http/openapi';
import type { Ctx } from '../tx';
import { Work } from '../work';
import { Organization, OrganizationPatch } from './organization.entity';
import { OrganizationService } from './organization.service';

@Controller('organization')
export class OrganizationController {
  constructor(
    private readonly work: Work,
    private readonly organization: OrganizationService,
  ) {}

  @Get()
  @Can('organization:read')
  @Answers(Organization)
  one(@Me() me: Ctx) {
    return this.work.read(me, (tx) => this.organization.mine(tx));
  }

  @Patch()
  @Can('organization:write')
  @Answers(Organization)
  @Refuses('version_conflict')
  change(@Me() me: Ctx, @Body() body: OrganizationPatch) {
    return this.work.write(me, (tx) => this.organization.change(tx, body));
  }
}
