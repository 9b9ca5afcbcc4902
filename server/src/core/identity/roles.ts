import { Body, Controller, Delete, Get, Injectable, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import { Column } from 'typeorm';
import { inputOf, patchOf, Text } from '../dto';
import { AtVersion, ById } from '../http/params';
import { Can, Me } from '../http/can';
import { Answers, AnswersPage, AnswersSchema, Refuses } from '../http/openapi';
import { pageOf, PageQuery, type Page } from '../list';
import { core } from '../problem';
import { BaseRecord, Table } from '../record';
import { archive, byId, insert, update, type Key } from '../rows';
import { rows, statement } from '../sql';
import { shapeOf } from '../shape';
import type { Ctx, Id, Tx } from '../tx';
import { Work } from '../work';
import { within } from './grants';
import { Identities } from './identities';
import { ROLE_CHANGED, ROLE_CREATED, ROLE_REMOVED } from './identity.events';
import { identity } from './identity.problems';
import { BUILT_IN, CATALOGUE, isBuiltIn, PERMISSIONS, type BuiltIn, type Permission } from './permissions';

@Table('core.roles')
export class Role extends BaseRecord {
  @Text({ max: 60 }) name: string;
  @Text({ nullable: true, max: 500 }) description: string | null;
  @Column({ type: 'jsonb' })
  @ApiProperty({ enum: PERMISSIONS, enumName: 'Permission', isArray: true })
  @IsArray()
  @ArrayMaxSize(PERMISSIONS.length)
  @ArrayUnique()
  @IsIn(PERMISSIONS, { each: true })
  permissions: Permission[];
}

/** A role as it is listed: those of the product cannot be changed. */
export class RoleAnswer extends Role {
  @ApiProperty() builtIn: boolean;
}

export class RoleInput extends inputOf(Role, ['name', 'description', 'permissions']) {}
export class RolePatch extends patchOf(RoleInput) {}

const SYSTEM = '00000000-0000-0000-0000-000000000000';
const BEGAN = '2026-01-01T00:00:00.000Z';
const builtIn = (name: BuiltIn, i: number): RoleAnswer => ({
  id: `00000000-0000-7000-8000-00000000000${i + 1}`,
  name,
  description: null,
  permissions: [...BUILT_IN[name]],
  builtIn: true,
  version: 1,
  createdAt: BEGAN,
  updatedAt: BEGAN,
  createdBy: SYSTEM,
  updatedBy: SYSTEM,
  deletedAt: null,
});
const PRODUCT = (Object.keys(BUILT_IN) as BuiltIn[]).map(builtIn);

const own = (role: Role): RoleAnswer => ({ ...role, builtIn: false });
const RENAME = statement(`update core.memberships set role = $2 where role = $1`);
const RENAME_INVITED = statement(`update core.invitations set role = $2 where role = $1`);
const USERS = statement(`select count(*) as number from core.memberships where role = $1 and deleted_at is null
  union all select count(*) from core.invitations where role = $1 and status = 'open' and deleted_at is null`);

@Injectable()
export class RolesService {
  async list(tx: Tx, query: PageQuery): Promise<Page<RoleAnswer>> {
    const { table, columns } = shapeOf(Role);
    const made = await rows<Role>(tx, statement(`select ${columns('t')} from ${table} t where deleted_at is null order by name collate "de-x-icu", id`));
    return pageOf([...PRODUCT, ...made.map(own)], query);
  }

  one = async (tx: Tx, id: Id): Promise<RoleAnswer> => PRODUCT.find((role) => role.id === id) ?? own(await byId(tx, Role, id));

  async create(tx: Tx, input: RoleInput): Promise<RoleAnswer> {
    within(tx, input.permissions);
    if (isBuiltIn(input.name.toLowerCase())) throw identity.roleNameTaken();
    const role = await insert(tx, Role, input);
    tx.emit(ROLE_CREATED, role.id, { name: role.name, permissions: role.permissions });
    return own(role);
  }

  /** Members keep their role when it gets another name. */
  async change(tx: Tx, id: Id, { version, ...patch }: RolePatch): Promise<RoleAnswer> {
    const before = await this.changeable(tx, id);
    within(tx, [...before.permissions, ...(patch.permissions ?? [])]);
    if (patch.name && isBuiltIn(patch.name.toLowerCase())) throw identity.roleNameTaken();
    const { row: role, diff } = await update(tx, Role, { id, version }, patch as Partial<Role>);
    if (role.name !== before.name) await Promise.all([RENAME, RENAME_INVITED].map((text) => rows(tx, text, [before.name, role.name])));
    tx.emit(ROLE_CHANGED, id, diff);
    return own(role);
  }

  async archive(tx: Tx, key: Key): Promise<RoleAnswer> {
    await this.changeable(tx, key.id);
    const { row: role } = await archive(tx, Role, key);
    const used = await rows<{ number: number }>(tx, USERS, [role.name]);
    const reasons = ['users', 'invitations'].filter((_, i) => used[i].number > 0);
    if (reasons.length) throw core.inUse({ reasons });
    tx.emit(ROLE_REMOVED, role.id, { name: role.name });
    return own(role);
  }

  private async changeable(tx: Tx, id: Id): Promise<Role> {
    if (PRODUCT.some((role) => role.id === id)) throw identity.roleBuiltIn();
    return byId(tx, Role, id, 'for update');
  }
}

@Controller()
export class RolesController {
  constructor(
    private readonly work: Work,
    private readonly roles: RolesService,
    private readonly identities: Identities,
  ) {}

  @Get('roles')
  @Can('roles:read')
  @AnswersPage(RoleAnswer)
  list(@Me() me: Ctx, @Query() query: PageQuery) {
    return this.work.read(me, (tx) => this.roles.list(tx, query));
  }

  @Get('roles/:id')
  @Can('roles:read')
  @Answers(RoleAnswer)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.roles.one(tx, id));
  }

  @Post('roles')
  @Can('roles:write')
  @Answers(RoleAnswer, 201)
  @Refuses('duplicate')
  create(@Me() me: Ctx, @Body() body: RoleInput) {
    return this.work.write(me, (tx) => this.roles.create(tx, body));
  }

  @Patch('roles/:id')
  @Can('roles:write')
  @Answers(RoleAnswer)
  @Refuses('version_conflict', 'duplicate', 'role_built_in')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: RolePatch) {
    return this.identities.afresh(this.work.write(me, (tx) => this.roles.change(tx, id, body)));
  }

  @Delete('roles/:id')
  @Can('roles:write')
  @Answers(RoleAnswer)
  @Refuses('version_conflict', 'role_built_in', 'in_use')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.roles.archive(tx, { id, version }));
  }

  /** The catalogue: what a role can be made of. */
  @Get('permissions')
  @Can('roles:read')
  @AnswersSchema({ type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } })
  permissions() {
    return CATALOGUE;
  }
}
