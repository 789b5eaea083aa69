import { AUDIO_KINDS } from '@switchboard/contract/audio'
import { useTranslation } from 'react-i18next'
import type { ObjectFormState } from '../../patterns/object/useObjectForm.ts'
import { RadioCards } from '../../ui/RadioCards.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { type AudioForm, nameOf } from './form.ts'
import { SoundField } from './sound/SoundField.tsx'

interface AudioFieldsProps {
  state: Pick<ObjectFormState<AudioForm>, 'form'>
  readOnly?: boolean
  /** A new file: what it is for can still be chosen, unless the place where it is made says so. */
  kindChosen?: boolean
}

/** What a greeting or a piece of music is: its sound, its name, and whether it may be played. */
export function AudioFields({ state: { form }, readOnly = false, kindChosen = false }: AudioFieldsProps) {
  const { t } = useTranslation('audio')
  const { kind, name, soundId } = form.values
  return (
    <>
      {!kindChosen && (
        <RadioCards
          label={t('field.kind')}
          options={AUDIO_KINDS.map((each) => ({
            value: each,
            label: t(`kind.${each}`),
            help: t(`kindHelp.${each}`),
          }))}
          value={kind}
          onChange={(chosen) => form.setFieldValue('kind', chosen)}
        />
      )}
      <SoundField
        label={t('field.sound')}
        name={name}
        value={soundId}
        error={form.errors['soundId']}
        recording={kind === 'greeting'}
        readOnly={readOnly}
        onChange={(id, fileName) => {
          form.setFieldValue('soundId', id)
          form.clearFieldError('soundId')
          // A name that was typed stays.
          if (name.trim() === '' && fileName !== null) form.setFieldValue('name', nameOf(fileName))
        }}
      />
      <TextField
        label={t('field.name')}
        help={t('field.nameHelp')}
        maxLength={80}
        {...form.getInputProps('name')}
      />
      {kind === 'music' && (
        <Switch
          label={t('field.rights')}
          help={t('field.rightsHelp')}
          {...form.getInputProps('rightsHeld', { type: 'checkbox' })}
        />
      )}
    </>
  )
}
