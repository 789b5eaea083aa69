import type { HolidayCalendar } from '@switchboard/contract/holidays'
import type { AuditInput } from '../../http/audit.ts'

/** Days off that are named in the history, at most. */
const NAMED = 20

/** What is read of own days in the history; the days themselves are for the undo. */
function ownText({ own }: HolidayCalendar): string | null {
  const texts = own
    .slice(0, NAMED)
    .map(({ name, from, to }) => `${name} (${from === to ? from : `${from} – ${to}`})`)
  if (own.length > NAMED) texts.push(`… (+${own.length - NAMED})`)
  return texts.join(', ') || null
}

/** A change as the history keeps it. */
export function changeOf(
  action: `holiday_calendar.${'created' | 'updated' | 'deleted'}`,
  before: HolidayCalendar | null,
  after: HolidayCalendar | null,
): AuditInput {
  const subject = after ?? before
  if (!subject) throw new Error('a change has a before or an after')
  const state = (calendar: HolidayCalendar | null) =>
    calendar && {
      ...calendar,
      ownText: ownText(calendar),
      leftOutCount: calendar.legal?.leftOut.length ?? 0,
    }
  return {
    action,
    objectKind: 'holiday_calendar',
    objectId: subject.id,
    objectLabel: subject.name,
    version: subject.version,
    before: state(before),
    after: state(after),
  }
}
