import { AUDIO_LIMITS, type Sound } from '@switchboard/contract/audio.sounds'
import { useQuery } from '@tanstack/react-query'
import { IconFileMusic } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DropZone } from '../../../patterns/DropZone.tsx'
import { Button } from '../../../ui/Button.tsx'
import { soundQuery } from '../queries.ts'
import { Recorder } from './Recorder.tsx'
import { Sending } from './Sending.tsx'
import classes from './sound.module.css'
import { SoundState } from './SoundState.tsx'
import { useRecorder } from './useRecorder.ts'
import { useUpload } from './useUpload.ts'

interface SoundFieldProps {
  label: string
  /** Id of the sound; empty for none yet. */
  value: string
  /** @param fileName of what was handed in; null for a recording */
  onChange: (soundId: string, fileName: string | null) => void
  error?: React.ReactNode
  /** What it is called, for those who hear the page. */
  name: string
  /** Recording is offered: nobody records music. */
  recording: boolean
  readOnly?: boolean
}

const RECORDED = 'recording.wav'

/** Takes a sound: a file that is chosen or dropped, or a recording. Once it is there it can be heard, and replaced. */
export function SoundField({
  label,
  value,
  onChange,
  error,
  name,
  recording,
  readOnly = false,
}: SoundFieldProps) {
  const { t } = useTranslation('audio')
  const id = useId()
  const [replacing, setReplacing] = useState(false)
  const { data: sound } = useQuery({ ...soundQuery(value), enabled: value !== '' })
  const upload = useUpload((received: Sound, file) => {
    setReplacing(false)
    onChange(received.id, file.name === RECORDED ? null : file.name)
  })
  const recorder = useRecorder((blob) => upload.handIn([new File([blob], RECORDED)]))
  const told = upload.refusal ?? error
  const choosing = value === '' || replacing
  return (
    <section className={classes.field} aria-labelledby={id}>
      <h3 id={id} className={classes.label}>
        {label}
      </h3>
      {sound && !choosing && <SoundState sound={sound} name={name} readOnly={readOnly} />}
      {upload.sending && <Sending {...upload.sending} onCancel={upload.cancel} />}
      {choosing && !upload.sending && (
        <>
          {recorder.state.name === 'idle' && (
            <DropZone
              icon={IconFileMusic}
              words={{ choose: t('sound.choose'), drop: t('sound.drop') }}
              accept=".mp3,.wav,audio/mpeg,audio/wav"
              invalid={Boolean(told)}
              describedBy={`${id}-told`}
              onFiles={upload.handIn}
              limits={t('sound.limits', {
                megabytes: AUDIO_LIMITS.bytes / 1024 / 1024,
                minutes: AUDIO_LIMITS.seconds / 60,
              })}
            />
          )}
          {recording && <Recorder {...recorder} onStart={() => upload.setRefusal(null)} />}
        </>
      )}
      <p id={`${id}-told`} className={classes.failure} role="alert">
        {told}
      </p>
      {!readOnly && value !== '' && !upload.sending && recorder.state.name === 'idle' && (
        <div>
          <Button onClick={() => setReplacing(!replacing)}>
            {t(replacing ? 'sound.keep' : 'sound.replace')}
          </Button>
        </div>
      )}
    </section>
  )
}
