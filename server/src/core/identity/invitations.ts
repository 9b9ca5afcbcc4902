import { Body, Controller, Delete, Get, Inject, Injectable, Param, Post, Query } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Column } from 'typeorm';
import { CONFIG, type Config } from '../config';
import { Email, inputOf, OneOf, Text, Time } from '../dto';
import { AtVersion, ById } from '../http/params';
import { Can, Me } from '../http/can';
import { Answers, AnswersPage, Refuses } from '../http/openapi';
import { anyOf, list } from '../list';
import { MailService } from '../mail/mail.service';
import { organizationOf } from '../organization';
import { BaseRecord, Table } from '../record';
import { byId, insert, update, type Key } from '../rows';
import { row, rows, statement } from '../sql';
import type { Ctx, Id, Tx } from '../tx';
import { Work } from '../work';
import { grantable } from './grants';
import { hashOf } from './identities';
import { INVITATION_REVOKED, USER_INVITED } from './identity.events';
import { invitationMail } from './identity.mails';
import { identity } from './identity.problems';
import { newSecret } from './sessions.service';

const DAYS = 7;
const STATUS = ['open', 'accepted', 'revoked'] as const;

@Table('core.invitations')
export class Invitation extends BaseRecord {
  @Email() email: string;
  @Text({ max: 60 }) role: string;
  @OneOf('InvitationStatus', STATUS) status: (typeof STATUS)[number];
  @Time() expiresAt: string;
  @Time({ nullable: true }) acceptedAt: string | null;
}

/** The table's row; the hash of the link's secret is no field of the answer. */
@Table('core.invitations')
export class InvitationRow extends Invitation {
  @Column({ type: 'text' }) tokenHash: string;
}

export class NewInvitation extends Invitation {
  @ApiProperty({ description: 'to hand over where no mail can be sent; shown this once' }) link: string;
}
export class InvitationInput extends inputOf(Invitation, ['email', 'role']) {}

export const invitationList = list({ entity: Invitation, filter: { status: anyOf('status', STATUS) }, sort: ['-createdAt', 'email'] });
export class InvitationQuery extends invitationList.Query {}

const MEMBER = statement(`select id from core.members where lower(email) = lower($1) and active and deleted_at is null`);
const REPLACE = statement(
  `update core.invitations set status = 'revoked', version = version + 1, updated_at = now() where lower(email) = lower($1) and status = 'open' and deleted_at is null`,
);
const INVITER = statement(`select coalesce((select name from core.users where id = $1), (select name from core.api_keys where id = $1)) as name`);

@Injectable()
export class InvitationsService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly mails: MailService,
  ) {}

  list = invitationList.page;

  one = (tx: Tx, id: Id): Promise<Invitation> => byId(tx, Invitation, id);

  /** Sends a link that is valid for seven days. An earlier invitation of the same person is replaced. */
  async create(tx: Tx, { email, role }: InvitationInput): Promise<NewInvitation> {
    const given = await grantable(tx, role);
    if (await row(tx, MEMBER, [email])) throw identity.alreadyMember();
    await rows(tx, REPLACE, [email]);
    const token = newSecret();
    const expiresAt = new Date(Date.parse(tx.now) + DAYS * 86_400_000).toISOString();
    const { tokenHash: _hash, ...made } = await insert(tx, InvitationRow, { email, role: given, tokenHash: hashOf(token), expiresAt });
    const link = `${this.config.publicUrl}/accept-invitation?token=${token}`;
    const [organization, inviter] = await Promise.all([organizationOf(tx), row<{ name: string | null }>(tx, INVITER, [tx.ctx.actor])]);
    const mail = invitationMail(organization.locale.startsWith('de') ? 'de' : 'en', organization, email, inviter?.name ?? organization.name, link);
    await this.mails.queue(tx, { ...mail, subjectType: 'invitations', subjectId: made.id });
    tx.emit(USER_INVITED, made.id, { email, role: given });
    return { ...made, link };
  }

  async revoke(tx: Tx, key: Key): Promise<Invitation> {
    const before = await this.one(tx, key.id);
    const status = before.status === 'open' ? 'revoked' : before.status;
    const { row: gone } = await update(tx, Invitation, key, { status, deletedAt: tx.now });
    tx.emit(INVITATION_REVOKED, gone.id, { email: gone.email });
    return gone;
  }
}

@Controller('invitations')
export class InvitationsController {
  constructor(
    private readonly work: Work,
    private readonly invitations: InvitationsService,
  ) {}

  @Get()
  @Can('invitations:read')
  @AnswersPage(Invitation)
  list(@Me() me: Ctx, @Query() query: InvitationQuery) {
    return this.work.read(me, (tx) => this.invitations.list(tx, query));
  }

  @Get(':id')
  @Can('invitations:read')
  @Answers(Invitation)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.invitations.one(tx, id));
  }

  /** Not kept under an idempotency key, because the answer holds a secret; a second invitation replaces the first. */
  @Post()
  @Can('invitations:write')
  @Answers(NewInvitation, 201)
  @Refuses('duplicate', 'role_unknown', 'missing_permission')
  create(@Me() me: Ctx, @Body() body: InvitationInput) {
    return this.work.write({ ...me, once: undefined }, (tx) => this.invitations.create(tx, body));
  }

  @Delete(':id')
  @Can('invitations:write')
  @Answers(Invitation)
  @Refuses('version_conflict')
  revoke(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.invitations.revoke(tx, { id, version }));
  }
}
