import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { FilesService } from '../core/files/files.service';
import { Public } from '../core/http/can';
import { AnswersFile } from '../core/http/openapi';
import { Id as IdField } from '../core/dto';
import { inside } from '../core/identity/auth.flow';
import type { Visitor } from '../core/identity/auth.flow';
import { stranger } from '../core/identity/identities';
import { Visiting } from '../core/identity/visitor';
import { SYSTEM_ACTOR } from '../core/jobs/runner';
import { core } from '../core/problem';
import { Work } from '../core/work';
import { organizationBehind } from './channels.queries';
import { FileLinks } from './file-links';
import { sentFile } from './file-links.queries';

export class LinkParams {
  @IdField() channelId: string;
  @ApiProperty({ pattern: '^[\\w-]{50,100}$' }) @Matches(/^[\w-]{50,100}$/) link: string;
}

/** Where providers fetch the files of our messages. */
@Controller('webhooks')
export class FileLinksController {
  constructor(
    private readonly work: Work,
    private readonly links: FileLinks,
    private readonly files: FilesService,
  ) {}

  @Get(':channelId/files/:link')
  @Public()
  @AnswersFile('*/*')
  async one(@Visiting() visitor: Visitor, @Param() { channelId, link }: LinkParams, @Res() reply: FastifyReply) {
    const id = this.links.open(link);
    const organization = id && (await this.work.read(stranger(visitor.requestId), (tx) => organizationBehind(tx, channelId)));
    if (!id || !organization) throw core.notFound({ id: channelId });
    const ctx = inside(visitor, organization, SYSTEM_ACTOR);
    const file = await this.work.read(ctx, (tx) => sentFile(tx, id, channelId));
    if (!file) throw core.notFound({ id });
    void reply.header('cache-control', 'private, no-store').header('x-content-type-options', 'nosniff').header('content-disposition', 'attachment');
    return reply.type(file.type).send(await this.files.read(ctx, file));
  }
}
