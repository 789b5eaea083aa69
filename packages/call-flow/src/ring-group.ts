/** What a phone does with calls now; the first that is true of: disabled, do not disturb, all calls forwarded. */
export type PhoneStatus = 'available' | 'forwarding' | 'do_not_disturb' | 'disabled'

/** What of a member decides whether it rings. */
export interface Member {
  status: PhoneStatus
  /** Of a member that is a single device. */
  deviceEnabled?: boolean
}

/** Why a member would not ring. */
export type Obstacle = 'device_disabled' | Exclude<PhoneStatus, 'available'>

/**
 * Why a call to the group does not ring at this member; null when it does. A device is as available as the phone it
 * belongs to. A member who forwards all calls is left out, unless the forwarding of members counts: then the call follows it.
 */
export function obstacleOf(
  { status, deviceEnabled = true }: Member,
  memberForwarding: boolean,
): Obstacle | null {
  if (!deviceEnabled) return 'device_disabled'
  if (status === 'available' || (status === 'forwarding' && memberForwarding)) return null
  return status
}

/** What of a ring group decides whether calls to it reach anybody. */
export interface GroupToJudge {
  members: readonly Member[]
  memberForwarding: boolean
  /** Where calls go that nobody takes; null when they end. */
  fallback: {
    /** Can a call be taken there? Not by a disabled phone, nor by a mailbox that is off. */
    available: boolean
    /** Do they come back to a group they have been to? (`findLoop`) */
    loops: boolean
  } | null
}

export type GroupWarning =
  | 'no_members'
  | 'nobody_available'
  | 'fallback_loop'
  | 'fallback_unavailable'
  | 'no_fallback'

/** Why calls to a group would reach nobody, most serious first; empty when they do. */
export function warningsOf({ members, memberForwarding, fallback }: GroupToJudge): GroupWarning[] {
  const found: GroupWarning[] = []
  if (members.length === 0) found.push('no_members')
  else if (members.every((member) => obstacleOf(member, memberForwarding))) found.push('nobody_available')
  if (!fallback) return [...found, 'no_fallback']
  if (fallback.loops) found.push('fallback_loop')
  if (!fallback.available) found.push('fallback_unavailable')
  return found
}

/**
 * The round that calls make which are passed on from `start`, again and again: the places of the circle, the first of them
 * once more at the end. Null when they come to an end.
 * @param next where a call goes on that nobody takes at a place; null where it stays or ends
 */
export function findLoop(start: string, next: (place: string) => string | null): string[] | null {
  const passed: string[] = []
  for (let place: string | null = start; place !== null; place = next(place)) {
    const first = passed.indexOf(place)
    if (first !== -1) return [...passed.slice(first), place]
    passed.push(place)
  }
  return null
}

/** A member whose turn comes after that of the one before. */
export interface MemberInTurn extends Member {
  ringSeconds: number
}

/** Seconds after the call came in at which a member rings. */
export interface Turn {
  from: number
  to: number
}

/**
 * When each member of a sequential group rings, for callers that nobody answers: null for those who do not, because they
 * are not available or because the group's own time is over before it is their turn.
 */
export function turnsOf(
  members: readonly MemberInTurn[],
  { ringSeconds, memberForwarding }: { ringSeconds: number; memberForwarding: boolean },
): (Turn | null)[] {
  let from = 0
  return members.map((member) => {
    if (from >= ringSeconds || obstacleOf(member, memberForwarding)) return null
    const turn = { from, to: Math.min(from + member.ringSeconds, ringSeconds) }
    from = turn.to
    return turn
  })
}
