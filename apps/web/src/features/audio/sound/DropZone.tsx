import { IconFileMusic } from '@tabler/icons-react'
import clsx from 'clsx'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useFileDrop } from '../../../patterns/useFileDrop.ts'
import classes from './sound.module.css'

interface DropZoneProps {
  onFiles: (files: readonly File[]) => void
  /** What a file may be. */
  limits: string
  invalid: boolean
  /** Id of what says why. */
  describedBy: string
}

/** Takes a file: by click, by keyboard, or dropped anywhere on the page. */
export function DropZone({ onFiles, limits, invalid, describedBy }: DropZoneProps) {
  const { t } = useTranslation('audio')
  const id = useId()
  const over = useFileDrop(onFiles)
  return (
    <div className={clsx(classes.drop, over && classes.over)}>
      <IconFileMusic size={24} stroke={1.5} aria-hidden className={classes.dropIcon} />
      <label className={classes.dropLabel} htmlFor={id}>
        {over ? t('sound.drop') : t('sound.choose')}
      </label>
      <input
        id={id}
        type="file"
        accept=".mp3,.wav,audio/mpeg,audio/wav"
        className={classes.fileInput}
        aria-describedby={`${id}-limits ${describedBy}`}
        aria-invalid={invalid}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])])
          // The same file can be chosen again once it is mended.
          currentTarget.value = ''
        }}
      />
      <p id={`${id}-limits`} className={classes.help}>
        {limits}
      </p>
    </div>
  )
}
