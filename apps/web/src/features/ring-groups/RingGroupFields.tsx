import { RING_STRATEGIES, type RingGroup } from '@switchboard/contract/ring-groups'
import { useTranslation } from 'react-i18next'
import { NumberField } from '../../patterns/object/NumberField.tsx'
import type { ObjectFormState } from '../../patterns/object/useObjectForm.ts'
import { PanelSection } from '../../patterns/PanelForm.tsx'
import { RadioCards } from '../../ui/RadioCards.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { DestinationField } from '../destinations/index.ts'
import { PlaylistField } from '../playlists/index.ts'
import { type RingGroupForm, ringsInTurn } from './form.ts'
import { MembersField } from './MembersField.tsx'
import { SecondsField } from './SecondsField.tsx'
import { Warnings } from './Warnings.tsx'

interface RingGroupFieldsProps {
  state: ObjectFormState<RingGroupForm>
  /** As it was opened; null for a new one. */
  group: RingGroup | null
}

/** The fields of a ring group, for a new one and for one that exists. */
export function RingGroupFields({ state, group }: RingGroupFieldsProps) {
  const { t } = useTranslation('ring-groups')
  const { form, saved } = state
  const { values } = form
  return (
    <>
      {/* Of a new group nobody expects members yet. */}
      {(group !== null || values.members.length > 0) && <Warnings values={values} group={group} />}
      <TextField
        label={t('name.label')}
        autoComplete="off"
        data-autofocus={group === null || undefined}
        {...form.getInputProps('name')}
      />
      <NumberField
        value={values.number}
        onChange={(number) => form.setFieldValue('number', number)}
        error={form.errors['number']}
        id={group?.id ?? null}
        saved={saved.number}
      />
      <PanelSection title={t('section.members')}>
        <RadioCards
          label={t('strategy.label')}
          stacked
          options={RING_STRATEGIES.map((strategy) => ({
            value: strategy,
            label: t(`strategy.${strategy}.label`),
            help: t(`strategy.${strategy}.help`),
          }))}
          value={values.strategy}
          onChange={(strategy) => form.setFieldValue('strategy', strategy)}
        />
        <MembersField form={form} />
        <Switch
          label={t('forwarding.label')}
          help={t('forwarding.help')}
          {...form.getInputProps('memberForwarding', { type: 'checkbox' })}
        />
      </PanelSection>
      <PanelSection title={t('section.fallback')}>
        <SecondsField
          label={t('total.label')}
          help={t(ringsInTurn(values) ? 'total.helpInTurn' : 'total.help')}
          value={values.ringSeconds}
          onChange={(seconds) => form.setFieldValue('ringSeconds', seconds)}
          error={form.errors['ringSeconds']}
        />
        <DestinationField
          label={t('fallback.label')}
          help={t('fallback.help')}
          none={t('fallback.none')}
          except={group?.id ?? null}
          value={values.fallback}
          onChange={(fallback) => form.setFieldValue('fallback', fallback)}
          error={form.errors['fallback']}
        />
      </PanelSection>
      <PanelSection title={t('section.music')}>
        <PlaylistField
          label={t('music.label')}
          help={t('music.help')}
          none={t('music.default')}
          value={values.holdPlaylistId || null}
          onChange={(id) => form.setFieldValue('holdPlaylistId', id ?? '')}
          error={form.errors['holdPlaylistId']}
        />
      </PanelSection>
    </>
  )
}
