import { LANGUAGES } from '@switchboard/contract/common'
import { VOICEMAIL_DELAY } from '@switchboard/contract/extensions'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { PanelSection } from '../../../patterns/PanelForm.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { DestinationField } from '../../destinations/index.ts'
import { FORWARDING_KINDS } from '../form.ts'
import { type BulkForm, KEEP } from './form.ts'

type Form = UseFormReturnType<BulkForm>

/** The settings that many extensions can be given at once; each begins as "leave as it is". */
export function BulkFields({ form }: { form: Form }) {
  const { t } = useTranslation(['extensions/bulk', 'extensions'])
  const keep = { value: KEEP, label: t('panel.keep') }
  const onOff = [keep, { value: 'on', label: t('panel.on') }, { value: 'off', label: t('panel.off') }]
  return (
    <>
      <SelectField
        label={t('panel.state')}
        data={[
          keep,
          { value: 'on', label: t('panel.enabled') },
          { value: 'off', label: t('panel.disabled') },
        ]}
        {...form.getInputProps('enabled')}
      />
      <PanelSection title={t('extensions:section.calls')}>
        <SelectField label={t('extensions:calls.dnd')} data={onOff} {...form.getInputProps('doNotDisturb')} />
        <SelectField
          label={t('extensions:calls.forwarding')}
          data={[
            keep,
            { value: 'off', label: t('extensions:calls.off') },
            { value: 'offline', label: t('extensions:calls.offline') },
            { value: 'always', label: t('extensions:calls.always') },
          ]}
          {...form.getInputProps('forwardingMode')}
        />
        {(form.values.forwardingMode === 'offline' || form.values.forwardingMode === 'always') && (
          <DestinationField
            label={t('extensions:calls.destination')}
            kinds={FORWARDING_KINDS}
            value={form.values.destination}
            onChange={(destination) => form.setFieldValue('destination', destination)}
            error={form.errors['destination']}
          />
        )}
      </PanelSection>
      <PanelSection title={t('extensions:section.voicemail')}>
        <SelectField label={t('panel.voicemail')} data={onOff} {...form.getInputProps('voicemailEnabled')} />
        <TextField
          label={t('panel.delay')}
          help={t('extensions:voicemail.delayHelp', VOICEMAIL_DELAY)}
          placeholder={t('panel.keep')}
          inputMode="numeric"
          autoComplete="off"
          {...form.getInputProps('delaySeconds')}
          onChange={(event) => {
            const digits = event.currentTarget.value.replace(/\D/g, '').slice(0, 3)
            form.setFieldValue('delaySeconds', digits && Number(digits))
          }}
        />
        <SelectField
          label={t('extensions:voicemail.language')}
          data={[
            keep,
            ...LANGUAGES.map((language) => ({
              value: language,
              label: t(`extensions:voicemail.${language}`),
            })),
          ]}
          {...form.getInputProps('voicemailLanguage')}
        />
      </PanelSection>
    </>
  )
}
