import { IconCopy, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '../../../i18n/i18n.ts'
import { ActionMenu } from '../../../patterns/ActionMenu.tsx'
import { Button } from '../../../ui/Button.tsx'
import { copyDay, proposal, type Ranges, remove, WEEKDAYS } from './edit.ts'
import { RangeFields } from './RangeFields.tsx'
import { Track } from './Track.tsx'
import classes from './week.module.css'
import { dayName, daysOf } from './words.ts'

interface DayRowProps {
  day: number
  /** The whole week, as it is and as a drag that is under way would make it. */
  ranges: Ranges
  shown: Ranges
  errorOf: (index: number) => string | undefined
  /** The id of a range's first field. */
  idOf: (index: number) => string
  onChange: (ranges: Ranges) => void
  readOnly: boolean
}

/** A day of the week: drawn, and as fields. */
export function DayRow({ day, ranges, shown, errorOf, idOf, onChange, readOnly }: DayRowProps) {
  const { t } = useTranslation('schedules')
  const name = dayName(day, currentLanguage())
  const own = ranges.flatMap((range, index) => (range.day === day ? [{ range, index }] : []))
  const proposed = proposal(ranges, day)
  const add = () => {
    if (!proposed) return
    onChange([...ranges, proposed])
    requestAnimationFrame(() => document.getElementById(idOf(ranges.length))?.focus())
  }
  return (
    <fieldset className={classes.day} aria-label={name}>
      <span className={classes.name} aria-hidden>
        {name}
      </span>
      {!readOnly && (
        <span className={classes.dayActions}>
          <Button
            variant="quiet"
            icon={<IconPlus size={16} stroke={1.75} aria-hidden />}
            aria-label={t('week.add', { day: name })}
            title={t('week.add', { day: name })}
            disabledReason={proposed ? undefined : t('week.full')}
            onClick={add}
          />
          <CopyMenu day={day} name={name} onCopy={(to) => onChange(copyDay(ranges, day, to))} />
        </span>
      )}
      <Track
        day={day}
        ranges={shown}
        onChange={onChange}
        onOpen={(index) => document.getElementById(idOf(index))?.focus()}
      />
      <div className={classes.fields}>
        {own.length === 0 && <span className={classes.closed}>{t('week.closed')}</span>}
        {own.map(({ range, index }) => (
          <RangeFields
            key={index}
            range={range}
            id={idOf(index)}
            error={errorOf(index)}
            onChange={(changed) => onChange(ranges.with(index, changed))}
            onRemove={() => onChange(remove(ranges, index))}
          />
        ))}
      </div>
    </fieldset>
  )
}

const WORKDAYS = [1, 2, 3, 4, 5]

/** Puts the hours of a day on others. */
function CopyMenu({
  day,
  name,
  onCopy,
}: {
  day: number
  name: string
  onCopy: (to: readonly number[]) => void
}) {
  const { t } = useTranslation('schedules')
  const language = currentLanguage()
  const others = daysOf(language).filter((other) => other !== day)
  const to = (label: string, days: readonly number[]) => ({
    label,
    icon: IconCopy,
    onSelect: () => onCopy(days),
  })
  return (
    <ActionMenu
      inPanel
      actions={[
        to(t('copy.workdays'), WORKDAYS),
        to(t('copy.all'), WEEKDAYS),
        ...others.map((other) => to(t('copy.day', { day: dayName(other, language) }), [other])),
      ]}
    >
      <Button
        variant="quiet"
        icon={<IconCopy size={16} stroke={1.75} aria-hidden />}
        aria-label={t('copy.open', { day: name })}
        title={t('copy.open', { day: name })}
      />
    </ActionMenu>
  )
}
