import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { Can, Me } from '../core/http/can';
import { Answers, Refuses } from '../core/http/openapi';
import { ById } from '../core/http/params';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { PreviewInput, TemplatePreview, TrialInput, TrialResult } from './blocks.dto';
import { TrialService } from './trial.service';

@Controller('message-templates')
export class TemplateTrialsController {
  constructor(
    private readonly work: Work,
    private readonly trials: TrialService,
  ) {}

  /** The template with a real record. */
  @Post(':id/preview')
  @HttpCode(200)
  @Can('message-templates:read')
  @Answers(TemplatePreview)
  preview(@Me() me: Ctx, @Param() { id }: ById, @Body() body: PreviewInput) {
    return this.work.read(me, (tx) => this.trials.preview(tx, id, body));
  }

  /** The template as a mail to oneself; no conversation begins. */
  @Post(':id/trial')
  @HttpCode(200)
  @Can('message-templates:write')
  @Answers(TrialResult)
  @Refuses('channel_unknown', 'channel_not_connected', 'template_unfit')
  async trial(@Me() me: Ctx, @Param() { id }: ById, @Body() body: TrialInput): Promise<TrialResult> {
    const trial = await this.work.read({ ...me, once: undefined }, (tx) => this.trials.prepare(tx, id, body));
    return this.trials.send(trial);
  }
}
