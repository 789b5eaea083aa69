import type { ScheduleRange } from '@switchboard/contract/schedules'
import { STEP_MINUTES } from '@switchboard/contract/schedules'
import { type PointerEvent, useState } from 'react'
import { adjust, paint, type Ranges, ROW_MINUTES } from './edit.ts'

/** A place of the grid: one of its rows, and a minute of that row. */
interface Place {
  row: number
  minute: number
}

type Part = Parameters<typeof adjust>[2]

type Drag =
  | { kind: 'paint'; from: Place; to: Place }
  | { kind: 'adjust'; index: number; part: Part; from: Place; to: Place }

/** What a click opens. */
const CLICK_MINUTES = 60

/** The nearest quarter of an hour. */
const snap = (minutes: number) => Math.round(minutes / STEP_MINUTES) * STEP_MINUTES
const clamp = (value: number, most: number) => Math.max(0, Math.min(value, most))

/** The week that a drag makes of the one it began on. */
function dragged(ranges: Ranges, days: readonly number[], drag: Drag): Ranges {
  const { from, to } = drag
  if (drag.kind === 'adjust') return adjust(ranges, drag.index, drag.part, snap(to.minute - from.minute))
  const [first, last] = [Math.min(from.row, to.row), Math.max(from.row, to.row)]
  const start = snap(Math.min(from.minute, to.minute))
  const drawn = snap(Math.max(from.minute, to.minute))
  const clicked = from.row === to.row && drawn === start
  const end = clicked ? start + CLICK_MINUTES : Math.max(drawn, start + STEP_MINUTES)
  const painted = days.slice(first, last + 1).map((day): ScheduleRange => ({ day, start, end }))
  return painted.reduce<Ranges>(paint, ranges)
}

/** Where the pointer is: all rows are of one width, one under the other. */
function placeOf({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): Place {
  const rows = [...currentTarget.querySelectorAll('[data-track]')].map((row) => row.getBoundingClientRect())
  const { left = 0, width = 1 } = rows[0] ?? {}
  const below = rows.findIndex(({ bottom }) => clientY < bottom)
  const minute = clamp(((clientX - left) / width) * ROW_MINUTES, ROW_MINUTES - STEP_MINUTES)
  return { row: below < 0 ? rows.length - 1 : below, minute }
}

/** What was taken hold of: an end of a range, all of it, or an empty place. */
function holdOf(target: EventTarget, from: Place): Drag {
  const part =
    target instanceof HTMLElement ? target.closest<HTMLElement>('[data-part]')?.dataset['part'] : undefined
  const index =
    target instanceof HTMLElement ? target.closest<HTMLElement>('[data-index]')?.dataset['index'] : undefined
  if (index === undefined) return { kind: 'paint', from, to: from }
  const held: Part = part === 'start' || part === 'end' ? part : 'all'
  return { kind: 'adjust', index: Number(index), part: held, from, to: from }
}

/**
 * Dragging on a week's rows: an empty place opens hours, over several days too, and what is open is moved or stretched.
 * @param days of the rows, from top to bottom
 * @returns the week as it would be, and what the element around the rows listens to
 */
export function useDrag(ranges: Ranges, days: readonly number[], onChange: (ranges: Ranges) => void) {
  const [drag, setDrag] = useState<Drag | null>(null)
  const shown = drag ? dragged(ranges, days, drag) : ranges
  return {
    shown,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        const onTrack = event.target instanceof HTMLElement && event.target.closest('[data-track]')
        if (!onTrack || event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setDrag(holdOf(event.target, placeOf(event)))
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (drag) setDrag({ ...drag, to: placeOf(event) })
      },
      onPointerUp: () => {
        if (drag) onChange(shown)
        setDrag(null)
      },
      onPointerCancel: () => setDrag(null),
    },
  }
}
