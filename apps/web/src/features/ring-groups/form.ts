import type { DestinationView } from '@switchboard/contract/destination'
import {
  RING_SECONDS,
  type RingGroup,
  type RingGroupCandidate,
  type RingGroupWrite,
  type RingStrategy,
} from '@switchboard/contract/ring-groups'
import type { FormModel } from '../../patterns/object/model.ts'
import { destinationKey } from '../destinations/index.ts'

/** A number that may be empty while it is being retyped. */
export type Seconds = number | ''

/** A member, and for how long it rings where members ring in turn. */
export type FormMember = RingGroupCandidate & { ringSeconds: Seconds }

/** What the form holds: one value per control, whether shown or not. */
export interface RingGroupForm {
  name: string
  number: string
  strategy: RingStrategy
  members: FormMember[]
  ringSeconds: Seconds
  memberForwarding: boolean
  /** Null ends the call. */
  fallback: DestinationView | null
  /** Empty for the company's music. */
  holdPlaylistId: string
}

/** Tells members apart: a phone and one of its devices are two. */
export const memberKey = (member: RingGroupCandidate): string =>
  member.kind === 'device' ? member.deviceId : member.extensionId

/** Everybody at once, for as long as the company's groups usually ring. */
export const blankForm = (number: string, ringSeconds: number): RingGroupForm => ({
  name: '',
  number,
  strategy: 'simultaneous',
  members: [],
  ringSeconds,
  memberForwarding: false,
  fallback: null,
  holdPlaylistId: '',
})

/** The form that shows a group as it is saved. */
export const fromRingGroup = (group: RingGroup): RingGroupForm => ({
  name: group.name,
  number: group.number,
  strategy: group.strategy,
  members: group.members,
  ringSeconds: group.ringSeconds,
  memberForwarding: group.memberForwarding,
  fallback: group.fallback,
  holdPlaylistId: group.holdPlaylist?.id ?? '',
})

export const ringsInTurn = ({ strategy }: Pick<RingGroupForm, 'strategy'>): boolean =>
  strategy !== 'simultaneous'

/** Times that are out of sight are not refused: those left empty are the usual ones. */
function settle(values: RingGroupForm): RingGroupForm {
  const seconds = (given: Seconds): Seconds =>
    given === '' && !ringsInTurn(values) ? RING_SECONDS.member : given
  return {
    ...values,
    name: values.name.trim(),
    number: values.number.trim(),
    members: values.members.map((member) => ({ ...member, ringSeconds: seconds(member.ringSeconds) })),
  }
}

const toNumber = (seconds: Seconds) => (seconds === '' ? Number.NaN : seconds)

/** What is sent to save `values`; it is valid only if nothing is found wrong with it. */
export function toRequest(values: RingGroupForm): RingGroupWrite {
  const { members, ringSeconds, holdPlaylistId, ...settled } = settle(values)
  return {
    ...settled,
    members: members.map((member) => {
      const time = { ringSeconds: toNumber(member.ringSeconds) }
      return member.kind === 'device'
        ? { kind: member.kind, deviceId: member.deviceId, ...time }
        : { kind: member.kind, extensionId: member.extensionId, ...time }
    }),
    ringSeconds: toNumber(ringSeconds),
    holdPlaylistId: holdPlaylistId || null,
  }
}

/** The field that answers for a path of the request: a member for itself, the fallback for its parts. */
export const fieldOf = (path: string): string =>
  path.replace(/^(fallback)\..*$/, '$1').replace(/^(members\.\d+)\.(extension|device)Id$/, '$1')

/** A list in another order. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const [item] = items.slice(from, from + 1)
  const rest = items.filter((_, index) => index !== from)
  return item === undefined ? rest : [...rest.slice(0, to), item, ...rest.slice(to)]
}

/** Joins the group with the usual time, as last of all. */
export const withMember = (members: readonly FormMember[], candidate: RingGroupCandidate): FormMember[] => [
  ...members,
  { ...candidate, ringSeconds: RING_SECONDS.member },
]

/**
 * May somebody join? Not twice: a phone rings with all its devices, so neither beside one of them, nor one of them beside it.
 */
export const mayJoin = (members: readonly FormMember[], candidate: RingGroupCandidate): boolean =>
  !members.some(
    (member) =>
      memberKey(member) === memberKey(candidate) ||
      (member.kind !== candidate.kind && member.extension.id === candidate.extension.id),
  )

const PARTS = {
  name: ['name'],
  number: ['number'],
  strategy: ['strategy'],
  members: ['members'],
  ringSeconds: ['ringSeconds'],
  memberForwarding: ['memberForwarding'],
  fallback: ['fallback'],
  holdMusic: ['holdPlaylistId'],
} as const satisfies Record<string, readonly (keyof RingGroupForm)[]>
export type Part = keyof typeof PARTS

/** Members and destinations are the same whatever they are called by now. */
export const MODEL: FormModel<RingGroupForm, Part> = {
  parts: PARTS,
  settle,
  keyOf: (value) => {
    if (Array.isArray(value)) return value.map((member) => [memberKey(member), member.ringSeconds])
    return typeof value === 'object' ? value && destinationKey(value) : value
  },
}
