import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiBody, ApiExtraModels, getSchemaPath } from '@nestjs/swagger';
import { checked } from '../bulk';
import { Can, Me } from '../http/can';
import { AnswersList } from '../http/openapi';
import type { Ctx } from '../tx';
import { Work } from '../work';
import { TaxRateAnswer, TaxRateInput, TaxRatesInput } from './tax.dto';
import { TaxRatesService } from './tax.service';

@Controller('tax-rates')
export class TaxRatesController {
  constructor(
    private readonly work: Work,
    private readonly rates: TaxRatesService,
  ) {}

  @Get()
  @Can('settings:read')
  @AnswersList(TaxRateAnswer)
  list(@Me() me: Ctx) {
    return this.work.read(me, (tx) => this.rates.list(tx));
  }

  @Put()
  @Can('settings:write')
  @AnswersList(TaxRateAnswer)
  @ApiExtraModels(TaxRateInput)
  @ApiBody({ schema: { type: 'array', items: { $ref: getSchemaPath(TaxRateInput) } } })
  async replace(@Me() me: Ctx, @Body() body: unknown[]) {
    const { rates } = await checked(TaxRatesInput, { rates: body });
    return this.work.write(me, (tx) => this.rates.replace(tx, rates));
  }
}
