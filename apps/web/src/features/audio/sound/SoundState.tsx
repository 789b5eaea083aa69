import { audioSounds, type Sound } from '@switchboard/contract/audio.sounds'
import { IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { urlOf } from '../../../api/client.ts'
import { useSave } from '../../../api/query.ts'
import { can } from '../../../api/session.ts'
import { Alert } from '../../../ui/Alert.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Player } from './Player.tsx'
import classes from './sound.module.css'

interface SoundStateProps {
  sound: Sound
  /** What it is called, for those who hear the page. */
  name: string
  readOnly: boolean
}

/** Where `<audio>` fetches what callers hear. */
export const playUrl = (soundId: string): string => urlOf(audioSounds.play, { params: { id: soundId } })

/** A sound that can be heard; or how far it is, or why it cannot be. */
export function SoundState({ sound, name, readOnly }: SoundStateProps) {
  const { t } = useTranslation('audio')
  const { id, state, failure } = sound
  if (state === 'ready') {
    return <Player src={playUrl(id)} name={name} durationMs={sound.durationMs} peaks={sound.peaks} />
  }
  if (state === 'failed' && failure) {
    return (
      <Alert tone="bad" title={t('sound.failed')}>
        <p>{t(`failure.${failure}`)}</p>
        {(failure === 'took_too_long' || failure === 'interrupted') && !readOnly && <Retry id={id} />}
      </Alert>
    )
  }
  return (
    <output className={classes.converting}>
      <span className={classes.breathing} aria-hidden />
      {t('sound.converting')}
    </output>
  )
}

function Retry({ id }: { id: string }) {
  const { t } = useTranslation('common')
  const { save, saving } = useSave(audioSounds.retry, { invalidates: ['audio'] })
  if (!can(audioSounds.retry)) return null
  return (
    <Button
      icon={<IconRefresh size={16} stroke={1.75} aria-hidden />}
      loading={saving}
      onClick={() => save({ params: { id } })}
    >
      {t('action.retry')}
    </Button>
  )
}
