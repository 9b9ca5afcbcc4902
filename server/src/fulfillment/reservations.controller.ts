import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Can, Me } from '../core/http/can';
import { AnswersList, Refuses } from '../core/http/openapi';
import { ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { ReservationInput, ReservationLine, ReservationRelease } from './reservations.dto';
import { ReservationsService } from './reservations.service';

/** What is set aside, of what is on hand and of what is on its way. */
@Controller()
export class ReservationsController {
  constructor(
    private readonly work: Work,
    private readonly reservations: ReservationsService,
  ) {}

  @Get('orders/:id/reservations')
  @Can('orders:read')
  @AnswersList(ReservationLine)
  ofOrder(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.reservations.ofOrder(tx, id));
  }

  @Get('production-orders/:id/reservations')
  @Can('production-orders:read')
  @AnswersList(ReservationLine)
  ofProduction(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.reservations.ofProduction(tx, id));
  }

  /** From stock first, then from what comes soonest; what is not to be had stays open. */
  @Post('orders/:id/reserve')
  @HttpCode(200)
  @Can('stock:reserve')
  @AnswersList(ReservationLine)
  @Refuses('invalid_transition')
  fillOrder(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.reservations.fillOrder(tx, id));
  }

  @Post('production-orders/:id/reserve')
  @HttpCode(200)
  @Can('stock:reserve')
  @AnswersList(ReservationLine)
  @Refuses('invalid_transition')
  fillProduction(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.reservations.fillProduction(tx, id));
  }

  /** By hand: so much of what is on hand, or of a line of a purchase order. */
  @Post('reservations')
  @HttpCode(200)
  @Can('stock:reserve')
  @AnswersList(ReservationLine)
  @Refuses('invalid_transition', 'not_needed', 'insufficient_stock', 'over_allocated', 'item_unknown', 'order_item_unknown')
  reserve(@Me() me: Ctx, @Body() body: ReservationInput) {
    return this.work.write(me, (tx) => this.reservations.reserve(tx, body));
  }

  @Post('reservations/release')
  @HttpCode(200)
  @Can('stock:reserve')
  @AnswersList(ReservationLine)
  @Refuses('invalid_transition', 'order_item_unknown')
  release(@Me() me: Ctx, @Body() body: ReservationRelease) {
    return this.work.write(me, (tx) => this.reservations.release(tx, body));
  }
}
