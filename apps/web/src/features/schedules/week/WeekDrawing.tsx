import { currentLanguage } from '../../../i18n/i18n.ts'
import type { Ranges } from './edit.ts'
import classes from './week.module.css'
import { daysOf } from './words.ts'

const [WIDTH, ROW] = [96, 4]

/** A week's hours at a glance; what they are is written beside it. */
export function WeekDrawing({ ranges }: { ranges: Ranges }) {
  const days = daysOf(currentLanguage())
  const parts = ranges.flatMap(({ day, start, end }) => [
    { day, start, end: Math.min(end, 1440) },
    ...(end > 1440 ? [{ day: (day % 7) + 1, start: 0, end: end - 1440 }] : []),
  ])
  return (
    <svg
      className={classes.drawing}
      viewBox={`0 0 ${WIDTH} ${7 * ROW}`}
      width={WIDTH}
      height={7 * ROW}
      aria-hidden
    >
      {days.map((day, row) => (
        <rect
          key={day}
          className={classes.drawnDay}
          x={0}
          y={row * ROW + 0.5}
          width={WIDTH}
          height={ROW - 1}
        />
      ))}
      {parts.map(({ day, start, end }) => (
        <rect
          key={`${day} ${start}`}
          className={classes.drawnHours}
          x={(start / 1440) * WIDTH}
          y={days.indexOf(day) * ROW + 0.5}
          width={((end - start) / 1440) * WIDTH}
          height={ROW - 1}
        />
      ))}
    </svg>
  )
}
