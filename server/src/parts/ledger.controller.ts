import { Controller, Get, Param, Query } from '@nestjs/common';
import { requireCosts } from '../core/costs';
import { exportOf } from '../core/export';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersFile, AnswersPage } from '../core/http/openapi';
import { ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { AtQuery, ledger, LedgerExport, LedgerQuery, Reservation, reservationList, ReservationQuery, StockAt, Valuation } from './ledger.dto';
import { movement, ofPart, stockAt, valuation } from './ledger.queries';
import { StockTransaction } from './stock.entity';
import { Verification } from './verify.dto';
import { verifyStock } from './verify.queries';

@Controller('stock-transactions')
export class LedgerController {
  constructor(private readonly work: Work) {}

  @Get()
  @Can('stock:read')
  @AnswersPage(StockTransaction)
  list(@Me() me: Ctx, @Query() query: LedgerQuery) {
    return this.work.read(me, (tx) => ledger.page(tx, query));
  }

  @Get('export')
  @Can('stock:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: LedgerExport) {
    return exportOf(this.work, me, ledger, query, 'stock-transactions');
  }

  @Get(':id')
  @Can('stock:read')
  @Answers(StockTransaction)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => movement(tx, id));
  }
}

@Controller('parts/:id')
export class PartStockController {
  constructor(private readonly work: Work) {}

  @Get('transactions')
  @Can('stock:read')
  @AnswersPage(StockTransaction)
  transactions(@Me() me: Ctx, @Param() { id }: ById, @Query() query: LedgerQuery) {
    return this.work.read(me, (tx) => ofPart(tx, id, ledger.page(tx, { ...query, partId: [id] })));
  }

  @Get('reservations')
  @Can('stock:read')
  @AnswersPage(Reservation)
  reservations(@Me() me: Ctx, @Param() { id }: ById, @Query() query: ReservationQuery) {
    return this.work.read(me, (tx) => ofPart(tx, id, reservationList.page(tx, { ...query, partId: [id] })));
  }

  @Get('stock')
  @Can('stock:read')
  @Answers(StockAt)
  stock(@Me() me: Ctx, @Param() { id }: ById, @Query() { at }: AtQuery) {
    return this.work.read(me, (tx) => stockAt(tx, id, at));
  }
}

@Controller('stock')
export class StockBooksController {
  constructor(private readonly work: Work) {}

  /** Consists of costs: 403 without `costs:read`. */
  @Get('valuation')
  @Can('stock:read')
  @Answers(Valuation)
  valuation(@Me() me: Ctx, @Query() { at }: AtQuery) {
    requireCosts(me);
    return this.work.read(me, (tx) => valuation(tx, at));
  }

  @Get('verification')
  @Can('stock:read')
  @Answers(Verification)
  verify(@Me() me: Ctx) {
    return this.work.read(me, verifyStock);
  }
}
