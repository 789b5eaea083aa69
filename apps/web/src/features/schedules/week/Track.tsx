import { type CSSProperties, type KeyboardEvent, memo } from 'react'
import { STEP_MINUTES, type ScheduleRange } from '@switchboard/contract/schedules'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '../../../i18n/i18n.ts'
import { adjust, type Ranges, remove, ROW_MINUTES, spillInto } from './edit.ts'
import classes from './week.module.css'
import { dayName, rangeText } from './words.ts'

interface TrackProps {
  day: number
  /** The whole week. */
  ranges: Ranges
  onChange: (ranges: Ranges) => void
  /** Goes to the fields of a range. */
  onOpen: (index: number) => void
}

const percent = (minutes: number) => `${(Math.min(minutes, ROW_MINUTES) / ROW_MINUTES) * 100}%`
const placed = (start: number, end: number): CSSProperties => ({
  left: percent(start),
  width: `calc(${percent(end)} - ${percent(start)})`,
})

/** A day drawn from midnight to the next morning, with what is open as blocks that keys and pointers move. */
export const Track = memo(function Track({ day, ranges, onChange, onOpen }: TrackProps) {
  const { t } = useTranslation('schedules')
  const spill = spillInto(ranges, day)
  return (
    <div className={classes.track} data-track>
      {spill > 0 && <span className={classes.spill} style={placed(0, spill)} title={t('week.spill')} />}
      {ranges.map(
        (range, index) =>
          range.day === day && (
            <Block
              key={`${day} ${index}`}
              index={index}
              range={range}
              onAdjust={(part, by) => onChange(adjust(ranges, index, part, by))}
              onRemove={() => onChange(remove(ranges, index))}
              onOpen={() => onOpen(index)}
            />
          ),
      )}
    </div>
  )
})

interface BlockProps {
  index: number
  range: ScheduleRange
  onAdjust: (part: 'end' | 'all', by: number) => void
  onRemove: () => void
  onOpen: () => void
}

const STEPS: Record<string, number> = { ArrowLeft: -STEP_MINUTES, ArrowRight: STEP_MINUTES }

function Block({ index, range, onAdjust, onRemove, onOpen }: BlockProps) {
  const { t } = useTranslation('schedules')
  const language = currentLanguage()
  const hours = rangeText(range, language)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (step !== undefined) onAdjust(event.shiftKey ? 'end' : 'all', step)
    else if (event.key === 'Delete' || event.key === 'Backspace') onRemove()
    else return
    event.preventDefault()
  }
  return (
    <button
      type="button"
      className={classes.block}
      style={placed(range.start, range.end)}
      data-index={index}
      data-beyond={range.end > ROW_MINUTES || undefined}
      aria-label={t('week.block', { day: dayName(range.day, language), hours })}
      aria-keyshortcuts="ArrowLeft ArrowRight Shift+ArrowLeft Shift+ArrowRight Delete"
      onKeyDown={onKeyDown}
      // By keyboard alone: a pointer has dragged.
      onClick={({ detail }) => detail === 0 && onOpen()}
    >
      <span className={classes.edge} data-part="start" />
      <span className={classes.hours} aria-hidden>
        {hours}
      </span>
      <span className={classes.edge} data-part="end" />
    </button>
  )
}
