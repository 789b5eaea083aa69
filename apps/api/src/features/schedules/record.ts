import type { Schedule, ScheduleRange } from '@switchboard/contract/schedules'
import type { AuditInput } from '../../http/audit.ts'

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** `22:00–02:00` where it ends on the next day. */
const rangeText = ({ start, end }: ScheduleRange) => `${clock(start)}–${clock(end > 1440 ? end - 1440 : end)}`

/** What is read of a week in the history, day by day; nothing for a closed one. The ranges themselves are for the undo. */
function hoursOf({ ranges }: Schedule): Record<string, string> {
  const byDay = DAYS.map((name, index) => {
    const texts = ranges.filter(({ day }) => day === index + 1).map(rangeText)
    return [name, texts.join(', ')]
  })
  return Object.fromEntries(byDay.filter(([, text]) => text !== ''))
}

/** A change as the history keeps it. */
export function changeOf(
  action: `schedule.${'created' | 'updated' | 'deleted'}`,
  before: Schedule | null,
  after: Schedule | null,
): AuditInput {
  const subject = after ?? before
  if (!subject) throw new Error('a change has a before or an after')
  const state = (schedule: Schedule | null) => schedule && { ...schedule, hours: hoursOf(schedule) }
  return {
    action,
    objectKind: 'schedule',
    objectId: subject.id,
    objectLabel: subject.name,
    version: subject.version,
    before: state(before),
    after: state(after),
  }
}
