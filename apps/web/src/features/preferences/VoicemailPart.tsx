import { VOICEMAIL_DELAY } from '@switchboard/contract/extensions'
import type { Preferences } from '@switchboard/contract/preferences'
import { useTranslation } from 'react-i18next'
import { CountField } from '../../ui/CountField.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { countOf } from './count.ts'
import { PartForm } from './PartForm.tsx'
import classes from './preferences.module.css'
import { usePart } from './usePart.ts'

interface Values {
  enabled: boolean
  delaySeconds: number | ''
  attach: boolean
}

const MODEL = {
  from: ({ voicemail }: Preferences): Values => voicemail,
  to: ({ enabled, delaySeconds, attach }: Values) => ({
    voicemail: { enabled, delaySeconds: countOf(delaySeconds), attach },
  }),
}

/** How the mailbox of a new phone is set up. */
export function VoicemailPart() {
  const { t } = useTranslation('preferences')
  const part = usePart<Values>(MODEL)
  const { values, errors, set } = part
  return (
    <PartForm
      part={part}
      title={t('voicemail.title')}
      purpose={t('voicemail.purpose')}
      submitLabel={t('voicemail.save')}
    >
      <Switch
        label={t('voicemail.enabled')}
        help={t('voicemail.enabledHelp')}
        checked={values.enabled}
        onChange={({ currentTarget }) => set({ enabled: currentTarget.checked })}
      />
      <CountField
        label={t('voicemail.delay')}
        help={t('voicemail.delayHelp', VOICEMAIL_DELAY)}
        unit={t('unit.seconds')}
        digits={3}
        className={classes.count}
        error={errors['voicemail.delaySeconds']}
        value={values.delaySeconds}
        onChange={(delaySeconds) => set({ delaySeconds })}
      />
      <Switch
        label={t('voicemail.attach')}
        help={t('voicemail.attachHelp')}
        checked={values.attach}
        onChange={({ currentTarget }) => set({ attach: currentTarget.checked })}
      />
    </PartForm>
  )
}
