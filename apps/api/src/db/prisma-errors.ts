import type { FieldErrorCode } from '@switchboard/contract/problem'

/** What a broken constraint means to the person who sent the request. */
interface BrokenRule {
  /** Path in the body. */
  field: string
  /** `taken` becomes 409 `already_exists`, anything else 422 `validation_failed`. */
  error: FieldErrorCode
}

/** One line for each constraint that a request can break. A constraint that is not here is our bug: 500. */
const BROKEN_RULES: Readonly<Record<string, BrokenRule>> = {
  extension_tenant_id_number_key: { field: 'number', error: 'taken' },
  schedule_tenant_id_name_key: { field: 'name', error: 'taken' },
  holiday_calendar_tenant_id_name_key: { field: 'name', error: 'taken' },
  emergency_address_tenant_id_label_key: { field: 'label', error: 'taken' },
  phone_number_tenant_id_destination_extension_id_fkey: {
    field: 'destination.extensionId',
    error: 'not_found',
  },
  phone_number_tenant_id_emergency_address_id_fkey: { field: 'emergencyAddressId', error: 'not_found' },
  phone_extension_tenant_id_caller_id_number_id_fkey: { field: 'callerIdNumberId', error: 'not_found' },
  phone_extension_tenant_id_forwarding_extension_id_fkey: {
    field: 'forwarding.destination.extensionId',
    error: 'not_found',
  },
  phone_extension_tenant_id_voicemail_greeting_id_fkey: { field: 'voicemail.greetingId', error: 'not_found' },
  preferences_tenant_id_caller_id_number_id_fkey: { field: 'callerIdNumberId', error: 'not_found' },
  preferences_tenant_id_operator_extension_id_fkey: { field: 'operatorExtensionId', error: 'not_found' },
  preferences_tenant_id_hold_playlist_id_fkey: { field: 'holdPlaylistId', error: 'not_found' },
  blocked_number_tenant_id_extension_id_fkey: { field: 'extensionId', error: 'not_found' },
  blocked_number_tenant_id_extension_id_pattern_is_prefix_key: { field: 'pattern', error: 'taken' },
  conference_bridge_tenant_id_code_key: { field: 'conferenceId', error: 'taken' },
  conference_bridge_tenant_id_owner_extension_id_fkey: { field: 'ownerExtensionId', error: 'not_found' },
  ring_group_tenant_id_fallback_extension_id_fkey: { field: 'fallback.extensionId', error: 'not_found' },
  ring_group_tenant_id_hold_playlist_id_fkey: { field: 'holdPlaylistId', error: 'not_found' },
  ring_group_member_tenant_id_extension_id_fkey: { field: 'members', error: 'not_found' },
  ring_group_member_tenant_id_device_id_fkey: { field: 'members', error: 'not_found' },
  voicemail_box_tenant_id_greeting_id_fkey: { field: 'greetingId', error: 'not_found' },
  voicemail_listener_tenant_id_extension_id_fkey: { field: 'listenerIds', error: 'not_found' },
  device_tenant_id_mac_key: { field: 'hardware.mac', error: 'taken' },
  receptionist_tenant_id_schedule_id_fkey: { field: 'scheduleId', error: 'not_found' },
  receptionist_tenant_id_holiday_calendar_id_fkey: { field: 'holidayCalendarId', error: 'not_found' },
  receptionist_tenant_id_hold_playlist_id_fkey: { field: 'holdPlaylistId', error: 'not_found' },
  // Which of three menus lost what it referred to meanwhile is not known: the form is read again.
  receptionist_menu_tenant_id_greeting_audio_id_fkey: { field: 'menus', error: 'not_found' },
  receptionist_menu_tenant_id_no_input_extension_id_fkey: { field: 'menus', error: 'not_found' },
  receptionist_menu_tenant_id_invalid_extension_id_fkey: { field: 'menus', error: 'not_found' },
  receptionist_menu_key_tenant_id_action_extension_id_fkey: { field: 'menus', error: 'not_found' },
  receptionist_exclusion_tenant_id_extension_id_fkey: {
    field: 'directDialing.exclusions',
    error: 'not_found',
  },
  phone_extension_forwarding_self_check: {
    field: 'forwarding.destination.extensionId',
    error: 'forwarding_to_itself',
  },
  audio_file_tenant_id_name_key: { field: 'name', error: 'taken' },
  audio_file_tenant_id_sound_id_key: { field: 'soundId', error: 'taken' },
  playlist_tenant_id_name_key: { field: 'name', error: 'taken' },
  playlist_item_tenant_id_audio_file_id_fkey: { field: 'fileIds', error: 'not_found' },
}

/** How a database error is to be answered. */
export type DatabaseFailure =
  | { kind: 'broken_rule'; rule: BrokenRule }
  /** Another transaction stood in the way, and this one was undone: it may run again at once. */
  | { kind: 'collision' }
  /** Not reachable, stopping, or too slow: try again soon. */
  | { kind: 'away' }
  /** Row-level security or a missing right stopped a query of ours. */
  | { kind: 'refused' }

/** PostgreSQL, appendix A: serialization failure and deadlock; Prisma's name for both. */
const COLLISION_CODES = /^(40001|40P01|P2034)$/
/** PostgreSQL, appendix A: connection exceptions, operator intervention, too many connections, lock not available. */
const AWAY_STATES = /^(08...|57P0[1-5]|57014|53300|55P03)$/
/** Node's socket errors and Prisma's own codes (transaction not opened or closed in time, connection lost). */
const AWAY_CODES =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|P1001|P1002|P1008|P1017|P2024|P2028|P2037)$/
/** What `pg` and Prisma's adapter say in words only. */
const AWAY_TEXT =
  /timeout exceeded when trying to connect|connection terminated|connection error and is not queryable|Query read timeout|timeout expired|DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections/i

interface Facts {
  codes: string[]
  texts: string[]
  constraint: string | undefined
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined)

/** Prisma, its adapter and `pg` wrap one another: collects codes, texts and the constraint on the way down. */
function factsOf(
  error: unknown,
  facts: Facts = { codes: [], texts: [], constraint: undefined },
  depth = 0,
): Facts {
  if (typeof error !== 'object' || error === null || depth > 6) return facts
  const layer = error as Record<string, unknown>
  for (const code of [layer['code'], layer['originalCode']])
    if (typeof code === 'string') facts.codes.push(code)
  for (const said of [layer['message'], layer['kind'], layer['originalMessage']])
    if (typeof said === 'string') facts.texts.push(said)
  const { constraint } = layer
  facts.constraint ??= text(constraint) ?? text((constraint as { index?: unknown } | undefined)?.index)
  const meta = layer['meta'] as { driverAdapterError?: unknown } | undefined
  const inner = [
    meta?.driverAdapterError,
    layer['cause'],
    ...(error instanceof AggregateError ? error.errors : []),
  ]
  for (const each of inner) factsOf(each, facts, depth + 1)
  return facts
}

/** CHECK constraints reach us by their name in the message only. */
const checkIn = (texts: readonly string[]) =>
  texts.map((said) => /check constraint "(\w+)"/.exec(said)?.[1]).find(Boolean)

/** Reads an error thrown by Prisma or `pg`; undefined for what is no such error, or one that is our bug. */
export function readDatabaseError(error: unknown): DatabaseFailure | undefined {
  const { codes, texts, constraint = checkIn(texts) } = factsOf(error)
  const rule = constraint === undefined ? undefined : BROKEN_RULES[constraint]
  if (rule) return { kind: 'broken_rule', rule }
  if (codes.includes('42501')) return { kind: 'refused' }
  if (codes.some((code) => COLLISION_CODES.test(code))) return { kind: 'collision' }
  const away =
    codes.some((code) => AWAY_STATES.test(code) || AWAY_CODES.test(code)) ||
    texts.some((said) => AWAY_TEXT.test(said))
  return away ? { kind: 'away' } : undefined
}
