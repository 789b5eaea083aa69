import { useTranslation } from 'react-i18next'
import { RadioCards } from '../../ui/RadioCards.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { DestinationField } from '../destinations/index.ts'
import { FORWARDING_KINDS } from './form.ts'
import type { ExtensionFormState } from './useExtensionForm.ts'

/** What a phone does with calls other than ringing: nothing at all, or sending them elsewhere. */
export function ForwardingFields({ state: { form, id } }: { state: ExtensionFormState }) {
  const { t } = useTranslation('extensions')
  return (
    <>
      <Switch
        label={t('calls.dnd')}
        help={t('calls.dndHelp')}
        {...form.getInputProps('doNotDisturb', { type: 'checkbox' })}
      />
      <Switch
        label={t('blockAnonymous.label')}
        help={t('blockAnonymous.help')}
        {...form.getInputProps('blockAnonymous', { type: 'checkbox' })}
      />
      <RadioCards
        label={t('calls.forwarding')}
        stacked
        options={[
          { value: 'off', label: t('calls.off') },
          { value: 'offline', label: t('calls.offline'), help: t('calls.offlineHelp') },
          { value: 'always', label: t('calls.always'), help: t('calls.alwaysHelp') },
        ]}
        value={form.values.forwardingMode}
        onChange={(value) => form.setFieldValue('forwardingMode', value)}
      />
      {form.values.forwardingMode !== 'off' && (
        <DestinationField
          label={t('calls.destination')}
          kinds={FORWARDING_KINDS}
          value={form.values.destination}
          onChange={(destination) => form.setFieldValue('destination', destination)}
          error={form.errors['destination']}
          except={id}
        />
      )}
    </>
  )
}
