import { STEP_MINUTES, type ScheduleRange } from '@switchboard/contract/schedules'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/Button.tsx'
import { TimeSelect } from './TimeSelect.tsx'
import classes from './week.module.css'
import { dayName, rangeText } from './words.ts'

interface RangeFieldsProps {
  range: ScheduleRange
  /** Of the first field, to be found from the drawing. */
  id: string
  error: string | undefined
  onChange: (range: ScheduleRange) => void
  onRemove: () => void
}

const DAY = 1440

/** From one time to another, on one day or into the next. */
export function RangeFields({ range, id, error, onChange, onRemove }: RangeFieldsProps) {
  const { t } = useTranslation('schedules')
  const { day, start, end } = range
  const language = currentLanguage()
  const name = dayName(day, language)
  /** The end stays, unless it would come first, or more than a day later: then the hours move as they are. */
  const startAt = (from: number) => {
    const stays = end > from && end <= from + DAY
    onChange({ day, start: from, end: stays ? end : from + (end - start) })
  }
  return (
    <div className={classes.range}>
      <div className={classes.times}>
        <TimeSelect
          id={id}
          label={t('week.from', { day: name })}
          value={start}
          from={0}
          to={DAY - STEP_MINUTES}
          error={error}
          onChange={startAt}
        />
        <span aria-hidden>–</span>
        <TimeSelect
          label={t('week.to', { day: name })}
          value={end}
          from={start + STEP_MINUTES}
          to={start + DAY}
          error={error}
          onChange={(to) => onChange({ day, start, end: to })}
        />
        <Button
          variant="quiet"
          icon={<IconX size={16} stroke={1.75} aria-hidden />}
          aria-label={t('week.remove', { day: name, hours: rangeText(range, language) })}
          onClick={onRemove}
        />
      </div>
      {error && <p className={classes.error}>{error}</p>}
    </div>
  )
}
