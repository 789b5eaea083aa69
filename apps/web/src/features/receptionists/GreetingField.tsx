import { LANGUAGES } from '@switchboard/contract/common'
import { receptionists } from '@switchboard/contract/receptionists'
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { can } from '../../api/session.ts'
import { LANGUAGE_NAMES } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { RadioCards } from '../../ui/RadioCards.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { AudioField } from '../audio/index.ts'
import type { GreetingForm } from './form.ts'
import classes from './receptionists.module.css'
import type { MenuState } from './useMenu.ts'
import { useSpeech } from './useSpeech.ts'

/** What callers hear first: a text that is read out, a recording, or nothing. */
export function GreetingField({ state }: { state: MenuState }) {
  const { t } = useTranslation('receptionists')
  const { menu, set, errorOf } = state
  const { greeting } = menu
  const change = (changes: Partial<GreetingForm>) =>
    set({ greeting: { ...greeting, ...changes } }, 'greeting')
  return (
    <div className={classes.greeting}>
      <RadioCards
        label={t('greeting.label')}
        value={greeting.kind}
        options={[
          { value: 'text', label: t('greeting.text'), help: t('greeting.textHelp') },
          { value: 'audio', label: t('greeting.audio'), help: t('greeting.audioHelp') },
          { value: 'none', label: t('greeting.none'), help: t('greeting.noneHelp') },
        ]}
        onChange={(kind) => change({ kind })}
      />
      {greeting.kind === 'audio' && (
        <AudioField
          label={t('greeting.file')}
          value={greeting.audioFile?.id ?? null}
          onChange={(id) => change({ audioFile: id === null ? null : { id, name: '' } })}
          error={errorOf('greeting')}
          readOnly={!can(receptionists.update)}
        />
      )}
      {greeting.kind === 'text' && (
        <TextGreeting greeting={greeting} onChange={change} error={errorOf('greeting')} />
      )}
    </div>
  )
}

interface TextGreetingProps {
  greeting: GreetingForm
  onChange: (changes: Partial<GreetingForm>) => void
  error: ReactNode
}

/** A text with its language, and how it sounds. */
function TextGreeting({ greeting: { text, language }, onChange, error }: TextGreetingProps) {
  const { t } = useTranslation('receptionists')
  const { available, speaking, speak, stop } = useSpeech(language)
  const reason = () => {
    if (text.trim() === '') return t('greeting.nothingToHear')
    return available ? undefined : t('greeting.noVoice', { language: LANGUAGE_NAMES[language] })
  }
  return (
    <>
      <TextArea
        label={t('greeting.words')}
        lang={language}
        rows={4}
        maxLength={2000}
        value={text}
        error={error}
        onChange={({ currentTarget }) => onChange({ text: currentTarget.value })}
      />
      <div className={classes.voice}>
        <SelectField
          label={t('greeting.language')}
          data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          value={language}
          onChange={(chosen) =>
            onChange({ language: LANGUAGES.find((value) => value === chosen) ?? language })
          }
        />
        {speaking ? (
          <Button icon={<IconPlayerStop size={16} stroke={1.75} aria-hidden />} onClick={stop}>
            {t('greeting.stop')}
          </Button>
        ) : (
          <Button
            icon={<IconPlayerPlay size={16} stroke={1.75} aria-hidden />}
            disabledReason={reason()}
            onClick={() => speak(text)}
          >
            {t('greeting.hear')}
          </Button>
        )}
      </div>
      <p className={classes.note}>{t('greeting.voiceNote')}</p>
    </>
  )
}
