import { Body, Controller, Delete, Get, Headers, HttpCode, Inject, Param, Patch, Post, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CONFIG, type Config } from '../config';
import { ById } from '../http/params';
import { Me, Public, Self } from '../http/can';
import { Answers, AnswersList, AnswersNothing, Refuses } from '../http/openapi';
import type { Ctx } from '../tx';
import { Work } from '../work';
import {
  AcceptInput,
  CodeInput,
  LoginInput,
  Me as MeAnswer,
  Myself,
  NewSecondFactor,
  PasswordInput,
  ProfilePatch,
  ProtectedMyself,
  RecoveryCodes,
  RegisterInput,
  ResetConfirmInput,
  ResetInput,
  ScreenSettings,
  SessionAnswer,
  SignedIn,
  SwitchInput,
} from './auth.dto';
import { AuthFlow, type Visitor } from './auth.flow';
import { Identities } from './identities';
import { LinksFlow } from './links.flow';
import { MeService } from './me.service';
import { RefreshToken, Visiting, withCookie, withoutCookie } from './visitor';

/** What holds a secret is not kept under an idempotency key: it would lie in the database in the clear. */
const unkept = (me: Ctx): Ctx => ({ ...me, once: undefined });

@Controller('auth')
export class AuthController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly work: Work,
    private readonly auth: AuthFlow,
    private readonly links: LinksFlow,
    private readonly mine: MeService,
    private readonly identities: Identities,
  ) {}

  @Post('login')
  @Public()
  @HttpCode(200)
  @Answers(SignedIn)
  @Refuses('unauthenticated', 'second_factor_required', 'too_many_attempts')
  async login(@Visiting() visitor: Visitor, @Body() body: LoginInput, @Res({ passthrough: true }) reply: FastifyReply) {
    return withCookie(reply, await this.auth.login(visitor, body), this.config);
  }

  @Post('register')
  @Public()
  @Answers(SignedIn, 201)
  @Refuses('duplicate', 'registration_closed')
  async register(@Visiting() visitor: Visitor, @Body() body: RegisterInput, @Res({ passthrough: true }) reply: FastifyReply) {
    return withCookie(reply, await this.auth.register(visitor, body), this.config);
  }

  @Post('refresh')
  @Public()
  @HttpCode(200)
  @Answers(SignedIn)
  @Refuses('unauthenticated')
  async refresh(@Visiting() visitor: Visitor, @RefreshToken() token: string | undefined, @Res({ passthrough: true }) reply: FastifyReply) {
    return withCookie(reply, await this.auth.refresh(visitor, token), this.config);
  }

  @Post('logout')
  @Public()
  @HttpCode(200)
  @AnswersNothing()
  async logout(
    @Visiting() visitor: Visitor,
    @RefreshToken() token: string | undefined,
    @Headers('authorization') bearer: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return (withoutCookie(reply, this.config), this.auth.logout(visitor, token, bearer));
  }

  @Post('password-reset')
  @Public()
  @HttpCode(202)
  @AnswersNothing(202)
  askReset(@Visiting() visitor: Visitor, @Body() { email }: ResetInput) {
    return this.links.askReset(visitor, email);
  }

  @Post('password-reset/confirm')
  @Public()
  @HttpCode(200)
  @AnswersNothing()
  @Refuses('link_expired')
  confirmReset(@Visiting() visitor: Visitor, @Body() body: ResetConfirmInput) {
    return this.links.confirmReset(visitor, body);
  }

  @Post('accept-invitation')
  @Public()
  @HttpCode(200)
  @Answers(SignedIn)
  @Refuses('unauthenticated', 'second_factor_required', 'too_many_attempts', 'link_expired')
  async acceptInvitation(@Visiting() visitor: Visitor, @Body() body: AcceptInput, @Res({ passthrough: true }) reply: FastifyReply) {
    return withCookie(reply, await this.links.accept(visitor, body), this.config);
  }

  @Post('logout-everywhere')
  @Self()
  @HttpCode(200)
  @AnswersNothing()
  logoutEverywhere(@Me() me: Ctx) {
    return this.identities.afresh(this.work.write(me, (tx) => this.mine.logoutEverywhere(tx)));
  }

  @Post('switch-organization')
  @Self()
  @HttpCode(200)
  @Answers(SignedIn)
  @Refuses('not_found')
  switchOrganization(@Me() me: Ctx, @Body() { organizationId }: SwitchInput) {
    return this.auth.switchTo(me, organizationId);
  }

  @Get('me')
  @Self()
  @Answers(MeAnswer)
  me(@Me() me: Ctx) {
    return this.work.read(me, (tx) => this.mine.me(tx));
  }

  @Patch('me')
  @Self()
  @Answers(Myself)
  change(@Me() me: Ctx, @Body() body: ProfilePatch) {
    return this.work.write(me, (tx) => this.mine.change(tx, body));
  }

  @Put('me/screen')
  @Self()
  @Answers(ScreenSettings)
  changeScreen(@Me() me: Ctx, @Body() body: ScreenSettings) {
    return this.work.write(me, (tx) => this.mine.changeScreen(tx, body));
  }

  @Post('password')
  @Self()
  @HttpCode(200)
  @AnswersNothing()
  @Refuses('validation_failed')
  changePassword(@Me() me: Ctx, @Body() body: PasswordInput) {
    return this.identities.afresh(this.work.write(me, (tx) => this.mine.changePassword(tx, body)));
  }

  @Get('sessions')
  @Self()
  @AnswersList(SessionAnswer)
  sessions(@Me() me: Ctx) {
    return this.work.read(me, (tx) => this.mine.listSessions(tx));
  }

  @Delete('sessions/:id')
  @Self()
  @AnswersNothing()
  @Refuses('not_found')
  endSession(@Me() me: Ctx, @Param() { id }: ById) {
    return this.identities.afresh(this.work.write(me, (tx) => this.mine.endSession(tx, id)));
  }

  @Post('totp')
  @Self()
  @HttpCode(200)
  @Answers(NewSecondFactor)
  totp(@Me() me: Ctx) {
    return this.work.write(unkept(me), (tx) => this.mine.prepareSecondFactor(tx));
  }

  @Post('totp/confirm')
  @Self()
  @HttpCode(200)
  @Answers(ProtectedMyself)
  @Refuses('wrong_code')
  confirmTotp(@Me() me: Ctx, @Body() { code }: CodeInput) {
    return this.work.write(unkept(me), (tx) => this.mine.confirmSecondFactor(tx, code));
  }

  @Post('totp/recovery-codes')
  @Self()
  @HttpCode(200)
  @Answers(RecoveryCodes)
  @Refuses('second_factor_off')
  renewRecoveryCodes(@Me() me: Ctx) {
    return this.work.write(unkept(me), (tx) => this.mine.renewRecoveryCodes(tx));
  }

  @Delete('totp')
  @Self()
  @Answers(Myself)
  removeTotp(@Me() me: Ctx) {
    return this.work.write(me, (tx) => this.mine.turnOffSecondFactor(tx));
  }
}
