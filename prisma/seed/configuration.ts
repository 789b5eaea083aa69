import type { Everyday } from './everyday.ts'

/** What a demo company has configured beside its phones, told by the numbers and labels of `Company`. */
export interface Configuration {
  /** Minutes of the local day, on each of these days (1 is Monday). */
  schedule: { name: string; ranges: { days: readonly number[]; start: number; end: number }[] }
  holidays: { name: string; own: { name: string; from: string; to: string; yearly: boolean }[] }
  groups: Record<
    string,
    { strategy: 'simultaneous' | 'sequential' | 'round_robin'; members: readonly string[] }
  >
  receptionist: {
    number: string
    greetings: { open: string; closed: string; holiday: string }
    /** Extension numbers by key. */
    keys: Record<string, string>
    /** Who hears callers while the company is closed. */
    mailbox: string
  }
  bridge: { name: string; code: string; owner: string }
  operator: string
  everyday: Everyday
}

type Id = (...words: string[]) => string

/** Seconds in all that the members of a group ring, and each of them by turns. */
const RING_SECONDS = { total: 40, member: 20 }

interface Made {
  tenantId: string
  id: Id
  at: Date
}

function receptionistRows({ receptionist }: Configuration, { tenantId, id }: Made) {
  const receptionistId = id('extension', receptionist.number)
  const ends = { waitSeconds: 5, noInputRetries: 2, invalidRetries: 2 }
  const hangUp = { noInputKind: 'hang_up', invalidKind: 'hang_up' }
  const toOperator = { noInputKind: 'operator', invalidKind: 'operator' }
  const key = { tenantId, receptionistId }
  const keyTo = (mode: string, digit: string, kind: string, number: string) => ({
    ...key,
    mode,
    key: digit,
    actionKind: kind,
    actionExtensionId: id('extension', number),
  })
  return {
    receptionist: [
      {
        tenantId,
        extensionId: receptionistId,
        timeZone: 'Europe/Paris',
        language: 'fr',
        scheduleId: id('schedule'),
        holidayCalendarId: id('holidays'),
        directDialing: true,
      },
    ],
    receptionistMenu: (['open', 'closed', 'holiday'] as const).map((mode) => ({
      ...key,
      mode,
      greetingKind: 'text',
      greetingText: receptionist.greetings[mode],
      greetingLanguage: 'fr',
      ...ends,
      ...(mode === 'open' ? toOperator : hangUp),
    })),
    receptionistMenuKey: [
      ...Object.entries(receptionist.keys).map(([digit, number]) =>
        keyTo('open', digit, 'extension', number),
      ),
      { ...key, mode: 'open', key: '0', actionKind: 'operator' },
      { ...key, mode: 'open', key: '#', actionKind: 'repeat' },
      keyTo('closed', '1', 'voicemail', receptionist.mailbox),
      keyTo('holiday', '1', 'voicemail', receptionist.mailbox),
    ],
  }
}

/** Everything to insert of it, table by table. */
export function configurationRows(configuration: Configuration, made: Made) {
  const { tenantId, id, at } = made
  const stamps = { createdAt: at, updatedAt: at }
  const { schedule, holidays, groups, bridge, operator } = configuration
  return {
    schedule: [
      {
        tenantId,
        id: id('schedule'),
        name: schedule.name,
        ranges: schedule.ranges
          .flatMap(({ days, start, end }) => days.map((day) => ({ day, start, end })))
          .toSorted((a, b) => a.day - b.day || a.start - b.start),
        ...stamps,
      },
    ],
    holidayCalendar: [
      { tenantId, id: id('holidays'), name: holidays.name, country: 'FR', entries: holidays.own, ...stamps },
    ],
    ringGroup: Object.entries(groups).map(([number, { strategy }]) => ({
      tenantId,
      extensionId: id('extension', number),
      strategy,
      ringSeconds: RING_SECONDS.total,
      memberForwarding: false,
      fallbackKind: 'voicemail',
      fallbackExtensionId: id('extension', configuration.receptionist.mailbox),
    })),
    ringGroupMember: Object.entries(groups).flatMap(([number, { members }]) =>
      members.map((member, position) => ({
        tenantId,
        ringGroupId: id('extension', number),
        position,
        extensionId: id('extension', member),
        ringSeconds: RING_SECONDS.member,
      })),
    ),
    ...receptionistRows(configuration, made),
    conferenceBridge: [
      {
        tenantId,
        id: id('bridge', bridge.code),
        name: bridge.name,
        code: bridge.code,
        ownerExtensionId: id('extension', bridge.owner),
        maxParticipants: 10,
        muteOnEntry: false,
        announce: true,
        ...stamps,
      },
    ],
    preferences: [
      {
        tenantId,
        ringSeconds: 30,
        voicemailEnabled: true,
        voicemailDelaySeconds: 20,
        voicemailAttach: true,
        operatorExtensionId: id('extension', operator),
        holdPlaylistId: id('playlist'),
        internationalCalls: 'allowed',
        blockAnonymous: false,
        callLogDays: 365,
        faxDays: 365,
        voicemailDays: 90,
        updatedAt: at,
      },
    ],
  }
}
