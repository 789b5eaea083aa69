import { audio } from '@switchboard/contract/audio'
import { lazy, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { can } from '../../api/session.ts'

/** With its recorder and player, for those alone who see a mailbox that is on. */
const AudioField = lazy(async () => {
  const { AudioField: Field, loadAudio } = await import('../audio/index.ts')
  await loadAudio()
  return { default: Field }
})

interface GreetingFieldProps {
  /** Id of a greeting; empty for the standard one. */
  value: string
  onChange: (value: string) => void
  error: ReactNode
}

/** What callers hear before they leave a message. */
export function GreetingField({ value, onChange, error }: GreetingFieldProps) {
  const { t } = useTranslation('extensions')
  if (!can(audio.list)) return null
  return (
    <Suspense>
      <AudioField
        label={t('voicemail.greeting')}
        none={t('voicemail.greetingStandard')}
        error={error}
        value={value || null}
        onChange={(id) => onChange(id ?? '')}
      />
    </Suspense>
  )
}
