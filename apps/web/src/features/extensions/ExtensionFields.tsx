import { useTranslation } from 'react-i18next'
import { NumberField } from '../../patterns/object/NumberField.tsx'
import { PanelSection } from '../../patterns/PanelForm.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { CallerIdField } from './CallerIdField.tsx'
import { EffectNote } from './EffectNote.tsx'
import { ForwardingFields } from './ForwardingFields.tsx'
import { HolderFields } from './HolderFields.tsx'
import type { NewKind } from './KindField.tsx'
import type { ExtensionFormState } from './useExtensionForm.ts'
import { VoicemailFields } from './VoicemailFields.tsx'

interface ExtensionFieldsProps {
  state: ExtensionFormState
  onKind?: (kind: NewKind) => void
}

/** The fields of a phone, for a new one and for one that exists. */
export function ExtensionFields({ state, onKind }: ExtensionFieldsProps) {
  const { t } = useTranslation('extensions')
  const { form, id, saved } = state
  return (
    <>
      <HolderFields state={state} onKind={onKind} />
      <PanelSection title={t('section.number')}>
        <NumberField
          value={form.values.number}
          onChange={(number) => form.setFieldValue('number', number)}
          error={form.errors['number']}
          id={id}
          saved={saved.number}
        />
        <CallerIdField state={state} />
      </PanelSection>
      <PanelSection title={t('section.calls')}>
        <EffectNote values={form.values} />
        <ForwardingFields state={state} />
      </PanelSection>
      <PanelSection title={t('section.voicemail')}>
        <VoicemailFields state={state} />
      </PanelSection>
      <PanelSection title={t('section.state')}>
        <Switch
          label={t('enabled.label')}
          help={t('enabled.help')}
          {...form.getInputProps('enabled', { type: 'checkbox' })}
        />
      </PanelSection>
    </>
  )
}
