import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDuration } from '../../../format/durations.ts'
import { Button } from '../../../ui/Button.tsx'
import classes from './sound.module.css'

interface PlayerProps {
  /** Where the sound is. */
  src: string
  /** What it is called, for those who hear the page. */
  name: string
  durationMs: number
  /** Its waveform: heights from 0 to 100. */
  peaks: readonly number[]
}

/** Bars of the waveform; each is as high as the loudest point that it stands for. */
const BARS = 100

/** One vertical line a bar, in a box 100 high; what is silent is a dot. */
function toPath(peaks: readonly number[]): string {
  const each = peaks.length / BARS
  return Array.from({ length: BARS }, (_, bar) => {
    const points = peaks.slice(
      Math.floor(bar * each),
      Math.max(Math.floor(bar * each) + 1, Math.floor((bar + 1) * each)),
    )
    const height = Math.max(2, ...points) * 0.48
    return `M${bar * 3 + 1.5} ${50 - height}V${50 + height}`
  }).join('')
}

/** Plays a sound, and shows it: a click or the arrow keys on the waveform go to a place in it. */
export function Player({ src, name, durationMs, peaks }: PlayerProps) {
  const { t } = useTranslation('audio')
  const audio = useRef<HTMLAudioElement>(null)
  const [playing, setPlaying] = useState(false)
  const [failed, setFailed] = useState(false)
  const [atMs, setAtMs] = useState(0)
  const path = toPath(peaks)
  const left = `${100 - (atMs * 100) / Math.max(1, durationMs)}%`
  const toggle = () => {
    setFailed(false)
    if (playing) audio.current?.pause()
    else audio.current?.play().catch(() => setFailed(true))
  }
  const seek = (ms: number) => {
    setAtMs(ms)
    if (audio.current) audio.current.currentTime = ms / 1000
  }
  return (
    <div className={classes.player}>
      <Button
        variant="secondary"
        icon={
          playing ? (
            <IconPlayerPauseFilled size={16} aria-hidden />
          ) : (
            <IconPlayerPlayFilled size={16} aria-hidden />
          )
        }
        aria-label={t(playing ? 'player.pause' : 'player.play', { name })}
        onClick={toggle}
      />
      <div className={classes.wave}>
        <svg viewBox={`0 0 ${BARS * 3} 100`} preserveAspectRatio="none" aria-hidden>
          <path d={path} />
        </svg>
        <svg
          viewBox={`0 0 ${BARS * 3} 100`}
          preserveAspectRatio="none"
          className={classes.heard}
          style={{ clipPath: `inset(0 ${left} 0 0)` }}
          aria-hidden
        >
          <path d={path} />
        </svg>
        <input
          type="range"
          className={classes.place}
          aria-label={t('player.place', { name })}
          aria-valuetext={t('player.at', { at: formatDuration(atMs), of: formatDuration(durationMs) })}
          min={0}
          max={durationMs}
          step={Math.min(1000, Math.ceil(durationMs / 20))}
          value={atMs}
          onChange={({ currentTarget }) => seek(Number(currentTarget.value))}
        />
      </div>
      <span className={classes.time}>{formatDuration(playing || atMs > 0 ? atMs : durationMs)}</span>
      <output className={classes.failure}>{failed && t('player.failed')}</output>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- music, and greetings whose words nobody has written down */}
      <audio
        ref={audio}
        src={src}
        preload="none"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => seek(0)}
        onTimeUpdate={({ currentTarget }) => setAtMs(Math.round(currentTarget.currentTime * 1000))}
      />
    </div>
  )
}
