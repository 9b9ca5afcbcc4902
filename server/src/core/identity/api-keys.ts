import { Body, Controller, Delete, Get, Injectable, Param, Post, Query } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMinSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import { Column } from 'typeorm';
import { inputOf, Text, Time } from '../dto';
import { AtVersion, ById } from '../http/params';
import { Can, Me } from '../http/can';
import { Answers, AnswersPage, Refuses } from '../http/openapi';
import { list } from '../list';
import { core } from '../problem';
import { BaseRecord, Table } from '../record';
import { archive, byId, insert, type Key } from '../rows';
import type { Ctx, Id, Tx } from '../tx';
import { Work } from '../work';
import { within } from './grants';
import { hashOf, Identities } from './identities';
import { API_KEY_CREATED, API_KEY_REVOKED } from './identity.events';
import { PERMISSIONS, type Permission } from './permissions';
import { newSecret } from './sessions.service';

/** A key of an integration. The secret itself is kept by nobody but its owner. */
@Table('core.api_keys')
export class ApiKey extends BaseRecord {
  @Text({ max: 100 }) name: string;
  @Text({ max: 20, description: 'how the key begins' }) prefix: string;
  @Column({ type: 'jsonb' })
  @ApiProperty({ enum: PERMISSIONS, enumName: 'Permission', isArray: true })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(PERMISSIONS, { each: true })
  scopes: Permission[];
  @Time({ nullable: true, description: 'never, if null' }) expiresAt: string | null;
  @Time({ nullable: true }) lastUsedAt: string | null;
}

/** The table's row; the hash of the secret is no field of the answer. */
@Table('core.api_keys')
export class ApiKeyRow extends ApiKey {
  @Column({ type: 'text' }) keyHash: string;
}

export class NewApiKey extends ApiKey {
  @ApiProperty({ description: 'shown this once' }) key: string;
}
export class ApiKeyInput extends inputOf(ApiKey, ['name', 'scopes', 'expiresAt']) {}

export const apiKeyList = list({ entity: ApiKey, sort: ['name', 'createdAt'] });
export class ApiKeyQuery extends apiKeyList.Query {}

@Injectable()
export class ApiKeysService {
  list = apiKeyList.page;

  one = (tx: Tx, id: Id): Promise<ApiKey> => byId(tx, ApiKey, id);

  async create(tx: Tx, { name, scopes, expiresAt }: ApiKeyInput): Promise<NewApiKey> {
    within(tx, scopes);
    if (expiresAt && Date.parse(expiresAt) <= Date.parse(tx.now)) throw core.validationFailed({ reason: 'in_the_past' }, 'expiresAt');
    const key = `kontor_${newSecret()}`;
    const { keyHash: _hash, ...made } = await insert(tx, ApiKeyRow, { name, scopes, expiresAt, prefix: key.slice(0, 12), keyHash: hashOf(key) });
    tx.emit(API_KEY_CREATED, made.id, { name, scopes, expiresAt });
    return { key, ...made };
  }

  async revoke(tx: Tx, key: Key): Promise<ApiKey> {
    const { row: gone } = await archive(tx, ApiKey, key);
    tx.emit(API_KEY_REVOKED, gone.id, { name: gone.name });
    return gone;
  }
}

@Controller('api-keys')
export class ApiKeysController {
  constructor(
    private readonly work: Work,
    private readonly keys: ApiKeysService,
    private readonly identities: Identities,
  ) {}

  @Get()
  @Can('api-keys:read')
  @AnswersPage(ApiKey)
  list(@Me() me: Ctx, @Query() query: ApiKeyQuery) {
    return this.work.read(me, (tx) => this.keys.list(tx, query));
  }

  @Get(':id')
  @Can('api-keys:read')
  @Answers(ApiKey)
  one(@Me() me: Ctx, @Param() { id }: ById) {
    return this.work.read(me, (tx) => this.keys.one(tx, id));
  }

  /** Not kept under an idempotency key: the secret would lie in the database in the clear. */
  @Post()
  @Can('api-keys:write')
  @Answers(NewApiKey, 201)
  @Refuses('missing_permission')
  create(@Me() me: Ctx, @Body() body: ApiKeyInput) {
    return this.work.write({ ...me, once: undefined }, (tx) => this.keys.create(tx, body));
  }

  @Delete(':id')
  @Can('api-keys:write')
  @Answers(ApiKey)
  @Refuses('version_conflict')
  revoke(@Me() me: Ctx, @Param() { id }: ById, @Query() { version }: AtVersion) {
    return this.identities.afresh(this.work.write(me, (tx) => this.keys.revoke(tx, { id, version })));
  }
}
