import { AUDIO_LIMITS, audioSounds, type Sound } from '@switchboard/contract/audio.sounds'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../../api/errors.ts'
import { queryClient } from '../../../api/query.ts'
import { upload } from '../../../api/upload.ts'
import { useErrorText } from '../../../patterns/errorText.ts'
import { soundQuery } from '../queries.ts'

const MEGABYTE = 1024 * 1024

/** A file on its way. */
interface Sending {
  name: string
  /** From 0 to 1; all of it is sent, and it is being checked, at 1. */
  part: number
}

/** Hands in files, one at a time; what is wrong with one is told as a text. What is under way ends with the component. */
export function useUpload(onDone: (sound: Sound, file: File) => void) {
  const { t } = useTranslation(['audio', 'common'])
  const errorText = useErrorText()
  const [sending, setSending] = useState<Sending | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const running = useRef<AbortController>(null)
  useEffect(() => () => running.current?.abort(), [])

  const textOf = (error: unknown) => {
    const code = error instanceof ApiError ? error.fieldErrors['file'] : undefined
    if (code) return t(`common:field.${code}`)
    const { title, detail } = errorText(error)
    return `${title} ${detail}`
  }
  const start = async (file: File) => {
    const current = new AbortController()
    running.current = current
    setRefusal(null)
    setSending({ name: file.name, part: 0 })
    try {
      const sound = await upload(audioSounds.upload, file, {
        signal: current.signal,
        onProgress: (part) => setSending({ name: file.name, part }),
      })
      queryClient.setQueryData(soundQuery(sound.id).queryKey, sound)
      onDone(sound, file)
    } catch (error) {
      if (!current.signal.aborted) setRefusal(textOf(error))
    } finally {
      if (running.current === current) setSending(null)
    }
  }
  const handIn = ([file, ...others]: readonly File[]) => {
    if (!file || sending) return
    // Rounded up: what is too big is never told to be as big as may be.
    const megabytes = Math.ceil((file.size / MEGABYTE) * 10) / 10
    if (others.length > 0) setRefusal(t('sound.several'))
    else if (file.size === 0) setRefusal(t('common:field.file_empty'))
    else if (file.size > AUDIO_LIMITS.bytes) {
      setRefusal(t('sound.tooBig', { megabytes, most: AUDIO_LIMITS.bytes / MEGABYTE }))
    } else void start(file)
  }
  return { handIn, sending, refusal, setRefusal, cancel: () => running.current?.abort() }
}
