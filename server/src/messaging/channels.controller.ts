import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BulkResult } from '../core/bulk';
import { Bulks } from '../core/bulk.runner';
import { whole } from '../core/dto';
import { exportOf } from '../core/export';
import { Can, Me } from '../core/http/can';
import { Answers, AnswersFile, AnswersJob, AnswersPage, Refuses } from '../core/http/openapi';
import { AtVersion, ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { Adapters } from './adapters';
import { ChannelBulk, ChannelExport, ChannelInput, channelList, ChannelPatch, ChannelQuery, ChannelReplacement, ChannelTest } from './channels.dto';
import { Channel } from './channels.entity';
import { ChannelsService } from './channels.service';

@Controller('channels')
export class ChannelsController {
  constructor(
    private readonly work: Work,
    private readonly channels: ChannelsService,
    private readonly adapters: Adapters,
    private readonly bulks: Bulks,
  ) {
    bulks.offer('channels', channelList, (tx, body) => channels.bulk(tx, body));
  }

  @Get()
  @Can('channels:read')
  @AnswersPage(Channel)
  list(@Me() me: Ctx, @Query() query: ChannelQuery) {
    return this.work.read(me, (tx) => this.channels.list(tx, query));
  }

  @Post()
  @Can('channels:write')
  @Answers(Channel, 201)
  @Refuses('duplicate', 'channel_source_unfit')
  create(@Me() me: Ctx, @Body() body: ChannelInput) {
    return this.work.write({ ...me, once: undefined }, (tx) => this.channels.create(tx, body));
  }

  /** What anybody may see of them: secrets are in no file. */
  @Get('export')
  @Can('channels:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: ChannelExport) {
    return exportOf(this.work, me, channelList, query, 'channels');
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('channels:delete')
  @Answers(BulkResult)
  @AnswersJob()
  bulk(@Me() me: Ctx, @Body() body: ChannelBulk, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.bulks.answer(me, 'channels', body, reply);
  }

  @Get(':id')
  @Can('channels:read')
  @Answers(Channel)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.channels.one(tx, id));
  }

  @Put(':id')
  @Can('channels:write')
  @Answers(Channel)
  @Refuses('version_conflict', 'duplicate')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: ChannelReplacement) {
    return this.work.write(me, (tx) => this.channels.change(tx, id, whole(ChannelInput, body)));
  }

  @Patch(':id')
  @Can('channels:write')
  @Answers(Channel)
  @Refuses('version_conflict', 'duplicate')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: ChannelPatch) {
    return this.work.write(me, (tx) => this.channels.change(tx, id, body));
  }

  @Delete(':id')
  @Can('channels:delete')
  @Answers(Channel)
  @Refuses('version_conflict')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.work.write(me, (tx) => this.channels.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('channels:delete')
  @Answers(Channel)
  @Refuses('duplicate')
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.write(me, (tx) => this.channels.restore(tx, id));
  }

  /** Whether it works, and in plain words what is wrong. */
  @Post(':id/test')
  @HttpCode(200)
  @Can('channels:write')
  @Answers(ChannelTest)
  @Refuses('channel_source_unfit')
  async test(@Me() me: Ctx, @Param() { id }: ById): Promise<ChannelTest> {
    const channel = await this.work.read(me, (tx) => this.channels.open(tx, id));
    const tested = await this.adapters.require(channel.provider).test(channel);
    const reason = tested.ok ? null : tested.reason[me.locale];
    const outcome = tested.ok
      ? { status: 'connected' as const, reason, ownAddress: tested.ownAddress, facts: tested.facts }
      : { status: 'failing' as const, reason };
    // nothing a person changed: how it stands follows from the test
    await this.work.write({ ...me, once: undefined, cause: id }, (tx) => this.channels.outcome(tx, id, outcome));
    return { ok: tested.ok, reason };
  }
}
