import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { exportOf } from '../export';
import { Can, Me } from '../http/can';
import { Answers, AnswersFile, AnswersList, AnswersPage, Refuses } from '../http/openapi';
import { AtVersion, ById } from '../http/params';
import { Identities } from '../identity/identities';
import type { Ctx, Tx } from '../tx';
import { Work } from '../work';
import { CustomField, CustomFieldInput, CustomFieldPatch, CustomFieldReplacement } from './fields.entity';
import { CustomFieldExport, customFieldList, CustomFieldQuery, CustomFieldsService, ReorderInput } from './fields.service';

@Controller('custom-fields')
export class CustomFieldsController {
  constructor(
    private readonly work: Work,
    private readonly fields: CustomFieldsService,
    private readonly identities: Identities,
  ) {}

  @Get()
  @Can('custom-fields:read')
  @AnswersPage(CustomField)
  list(@Me() me: Ctx, @Query() query: CustomFieldQuery) {
    return this.work.read(me, (tx) => this.fields.list(tx, query));
  }

  @Post()
  @Can('custom-fields:write')
  @Answers(CustomField, 201)
  @Refuses('duplicate', 'too_many_fields', 'reference_missing')
  create(@Me() me: Ctx, @Body() body: CustomFieldInput) {
    return this.write(me, (tx) => this.fields.create(tx, body));
  }

  @Get('export')
  @Can('custom-fields:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() query: CustomFieldExport) {
    return exportOf(this.work, me, customFieldList, query, 'custom-fields');
  }

  @Post('reorder')
  @HttpCode(200)
  @Can('custom-fields:write')
  @AnswersList(CustomField)
  reorder(@Me() me: Ctx, @Body() body: ReorderInput) {
    return this.work.write(me, (tx) => this.fields.reorder(tx, body));
  }

  @Get(':id')
  @Can('custom-fields:read')
  @Answers(CustomField)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.fields.one(tx, id));
  }

  @Put(':id')
  @Can('custom-fields:write')
  @Answers(CustomField)
  @Refuses('version_conflict', 'field_in_use', 'choice_in_use')
  replace(@Me() me: Ctx, @Param() { id }: ById, @Body() body: CustomFieldReplacement) {
    return this.write(me, (tx) => this.fields.replace(tx, id, body));
  }

  @Patch(':id')
  @Can('custom-fields:write')
  @Answers(CustomField)
  @Refuses('version_conflict', 'field_in_use', 'choice_in_use')
  change(@Me() me: Ctx, @Param() { id }: ById, @Body() body: CustomFieldPatch) {
    return this.write(me, (tx) => this.fields.change(tx, id, body));
  }

  @Delete(':id')
  @Can('custom-fields:delete')
  @Answers(CustomField)
  @Refuses('version_conflict')
  archive(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.write(me, (tx) => this.fields.archive(tx, { id, version }));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('custom-fields:delete')
  @Answers(CustomField)
  restore(@Me() me: Ctx, @Param() { id }: ById) {
    return this.write(me, (tx) => this.fields.restore(tx, id));
  }

  /** Which fields somebody sees is remembered with their rights. */
  private write = (me: Ctx, fn: (tx: Tx) => Promise<CustomField>): Promise<CustomField> => this.identities.afresh(this.work.write(me, fn));
}
