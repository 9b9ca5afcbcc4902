import { Bool } from '../dto';
import { BaseRecord, Table } from '../record';

/** What a person chose of their screen in an organization; has the person's id. */
@Table('core.screen_settings')
export class ScreenSettingsRow extends BaseRecord {
  @Bool() firstStepsHidden: boolean;
}
