import { Controller, Get, Injectable, Module } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { CustomFieldInput } from '../custom-fields/fields.entity';
import { CustomFieldsModule } from '../custom-fields/fields.module';
import { CUSTOM_ENTITIES, type CustomEntity } from '../custom-fields/fields.registry';
import { CustomFieldsService } from '../custom-fields/fields.service';
import { Can } from '../http/can';
import { AnswersList } from '../http/openapi';
import { INDUSTRY_CHOSEN, ORGANIZATION_REGISTERED } from '../identity/identity.events';
import { CUSTOMER_WORDS, INDUSTRIES, MODULE_KEYS, type CustomerWord, type Industry, type ModuleKey } from '../identity/organization.entity';
import { organizationOf } from '../organization';
import { Within } from '../reactions';
import type { Tx } from '../tx';
import { INDUSTRY_PACKS, type FieldTemplate } from './industries.data';

const PLAIN = { help: null, section: null, required: false, defaultValue: null, choices: [], linkTo: null, readRoles: [], writeRoles: [], inList: false };
const whole = (field: FieldTemplate): Omit<CustomFieldInput, 'entity' | 'position'> => ({ ...PLAIN, ...field });

/** Gives an organization the custom fields of its industry; those it has already, archived ones too, stay as they are. */
@Injectable()
export class IndustriesService {
  constructor(private readonly fields: CustomFieldsService) {}

  @Within(ORGANIZATION_REGISTERED, INDUSTRY_CHOSEN)
  async install(tx: Tx): Promise<void> {
    const { industry } = await organizationOf(tx);
    const { fields } = INDUSTRY_PACKS[industry as Industry];
    for (const entity of CUSTOM_ENTITIES) if (fields[entity]) await this.fields.install(tx, entity, fields[entity].map(whole));
  }
}

class IndustryField {
  @ApiProperty({ enum: CUSTOM_ENTITIES, enumName: 'CustomEntity' }) entity: CustomEntity;
  @ApiProperty() key: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) label: { de: string; en: string };
}
class IndustryOffer {
  @ApiProperty({ enum: INDUSTRIES, enumName: 'Industry' }) industry: Industry;
  @ApiProperty({ enum: MODULE_KEYS, enumName: 'ModuleKey', isArray: true }) modules: ModuleKey[];
  @ApiProperty({ enum: CUSTOMER_WORDS, enumName: 'CustomerWord' }) customerWord: CustomerWord;
  @ApiProperty({ type: () => IndustryField, isArray: true }) fields: IndustryField[];
}

@Controller('industries')
export class IndustriesController {
  /** What each industry brings along. */
  @Get()
  @Can('organization:read')
  @AnswersList(IndustryOffer)
  list(): IndustryOffer[] {
    return INDUSTRIES.map((industry) => {
      const { modules, customerWord, fields } = INDUSTRY_PACKS[industry];
      const told = CUSTOM_ENTITIES.flatMap((entity) => (fields[entity] ?? []).map(({ key, label }) => ({ entity, key, label })));
      return { industry, modules: [...modules], customerWord, fields: told };
    });
  }
}

@Module({ imports: [CustomFieldsModule], controllers: [IndustriesController], providers: [IndustriesService] })
export class IndustriesModule {}
