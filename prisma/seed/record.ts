import type { Change, Company, Phone } from './company.ts'

interface State {
  number: string
  email: string | null
  /** What differs from the demo as it is told. */
  changes: Change['before']
  version: number
  createdAt: string
  updatedAt: string
}

type Id = (...words: string[]) => string

/** A phone of the demo as the history records extensions (`Extension` of the contract), so that its changes can be undone. */
export function recordOf(company: Company, { number, email, changes, ...state }: State, id: Id) {
  const person = company.people.find((candidate) => candidate.number === number)
  const shared = company.sharedPhones.find((candidate) => candidate.number === number)
  const { name, ...ref } = refTo(company, number, id)
  const { voicemail, callerId, forwarding, doNotDisturb = false } = { ...(person ?? shared), ...changes }
  return {
    ...ref,
    name,
    ...state,
    phone: {
      holder: person
        ? { kind: 'person', firstName: person.firstName, lastName: person.lastName, email }
        : { kind: 'shared', label: name },
      userId: person ? id('user', number) : null,
      enabled: true,
      callerIdNumberId: callerId ? id('number', callerId) : null,
      ...forwardingOf(company, forwarding, id),
      doNotDisturb,
      blockAnonymous: false,
      voicemail: {
        enabled: voicemail !== 'off',
        delaySeconds: 20,
        email,
        language: 'fr',
        attach: true,
        greetingId: null,
        pinSet: voicemail !== 'off',
      },
    },
  }
}

function forwardingOf(company: Company, forwarding: Phone['forwarding'], id: Id) {
  if (!forwarding) return { forwarding: { mode: 'off' }, forwardingTarget: null }
  const { mode } = forwarding
  if ('external' in forwarding) {
    const destination = { kind: 'external', number: forwarding.external }
    return { forwarding: { mode, destination }, forwardingTarget: null }
  }
  const destination = { kind: 'extension', extensionId: id('extension', forwarding.extension) }
  return { forwarding: { mode, destination }, forwardingTarget: refTo(company, forwarding.extension, id) }
}

/** An extension as others refer to it. */
export function refTo({ people, sharedPhones, others }: Company, number: string, id: Id) {
  const person = people.find((candidate) => candidate.number === number)
  const kind = person
    ? 'user'
    : (others.find((candidate) => candidate.number === number)?.kind ?? 'shared_phone')
  const label = [...sharedPhones, ...others].find((candidate) => candidate.number === number)?.label ?? ''
  const name = person ? `${person.firstName} ${person.lastName}` : label
  return { id: id('extension', number), number, name, kind }
}
