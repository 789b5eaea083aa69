import { IconTemplate } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '../../../i18n/i18n.ts'
import { ActionMenu } from '../../../patterns/ActionMenu.tsx'
import { Button } from '../../../ui/Button.tsx'
import { DayRow } from './DayRow.tsx'
import { PRESETS, type Ranges } from './edit.ts'
import { useDrag } from './useDrag.ts'
import { useWeekText } from './useWeekText.ts'
import classes from './week.module.css'
import { daysOf, timeText } from './words.ts'

interface WeekEditorProps {
  ranges: Ranges
  /** What is wrong with a range. */
  errorOf: (index: number) => string | undefined
  onChange: (ranges: Ranges) => void
  readOnly: boolean
}

/** Hours under which the rows are ruled. */
const RULED = [0, 6, 12, 18]

/** A week's opening hours, to be drawn with the pointer or typed: two views of the same ranges. */
export function WeekEditor({ ranges, errorOf, onChange, readOnly }: WeekEditorProps) {
  const { t } = useTranslation('schedules')
  const language = currentLanguage()
  const days = daysOf(language)
  const id = useId()
  const weekText = useWeekText()
  const { shown, handlers } = useDrag(ranges, days, onChange)
  return (
    <section className={classes.week} aria-labelledby={id}>
      <header className={classes.header}>
        <h3 id={id}>{t('week.title')}</h3>
        {!readOnly && <Presets onChoose={onChange} />}
      </header>
      <output className={classes.summary}>{weekText(shown)}</output>
      <div className={classes.rows} {...(!readOnly && handlers)}>
        <div className={classes.ruler} aria-hidden>
          {RULED.map((hour) => (
            <span key={hour} data-hour={hour}>
              {timeText(hour * 60, language)}
            </span>
          ))}
          <span data-hour={24}>{t('week.midnight')}</span>
          <span className={classes.tomorrow}>{t('week.tomorrow')}</span>
        </div>
        {days.map((day) => (
          <DayRow
            key={day}
            day={day}
            ranges={ranges}
            shown={shown}
            errorOf={errorOf}
            idOf={(index) => `${id}-${index}`}
            onChange={onChange}
            readOnly={readOnly}
          />
        ))}
      </div>
      {!readOnly && <p className={classes.hint}>{t('week.hint')}</p>}
    </section>
  )
}

/** Weeks to begin with, in place of what is there. */
function Presets({ onChoose }: { onChoose: (ranges: Ranges) => void }) {
  const { t } = useTranslation('schedules')
  const names = Object.keys(PRESETS) as (keyof typeof PRESETS)[]
  return (
    <ActionMenu
      inPanel
      actions={names.map((name) => ({
        label: t(`preset.${name}`),
        icon: IconTemplate,
        onSelect: () => onChoose(PRESETS[name]),
      }))}
    >
      <Button icon={<IconTemplate size={16} stroke={1.75} aria-hidden />}>{t('preset.open')}</Button>
    </ActionMenu>
  )
}
