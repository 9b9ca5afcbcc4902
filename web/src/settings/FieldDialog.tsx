import { Autocomplete, Box, Checkbox, FormControlLabel, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import type { CustomEntity, CustomField, LinkTarget } from '../api';
import { api, queries } from '../core/api';
import { VerbDialog } from '../core/record';
import { language, useText, type TextKey } from '../core/texts';
import { ChoiceList } from './ChoiceList';
import { bodyOf, chooses, draftOf, keyOf, TYPES, type Draft } from './field.draft';
import { useRoles } from './MemberPanel';
import { useRoleName } from './Word';

const TARGETS: LinkTarget[] = ['customers', 'deals', 'appointments', 'orders', 'invoices', 'parts', 'builds', 'suppliers'];

interface Props {
  entity: CustomEntity;
  field: CustomField | null;
  onClose: () => void;
}

/** A field is made or changed; its key, and its kind once records have values, stay. */
export function FieldDialog({ entity, field, onClose }: Props) {
  const t = useText();
  const [draft, setDraft] = useState(() => draftOf(field));
  const set = (patch: Partial<Draft>) => setDraft((now) => ({ ...now, ...patch }));
  const save = async () => {
    await (field ? api.patch(`/custom-fields/${field.id}`, bodyOf(draft, entity, field)) : api.post('/custom-fields', bodyOf(draft, entity, null)));
    await queries.invalidateQueries();
  };
  const title = field ? t('fields.edit', { label: field.label[language()] }) : t('fields.create');
  const named = Boolean(draft.labelDe.trim() || draft.labelEn.trim());
  return (
    <VerbDialog
      title={title}
      submit={t(field ? 'core.actions.save' : 'core.actions.create')}
      run={save}
      done={t('core.saved')}
      disabled={!named}
      wide="md"
      onClose={onClose}
    >
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 2, pt: 1 }}>
        <Words draft={draft} set={set} field={field} />
        <Kind draft={draft} set={set} field={field} />
        {chooses(draft.type) && <ChoiceList choices={draft.choices} onChange={(choices) => set({ choices })} />}
        <Rights draft={draft} set={set} />
      </Box>
    </VerbDialog>
  );
}

interface Part {
  draft: Draft;
  set: (patch: Partial<Draft>) => void;
}
type Typed = { [K in keyof Draft]: Draft[K] extends string ? K : never }[keyof Draft];

function Words({ draft, set, field }: Part & { field: CustomField | null }) {
  const t = useText();
  const input = (name: Typed, label: TextKey, more: object = {}) => (
    <TextField label={t(label)} value={draft[name]} onChange={(event) => set({ [name]: event.target.value })} autoComplete="off" {...more} />
  );
  const key = draft.key || keyOf(draft.labelEn || draft.labelDe);
  return (
    <>
      {input('labelDe', 'fields.fields.labelDe', { required: true, autoFocus: !field })}
      {input('labelEn', 'fields.fields.labelEn')}
      <TextField
        label={t('fields.fields.key')}
        value={key}
        disabled={!!field}
        onChange={(event) => set({ key: event.target.value })}
        helperText={t('fields.hints.key')}
        slotProps={{ htmlInput: { maxLength: 40, spellCheck: false } }}
      />
      <span />
      {input('sectionDe', 'fields.fields.sectionDe')}
      {input('sectionEn', 'fields.fields.sectionEn')}
      {input('helpDe', 'fields.fields.helpDe', { helperText: t('fields.hints.help') })}
      {input('helpEn', 'fields.fields.helpEn')}
    </>
  );
}

function Kind({ draft, set, field }: Part & { field: CustomField | null }) {
  const t = useText();
  return (
    <>
      <TextField
        select
        label={t('fields.fields.type')}
        value={draft.type}
        disabled={field?.inUse}
        onChange={(event) => set({ type: event.target.value as Draft['type'] })}
      >
        {TYPES.map((type) => (
          <MenuItem key={type} value={type}>
            {t(`fields.types.${type}`)}
          </MenuItem>
        ))}
      </TextField>
      {draft.type === 'link' ? (
        <TextField select label={t('fields.fields.linkTo')} value={draft.linkTo} onChange={(event) => set({ linkTo: event.target.value as LinkTarget })}>
          {TARGETS.map((target) => (
            <MenuItem key={target} value={target}>
              {t(`fields.targets.${target}`)}
            </MenuItem>
          ))}
        </TextField>
      ) : (
        <span />
      )}
      <FormControlLabel control={<Checkbox checked={draft.required} onChange={(_, required) => set({ required })} />} label={t('fields.fields.required')} />
      <FormControlLabel control={<Checkbox checked={draft.inList} onChange={(_, inList) => set({ inList })} />} label={t('fields.fields.inList')} />
    </>
  );
}

function Rights({ draft, set }: Part) {
  const t = useText();
  const nameOf = useRoleName();
  const roles = useRoles()
    .map(({ name }) => name)
    .filter((name) => name !== 'admin');
  return (['readRoles', 'writeRoles'] as const).map((name) => (
    <Autocomplete
      key={name}
      multiple
      options={roles}
      getOptionLabel={nameOf}
      value={draft[name]}
      onChange={(_, value) => set({ [name]: value })}
      openText={t('core.actions.open')}
      closeText={t('core.actions.close')}
      clearText={t('core.actions.clear')}
      renderInput={(params) => <TextField {...params} label={t(`fields.fields.${name}`)} helperText={t('fields.hints.roles')} />}
    />
  ));
}
