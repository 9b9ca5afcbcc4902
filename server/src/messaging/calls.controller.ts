import { Body, Controller, Param, Post } from '@nestjs/common';
import { Can, Me } from '../core/http/can';
import { Answers, Refuses } from '../core/http/openapi';
import { ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { CallInput } from './calls.dto';
import { CallsService } from './calls.service';
import { Message } from './messages.entity';

@Controller('channels')
export class CallsController {
  constructor(
    private readonly work: Work,
    private readonly calls: CallsService,
  ) {}

  /** A call that somebody made or took, noted by hand. */
  @Post(':id/calls')
  @Can('conversations:send')
  @Answers(Message, 201)
  @Refuses('channel_not_calls', 'address_invalid', 'reference_missing')
  note(@Me() me: Ctx, @Param() { id }: ById, @Body() body: CallInput) {
    return this.work.write(me, (tx) => this.calls.note(tx, id, body));
  }
}
