import { LANGUAGES } from '@switchboard/contract/common'
import { VOICEMAIL_DELAY } from '@switchboard/contract/extensions'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { TextField } from '../../ui/TextField.tsx'
import classes from './extensions.module.css'
import { GreetingField } from './GreetingField.tsx'
import { PinField } from './PinField.tsx'
import type { ExtensionFormState } from './useExtensionForm.ts'

/** The mailbox of a phone. */
export function VoicemailFields({ state }: { state: ExtensionFormState }) {
  const { t } = useTranslation('extensions')
  const { form } = state
  return (
    <>
      <Switch
        label={t('voicemail.enabled')}
        {...form.getInputProps('voicemailEnabled', { type: 'checkbox' })}
      />
      {form.values.voicemailEnabled && (
        <>
          <PinField state={state} />
          <div className={classes.pair}>
            <DelayField form={form} />
            <SelectField
              label={t('voicemail.language')}
              data={LANGUAGES.map((language) => ({ value: language, label: t(`voicemail.${language}`) }))}
              {...form.getInputProps('voicemailLanguage')}
            />
          </div>
          <GreetingField
            value={form.values.voicemailGreetingId}
            onChange={(id) => form.setFieldValue('voicemailGreetingId', id)}
            error={form.errors['voicemailGreetingId']}
          />
          <AnnounceField form={form} />
        </>
      )}
    </>
  )
}

type Form = ExtensionFormState['form']

function DelayField({ form }: { form: Form }) {
  const { t } = useTranslation('extensions')
  return (
    <TextField
      label={t('voicemail.delay')}
      help={t('voicemail.delayHelp', VOICEMAIL_DELAY)}
      inputMode="numeric"
      autoComplete="off"
      rightSection={t('voicemail.seconds')}
      {...form.getInputProps('delaySeconds')}
      onChange={(event) => {
        const digits = event.currentTarget.value.replace(/\D/g, '').slice(0, 3)
        form.setFieldValue('delaySeconds', digits && Number(digits))
      }}
    />
  )
}

function AnnounceField({ form }: { form: Form }) {
  const { t } = useTranslation('extensions')
  const { holderKind, email, voicemailEmail } = form.values
  const proposed = holderKind === 'person' && email !== '' && email !== voicemailEmail ? email : undefined
  return (
    <>
      <div>
        <TextField
          label={t('voicemail.email')}
          optional
          type="email"
          autoComplete="off"
          {...form.getInputProps('voicemailEmail')}
        />
        {proposed && (
          <Button variant="quiet" onClick={() => form.setFieldValue('voicemailEmail', proposed)}>
            {t('voicemail.emailPropose', { email: proposed })}
          </Button>
        )}
      </div>
      {voicemailEmail.trim() !== '' && (
        <Switch
          label={t('voicemail.attach')}
          help={t('voicemail.attachHelp')}
          {...form.getInputProps('voicemailAttach', { type: 'checkbox' })}
        />
      )}
    </>
  )
}
