import { Controller, Get, Injectable, Query } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { concealed } from '../custom-fields/conceal';
import { fileOf } from '../export';
import { Can, Me } from '../http/can';
import { AnswersFile, AnswersPage } from '../http/openapi';
import { PageQuery, type Page } from '../list';
import { edgeOf } from '../dates';
import { IsDayOrTime } from '../dto';
import { organizationOf } from '../organization';
import { core } from '../problem';
import { rows, statement } from '../sql';
import type { Ctx, Id, Tx } from '../tx';
import { Work } from '../work';

/** What happened, as written with the change itself. */
export class AuditEvent {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: Id;
  @ApiProperty({ example: 'parts.part_changed' }) type: string;
  @ApiProperty({ type: 'string', format: 'uuid' }) subject: Id;
  @ApiProperty({ type: 'string', format: 'uuid' }) actor: Id;
  @ApiProperty({ type: 'string', nullable: true, description: 'of the person or the API key' }) actorName: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: '`{field: [before, after]}`, or what else is worth knowing' }) data: object;
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, description: 'the event this followed from' }) cause: Id | null;
}

const many = Transform(({ value }) => (typeof value === 'string' ? value.split(',') : value));
const FORMATS = ['csv', 'xlsx'] as const;
const LOCALES = ['de', 'en'] as const;
const ORDERS = ['-createdAt', 'createdAt'] as const;

export class AuditQuery extends PageQuery {
  @ApiPropertyOptional({ type: 'string', isArray: true, description: 'whole, or the module: `parts`' })
  @IsOptional()
  @many
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  type?: string[];
  @ApiPropertyOptional({ type: 'string', format: 'uuid' }) @IsOptional() @IsUUID() subject?: Id;
  @ApiPropertyOptional({ type: 'string', format: 'uuid' }) @IsOptional() @IsUUID() actor?: Id;
  @ApiPropertyOptional({ type: 'string', format: 'date-time' }) @IsOptional() @IsDayOrTime() from?: string;
  @ApiPropertyOptional({ type: 'string', format: 'date-time', description: 'a date: with that day' }) @IsOptional() @IsDayOrTime() to?: string;
  @ApiPropertyOptional({ enum: ORDERS, isArray: true, default: ['-createdAt'] })
  @IsOptional()
  @many
  @ArrayMaxSize(1)
  @IsIn(ORDERS, { each: true })
  sort?: string[];
}

export class AuditExport extends AuditQuery {
  @ApiPropertyOptional({ enum: FORMATS, default: 'csv' }) @IsOptional() @IsIn(FORMATS) format?: (typeof FORMATS)[number];
  @ApiPropertyOptional({ enum: LOCALES, description: 'of numbers and of what separates them; left out, plain' })
  @IsOptional()
  @IsIn(LOCALES)
  locale?: (typeof LOCALES)[number];
}
const COLUMNS = (['createdAt', 'actorName', 'type', 'subject', 'data', 'actor', 'cause', 'id'] as const).map((key) => ({
  key,
  header: key,
  type: key === 'createdAt' ? ('time' as const) : ('text' as const),
}));

const CONDITIONS: Record<'type' | 'subject' | 'actor' | 'from' | 'to', (bound: string) => string> = {
  type: (bound) => `(e.type = any (${bound}::text[]) or split_part(e.type, '.', 1) = any (${bound}::text[]))`,
  subject: (bound) => `e.subject = ${bound}::uuid`,
  actor: (bound) => `e.actor = ${bound}::uuid`,
  from: (bound) => `e.at >= ${bound}::timestamptz`,
  to: (bound) => `e.at < ${bound}::timestamptz + interval '1 millisecond'`,
};

@Injectable()
export class AuditService {
  /** Ids sort by age, so the primary key is the order: no index beside it. */
  async list(tx: Tx, query: AuditQuery): Promise<Page<AuditEvent>> {
    const { page = 1, perPage = 50, cursor, sort = ['-createdAt'] } = query;
    const params: unknown[] = [];
    const bind = (value: unknown) => `$${params.push(value)}`;
    const given = (Object.keys(CONDITIONS) as (keyof typeof CONDITIONS)[]).filter((name) => query[name] !== undefined);
    const { from, to } = query;
    const { timeZone } = from || to ? await organizationOf(tx) : { timeZone: 'UTC' };
    const asked = { ...query, from: from && edgeOf(from, 'first', timeZone), to: to && edgeOf(to, 'last', timeZone) };
    const where = given.map((name) => CONDITIONS[name](bind(asked[name])));
    const counted = cursor
      ? undefined
      : rows<{ total: number }>(tx, statement(`select count(*) as total from core.events e where ${where.join(' and ') || 'true'}`), [...params]);
    const [comes, order] = sort[0] === 'createdAt' ? ['>', 'asc'] : ['<', 'desc'];
    if (cursor) where.push(`e.id ${comes} ${bind(opened(cursor))}::uuid`);
    const text = `select e.id, e.type, e.subject, e.actor, coalesce(u.name, k.name) as "actorName", e.at as "createdAt", e.data, e.cause
      from core.events e left join core.users u on u.id = e.actor left join core.api_keys k on k.id = e.actor
      where ${where.join(' and ') || 'true'} order by e.id ${order} limit ${bind(perPage + 1)} offset ${bind(cursor ? 0 : (page - 1) * perPage)}`;
    const [found, total] = await Promise.all([rows<AuditEvent & Record<string, unknown>>(tx, statement(text), params), counted]);
    const items = found.slice(0, perPage).map((event) => ({ ...event, data: concealed(event.data, tx.ctx.hidden) }));
    const nextCursor = found.length > perPage ? Buffer.from(items.at(-1)!.id).toString('base64url') : null;
    const all = total?.[0].total ?? null;
    return { items, pagination: { page: cursor ? null : page, perPage, total: all, totalPages: all === null ? null : Math.ceil(all / perPage), nextCursor } };
  }
}

function opened(cursor: string): Id {
  const id = Buffer.from(cursor, 'base64url').toString();
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw core.validationFailed({ reason: 'not a cursor of this list' }, 'cursor');
  return id;
}

@Controller('audit-events')
export class AuditEventsController {
  constructor(
    private readonly work: Work,
    private readonly audit: AuditService,
  ) {}

  @Get()
  @Can('audit-events:read')
  @AnswersPage(AuditEvent)
  list(@Me() me: Ctx, @Query() query: AuditQuery) {
    return this.work.read(me, (tx) => this.audit.list(tx, query));
  }

  @Get('export')
  @Can('audit-events:export')
  @AnswersFile('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  export(@Me() me: Ctx, @Query() { format, locale, ...query }: AuditExport) {
    return fileOf(this.work, me, { name: 'audit-events', format, locale, columns: COLUMNS, page: (tx, more) => this.audit.list(tx, { ...query, ...more }) });
  }
}
