import { Body, Controller, Delete, Get, Injectable, Param, Patch, Post, Query } from '@nestjs/common';
import { Bool, Email, inputOf, patchOf, Text, Time } from '../dto';
import { AtVersion, ById } from '../http/params';
import { Can, Me } from '../http/can';
import { Answers, AnswersPage, Refuses } from '../http/openapi';
import { is, isFlag, list } from '../list';
import { BaseRecord, Table } from '../record';
import { archive, byId, insert, restore, update, type Key } from '../rows';
import { row, rows, statement } from '../sql';
import type { Ctx, Id, Tx } from '../tx';
import { Work } from '../work';
import { grantable, within } from './grants';
import { Identities } from './identities';
import { USER_CHANGED, USER_REMOVED, USER_RESTORED } from './identity.events';
import { identity } from './identity.problems';
import { permissionsOf } from './permissions';

/** That a person belongs to the organization; it has the person's id. */
@Table('core.memberships')
export class Membership extends BaseRecord {
  @Text({ max: 60 }) role: string;
  @Bool({ filled: true }) active: boolean;
}

/** A member as people see it: the membership with the person's name (a view). */
@Table('core.members')
export class Member extends BaseRecord {
  @Text() name: string;
  @Email() email: string;
  @Text({ max: 60 }) role: string;
  @Bool({ filled: true }) active: boolean;
  @Bool() twoFactor: boolean;
  @Time({ nullable: true }) signedInAt: string | null;
}

export class MemberPatch extends patchOf(inputOf(Membership, ['role', 'active'])) {}

export const memberList = list({
  entity: Member,
  search: true,
  filter: { role: is('role'), active: isFlag('active') },
  sort: ['name', 'email', 'role', 'createdAt'],
});
export class MemberQuery extends memberList.Query {}

const ADMINS = statement(`select id from core.memberships where role = 'admin' and active and deleted_at is null order by id for update`);
const PERMISSIONS_OF = statement(`select permissions from core.roles where name = $1 and deleted_at is null`);
const END_SESSIONS = statement(`update core.sessions set ended_at = now(), ended_because = 'deactivated'
  where user_id = $1 and organization_id = $2 and ended_at is null`);

@Injectable()
export class MembersService {
  list = memberList.page;

  one = (tx: Tx, id: Id): Promise<Member> => byId(tx, Member, id);

  /** A new member; one who was a member before comes back. */
  async join(tx: Tx, id: Id, role: string): Promise<void> {
    const before = await row<{ version: number; deletedAt: string | null }>(tx, BEFORE, [id]);
    if (!before) return void (await insert(tx, Membership, { id, role }));
    if (before.deletedAt) await restore(tx, Membership, id);
    await update(tx, Membership, { id, version: before.version + (before.deletedAt ? 1 : 0) }, { role, active: true });
  }

  async change(tx: Tx, id: Id, { version, role, active }: MemberPatch): Promise<Member> {
    await this.mayTouch(tx, id);
    const given = role === undefined ? undefined : await grantable(tx, role);
    const { diff } = await update(tx, Membership, { id, version }, { role: given, active });
    await this.settle(tx, id, active === false);
    tx.emit(USER_CHANGED, id, diff);
    return this.one(tx, id);
  }

  /** What the person did stays; they cannot sign in here any more. */
  async archive(tx: Tx, key: Key): Promise<Member> {
    await this.mayTouch(tx, key.id);
    await archive(tx, Membership, key);
    await this.settle(tx, key.id, true);
    tx.emit(USER_REMOVED, key.id);
    return this.one(tx, key.id);
  }

  async restore(tx: Tx, id: Id): Promise<Member> {
    await this.mayTouch(tx, id);
    await restore(tx, Membership, id);
    tx.emit(USER_RESTORED, id);
    return this.one(tx, id);
  }

  /** Locks the admins, so that two of them cannot remove each other; nobody touches those who may do more than they. */
  private async mayTouch(tx: Tx, id: Id): Promise<void> {
    const [, { role }] = await Promise.all([rows(tx, ADMINS), this.one(tx, id)]);
    const own = await row<{ permissions: string[] }>(tx, PERMISSIONS_OF, [role]);
    within(tx, permissionsOf(role, own?.permissions ?? null));
  }

  private async settle(tx: Tx, id: Id, leaves: boolean): Promise<void> {
    if (leaves) await rows(tx, END_SESSIONS, [id, tx.ctx.organization]);
    if (!(await rows(tx, ADMINS)).length) throw identity.lastAdmin();
  }
}

const BEFORE = statement(`select version, deleted_at as "deletedAt" from core.memberships where id = $1 for update`);

@Controller('users')
export class UsersController {
  constructor(
    private readonly work: Work,
    private readonly members: MembersService,
    private readonly identities: Identities,
  ) {}

  @Get()
  @Can('users:read')
  @AnswersPage(Member)
  list(@Me() me: Ctx, @Query() query: MemberQuery) {
    return this.work.read(me, (tx) => this.members.list(tx, query));
  }

  @Get(':id')
  @Can('users:read')
  @Answers(Member)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.members.one(tx, id));
  }

  @Patch(':id')
  @Can('users:write')
  @Answers(Member)
  @Refuses('version_conflict', 'last_admin', 'role_unknown')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: MemberPatch) {
    return this.identities.afresh(this.work.write(me, (tx) => this.members.change(tx, id, body)));
  }

  @Delete(':id')
  @Can('users:write')
  @Answers(Member)
  @Refuses('version_conflict', 'last_admin')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.identities.afresh(this.work.write(me, (tx) => this.members.archive(tx, { id, version })));
  }

  @Post(':id/restore')
  @Can('users:write')
  @Answers(Member, 201)
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.members.restore(tx, id));
  }
}
