import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BulkResult } from '../core/bulk';
import { Bulks } from '../core/bulk.runner';
import { exportOf } from '../core/export';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersJob, AnswersFile, AnswersPage, Refuses } from '../core/http/openapi';
import { AtVersion, ById } from '../core/http/params';
import { PageQuery } from '../core/list';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { LocationBulk, LocationExport, LocationInput, locationList, LocationPatch, LocationQuery, LocationReplacement, StockAtLocation } from './locations.dto';
import { Location } from './locations.entity';
import { LocationsService } from './locations.service';

@Controller('locations')
export class LocationsController {
  constructor(
    private readonly work: Work,
    private readonly locations: LocationsService,
    private readonly bulks: Bulks,
  ) {
    bulks.offer('locations', locationList, (tx, body) => locations.bulk(tx, body));
  }

  @Get()
  @Can('locations:read')
  @AnswersPage(Location)
  list(@Me() me: Ctx, @Query() query: LocationQuery) {
    return this.work.read(me, (tx) => this.locations.list(tx, query));
  }

  @Post()
  @Can('locations:write')
  @Answers(Location, 201)
  @Refuses('duplicate', 'location_unknown')
  create(@Me() me: Ctx, @Body() body: LocationInput) {
    return this.work.write(me, (tx) => this.locations.create(tx, body));
  }

  @Get('export')
  @Can('locations:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: LocationExport) {
    return exportOf(this.work, me, locationList, query, 'locations');
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('locations:write')
  @Answers(BulkResult)
  @AnswersJob()
  @Refuses('in_use', 'duplicate')
  bulk(@Me() me: Ctx, @Body() body: LocationBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'locations', body, reply);
  }

  @Get(':id')
  @Can('locations:read')
  @Answers(Location)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.locations.one(tx, id));
  }

  @Get(':id/stock')
  @Can('stock:read')
  @AnswersPage(StockAtLocation)
  stock(@Me() me: Ctx, @Param() { id }: ById, @Query() query: PageQuery) {
    return this.work.read(me, (tx) => this.locations.stock(tx, id, query));
  }

  @Put(':id')
  @Can('locations:write')
  @Answers(Location)
  @Refuses('version_conflict', 'duplicate', 'default_location_needed', 'location_unknown', 'location_cycle')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: LocationReplacement) {
    return this.work.write(me, (tx) => this.locations.replace(tx, id, body));
  }

  @Patch(':id')
  @Can('locations:write')
  @Answers(Location)
  @Refuses('version_conflict', 'duplicate', 'default_location_needed', 'location_unknown', 'location_cycle')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: LocationPatch) {
    return this.work.write(me, (tx) => this.locations.change(tx, id, body));
  }

  @Delete(':id')
  @Can('locations:delete')
  @Answers(Location)
  @Refuses('version_conflict', 'in_use')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.locations.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('locations:delete')
  @Answers(Location)
  @Refuses('duplicate')
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.locations.restore(tx, id));
  }
}
