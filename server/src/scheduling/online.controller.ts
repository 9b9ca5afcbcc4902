import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CONFIG, type Config } from '../core/config';
import { Serving } from '../core/files/serving';
import { Public } from '../core/http/can';
import { ByToken } from '../core/http/params';
import { Answers, AnswersFile, AnswersList, Refuses } from '../core/http/openapi';
import { inside, type Visitor } from '../core/identity/auth.flow';
import { stranger } from '../core/identity/identities';
import { Visiting } from '../core/identity/visitor';
import { organizationOf } from '../core/organization';
import { core } from '../core/problem';
import { SYSTEM_ACTOR } from '../core/jobs/runner';
import type { Ctx, Id } from '../core/tx';
import { Work } from '../core/work';
import {
  BookingPage,
  OnlineBooking,
  OnlineWaiting,
  PublicAppointment,
  PublicCancel,
  PublicMove,
  PublicOffer,
  PublicSlot,
  PublicSlotQuery,
  PublicWaiting,
  SlugParam,
} from './online.dto';
import { bookingPageOf } from './online.queries';
import { OnlineService } from './online.service';
import { readToken } from './tokens';
import { WaitlistService } from './waitlist.service';

/** What customers do without an account: on the booking page of a house, and by the links in their mails. */
@Controller('public')
export class OnlineController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly work: Work,
    private readonly online: OnlineService,
    private readonly waitlist: WaitlistService,
    private readonly serving: Serving,
  ) {}

  @Get('bookings/:slug')
  @Public()
  @Answers(BookingPage)
  async page(@Visiting() visitor: Visitor, @Param() { slug }: SlugParam) {
    return this.work.read(await this.enter(visitor, slug), (tx) => this.online.page(tx));
  }

  @Get('bookings/:slug/availability')
  @Public()
  @AnswersList(PublicSlot)
  @Refuses('appointment_type_unknown', 'resource_unknown')
  async slots(@Visiting() visitor: Visitor, @Param() { slug }: SlugParam, @Query() query: PublicSlotQuery) {
    const free = await this.work.read(await this.enter(visitor, slug), (tx) => this.online.slots(tx, query));
    return free.map(({ startsAt, endsAt }) => ({ startsAt, endsAt }));
  }

  @Post('bookings/:slug')
  @Public()
  @Answers(PublicAppointment, 201)
  @Refuses('slot_taken', 'answer_missing', 'appointment_type_unknown')
  async book(@Visiting() visitor: Visitor, @Param() { slug }: SlugParam, @Body() body: OnlineBooking) {
    return this.work.write(await this.enter(visitor, slug), (tx) => this.online.book(tx, body));
  }

  @Post('bookings/:slug/waitlist')
  @Public()
  @Answers(PublicWaiting, 201)
  @Refuses('appointment_type_unknown')
  async wait(@Visiting() visitor: Visitor, @Param() { slug }: SlugParam, @Body() body: OnlineWaiting) {
    return this.work.write(await this.enter(visitor, slug), (tx) => this.waitlist.join(tx, body));
  }

  @Get('bookings/:slug/logo')
  @Public()
  @AnswersFile('image/*')
  async logo(@Visiting() visitor: Visitor, @Param() { slug }: SlugParam, @Res() reply: FastifyReply) {
    const ctx = await this.enter(visitor, slug);
    const file = await this.work.read(ctx, async (tx) => (await organizationOf(tx)).brand?.logoFileId);
    if (!file) throw core.notFound();
    return this.serving.file(ctx, file, reply);
  }

  @Get('appointments/:token')
  @Public()
  @Answers(PublicAppointment)
  one(@Visiting() visitor: Visitor, @Param() { token }: ByToken) {
    const { ctx, id } = this.open(visitor, 'appointment', token);
    return this.work.read(ctx, (tx) => this.online.one(tx, id));
  }

  @Get('appointments/:token/availability')
  @Public()
  @AnswersList(PublicSlot)
  async others(@Visiting() visitor: Visitor, @Param() { token }: ByToken, @Query() query: PublicSlotQuery) {
    const { ctx, id } = this.open(visitor, 'appointment', token);
    const free = await this.work.read(ctx, (tx) => this.online.slots(tx, query, id));
    return free.map(({ startsAt, endsAt }) => ({ startsAt, endsAt }));
  }

  @Post('appointments/:token/confirm')
  @HttpCode(200)
  @Public()
  @Answers(PublicAppointment)
  @Refuses('invalid_transition')
  confirm(@Visiting() visitor: Visitor, @Param() { token }: ByToken) {
    const { ctx, id } = this.open(visitor, 'appointment', token);
    return this.work.write(ctx, (tx) => this.online.confirm(tx, id));
  }

  @Post('appointments/:token/move')
  @HttpCode(200)
  @Public()
  @Answers(PublicAppointment)
  @Refuses('slot_taken', 'too_late', 'invalid_transition')
  move(@Visiting() visitor: Visitor, @Param() { token }: ByToken, @Body() { startsAt }: PublicMove) {
    const { ctx, id } = this.open(visitor, 'appointment', token);
    return this.work.write(ctx, (tx) => this.online.move(tx, id, startsAt));
  }

  @Post('appointments/:token/cancel')
  @HttpCode(200)
  @Public()
  @Answers(PublicAppointment)
  @Refuses('too_late', 'invalid_transition')
  cancel(@Visiting() visitor: Visitor, @Param() { token }: ByToken, @Body() { reason }: PublicCancel) {
    const { ctx, id } = this.open(visitor, 'appointment', token);
    return this.work.write(ctx, (tx) => this.online.cancel(tx, id, reason ?? null));
  }

  @Get('waitlist-offers/:token')
  @Public()
  @Answers(PublicOffer)
  offer(@Visiting() visitor: Visitor, @Param() { token }: ByToken) {
    const { ctx, id } = this.open(visitor, 'offer', token);
    return this.work.read(ctx, (tx) => this.waitlist.shown(tx, id));
  }

  @Post('waitlist-offers/:token/accept')
  @HttpCode(200)
  @Public()
  @Answers(PublicOffer)
  @Refuses('offer_gone', 'slot_taken')
  accept(@Visiting() visitor: Visitor, @Param() { token }: ByToken) {
    const { ctx, id } = this.open(visitor, 'offer', token);
    return this.work.write(ctx, (tx) => this.waitlist.accept(tx, id));
  }

  @Post('waitlist-offers/:token/decline')
  @HttpCode(200)
  @Public()
  @Answers(PublicOffer)
  @Refuses('offer_gone')
  decline(@Visiting() visitor: Visitor, @Param() { token }: ByToken) {
    const { ctx, id } = this.open(visitor, 'offer', token);
    return this.work.write(ctx, (tx) => this.waitlist.decline(tx, id));
  }

  /** The house whose page it is; 404 if there is none, or it takes no bookings. */
  private async enter(visitor: Visitor, slug: string): Promise<Ctx> {
    const organization = await this.work.read(stranger(visitor.requestId), (tx) => bookingPageOf(tx, slug));
    if (!organization) throw core.notFound();
    return inside(visitor, organization, SYSTEM_ACTOR, { role: 'system' });
  }

  /** What a link opens; 404 for one that is none of ours. */
  private open(visitor: Visitor, purpose: 'appointment' | 'offer', token: string): { ctx: Ctx; id: Id } {
    const found = readToken(this.config.jwtSecret, purpose, token);
    if (!found) throw core.notFound();
    return { ctx: inside(visitor, found.organization, SYSTEM_ACTOR, { role: 'system' }), id: found.id };
  }
}
