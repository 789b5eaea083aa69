import type { Icon } from '@tabler/icons-react'
import clsx from 'clsx'
import { type ReactNode, useId } from 'react'
import classes from './drop-zone.module.css'
import { useFileDrop } from './useFileDrop.ts'

interface DropZoneProps {
  icon: Icon
  /** What a click does, and what happens to files that are held over the page. */
  words: { choose: string; drop: string }
  /** What a file may be. */
  limits: string
  /** Extensions and media types that the browser offers. */
  accept: string
  onFiles: (files: readonly File[]) => void
  invalid?: boolean
  /** Id of what says why. */
  describedBy?: string
  /** A file is being checked. */
  busy?: boolean
  /** What becomes of the file. */
  children?: ReactNode
}

/** Takes a file: by click, by keyboard, or dropped anywhere on the page. */
export function DropZone(props: DropZoneProps) {
  const { icon: ZoneIcon, words, limits, accept, onFiles, invalid, describedBy, busy, children } = props
  const id = useId()
  const over = useFileDrop(onFiles)
  return (
    <div className={clsx(classes.zone, over && classes.over)} aria-busy={busy}>
      <ZoneIcon size={24} stroke={1.5} aria-hidden className={classes.icon} />
      <label className={classes.label} htmlFor={id}>
        {over ? words.drop : words.choose}
      </label>
      <input
        id={id}
        type="file"
        accept={accept}
        className={classes.input}
        aria-describedby={clsx(`${id}-limits`, describedBy)}
        aria-invalid={invalid}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])])
          // The same file can be chosen again once it is mended.
          currentTarget.value = ''
        }}
      />
      <p id={`${id}-limits`} className={classes.limits}>
        {limits}
      </p>
      {children}
    </div>
  )
}
