import { useTranslation } from 'react-i18next'
import { RadioCards } from '../../ui/RadioCards.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { ExtensionPicker } from './ExtensionPicker.tsx'
import { ExternalNumberField } from './ExternalNumberField.tsx'
import type { ExtensionFormState } from './useExtensionForm.ts'

/** What a phone does with calls other than ringing: nothing at all, or sending them elsewhere. */
export function ForwardingFields({ state: { form, id } }: { state: ExtensionFormState }) {
  const { t } = useTranslation('extensions')
  const { forwardingMode, destinationKind } = form.values
  const { value, onChange, onBlur, error } = form.getInputProps('destinationNumber')
  return (
    <>
      <Switch
        label={t('calls.dnd')}
        help={t('calls.dndHelp')}
        {...form.getInputProps('doNotDisturb', { type: 'checkbox' })}
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
      {forwardingMode !== 'off' && (
        <>
          <RadioCards
            label={t('calls.destination')}
            options={[
              { value: 'extension', label: t('calls.toExtension') },
              { value: 'external', label: t('calls.toExternal') },
            ]}
            value={form.values.destinationKind}
            onChange={(value) => form.setFieldValue('destinationKind', value)}
          />
          {destinationKind === 'extension' ? (
            <ExtensionPicker
              value={form.values.destinationExtension}
              onChange={(extension) => form.setFieldValue('destinationExtension', extension)}
              error={form.errors['destinationExtension']}
              except={id}
            />
          ) : (
            <ExternalNumberField value={value} onChange={onChange} onBlur={onBlur} error={error} />
          )}
        </>
      )}
    </>
  )
}
