import { createHash } from 'node:crypto'
import type { Prisma } from '../generated/client.ts'
import { searchKey } from '../search-key.ts'
import { type Configuration, configurationRows } from './configuration.ts'
import { everydayRows, type Ways } from './everyday.ts'
import { recordOf, refTo } from './record.ts'

/** A demo company as one would tell of it; {@link toRows} makes rows of it. */
export interface Company {
  name: string
  /** What it tells of itself; the numbers have their check digits, and are nobody's. */
  details?: Pick<
    Prisma.TenantCreateManyInput,
    'legalForm' | 'siren' | 'siret' | 'vatNumber' | 'addressLine1' | 'postalCode' | 'city'
  >
  /** Domain of the e-mail addresses. */
  domain: string
  /** E.164, by their labels; the first is the main number. */
  numbers: Record<
    string,
    {
      e164: string
      callerIdAllowed?: false
      source?: 'ported' | 'temporary'
      /** Number of the extension that calls go to. */
      to?: string
      /** Label of an emergency address. */
      at?: string
    }
  >
  /** Where the numbers are, by label. */
  addresses: Record<string, { line1: string; postalCode: string; city: string }>
  people: readonly Person[]
  sharedPhones: readonly (Phone & { number: string; label: string })[]
  others: readonly {
    number: string
    label: string
    kind: 'ring_group' | 'receptionist' | 'conference' | 'voicemail' | 'fax'
  }[]
  /** None for a company that has only just begun. */
  configuration?: Configuration
  /** What was changed, in the order of time. */
  history: readonly Change[]
}

/** A change of a phone: `before` is what it was like where it differed. */
export interface Change {
  at: string
  /** Number of the person who made it. */
  by: string
  number: string
  before: { [P in keyof Phone]: Phone[P] | undefined }
}

interface Person extends Phone {
  number: string
  firstName: string
  lastName: string
  /** Of those who sign in; the others have not been invited yet. */
  role?: 'owner' | 'admin' | 'billing' | 'receptionist_editor' | 'read_only' | 'user'
  language?: 'en'
  email?: null
}

export interface Phone {
  /** Label of the number shown to whom is called. */
  callerId?: string
  forwarding?: { mode: 'offline' | 'always' } & ({ extension: string } | { external: string })
  voicemail?: 'off'
  doNotDisturb?: true
}

interface Options {
  passwordHash: string
  /** Seals a voicemail PIN. */
  encrypt: (text: string) => string
  now: Date
  ways: Ways
}

/** When the demo was set up. Ids and times are the same in every installation. */
const SET_UP_AT = new Date('2026-11-02T08:00:00Z')

/** The same version 7 UUID for the same words, everywhere. */
export function demoId(...words: string[]): string {
  const time = SET_UP_AT.getTime().toString(16).padStart(12, '0')
  const random = createHash('sha256').update(words.join('\n')).digest('hex')
  return `${time}7${random.slice(0, 3)}a${random.slice(3, 18)}`.replace(
    /^(.{8})(.{4})(.{4})(.{4})/,
    '$1-$2-$3-$4-',
  )
}

/** Everything to insert, table by table, in the order of the references between them. */
export async function toRows(company: Company, { passwordHash, encrypt, now, ways }: Options) {
  const { name, details, domain, numbers, addresses, people, sharedPhones, others, configuration, history } =
    company
  const id = (...words: string[]) => demoId(domain, ...words)
  const tenantId = id('tenant')
  const mainNumber = Object.values(numbers)[0]?.e164 ?? ''

  const holderOf = (number: string) =>
    people.some((person) => person.number === number) ? id('user', number) : null

  const emailOf = ({ firstName, lastName, email }: Person) =>
    email === null ? null : `${searchKey(firstName)}.${searchKey(lastName)}@${domain}`

  const phoneOf = (
    number: string,
    phone: Phone,
    email: string | null,
  ): Prisma.PhoneExtensionCreateManyInput => ({
    tenantId,
    extensionId: id('extension', number),
    callerIdNumberId: phone.callerId ? id('number', phone.callerId) : null,
    ...forwardingOf(phone, id),
    voicemailEnabled: phone.voicemail !== 'off',
    voicemailPinSecret: phone.voicemail === 'off' ? null : encrypt(pinOf(number)),
    voicemailEmail: email,
    doNotDisturb: phone.doNotDisturb ?? false,
  })

  const extensionOf = (row: {
    number: string
    kind: string
    name: string
    email?: string | null
    userId?: string
  }): Prisma.ExtensionCreateManyInput => {
    const { email = null, ...columns } = row
    const changes = history.filter(({ number }) => number === row.number).map(({ at }) => new Date(at))
    return {
      tenantId,
      id: id('extension', row.number),
      ...columns,
      searchText: searchKey(row.name, row.number, email),
      version: 1 + changes.length,
      createdAt: SET_UP_AT,
      updatedAt: changes.at(-1) ?? SET_UP_AT,
    }
  }

  return {
    tenant: [
      {
        id: tenantId,
        name,
        ...details,
        country: 'FR',
        language: 'fr',
        timeZone: 'Europe/Paris',
        mainNumber,
        createdAt: SET_UP_AT,
      },
    ],
    numberRegistry: Object.values(numbers).map(({ e164 }) => ({ e164, tenantId })),
    emergencyAddress: Object.entries(addresses).map(([label, address]) => ({
      tenantId,
      id: id('address', label),
      label,
      ...address,
      country: 'FR',
      createdAt: SET_UP_AT,
      updatedAt: SET_UP_AT,
    })),
    phoneNumber: Object.entries(numbers).map(
      ([label, { e164, callerIdAllowed = true, source = 'assigned', to, at }]) => ({
        tenantId,
        id: id('number', label),
        e164,
        label,
        callerIdAllowed,
        source,
        destinationKind: to ? 'extension' : null,
        destinationExtensionId: to ? id('extension', to) : null,
        emergencyAddressId: at ? id('address', at) : null,
        createdAt: SET_UP_AT,
        updatedAt: SET_UP_AT,
      }),
    ),
    voicemailBox: others.flatMap(({ number, kind }) =>
      kind === 'voicemail'
        ? { tenantId, extensionId: id('extension', number), language: 'fr', attach: true }
        : [],
    ),
    ...(configuration && configurationRows(configuration, { tenantId, id, at: SET_UP_AT })),
    ...(configuration &&
      (await everydayRows(configuration.everyday, ways, { tenantId, id, holderOf, at: SET_UP_AT, now }))),
    appUser: people.map((person) => ({
      tenantId,
      id: id('user', person.number),
      firstName: person.firstName,
      lastName: person.lastName,
      email: emailOf(person),
      role: person.role ?? 'user',
      passwordHash: person.role ? passwordHash : null,
      language: person.language ?? null,
      createdAt: SET_UP_AT,
      updatedAt: SET_UP_AT,
    })),
    signInName: people
      .filter(({ role }) => role)
      .flatMap((person) => {
        const byPhone = person.role === 'owner' ? mainNumber : `${mainNumber}#${person.number}`
        const names = [byPhone, emailOf(person)].filter((signInName) => signInName !== null)
        return names.map((signInName) => ({ name: signInName, tenantId, userId: id('user', person.number) }))
      }),
    extension: [
      ...people.map((person) =>
        extensionOf({
          number: person.number,
          kind: 'user',
          name: `${person.firstName} ${person.lastName}`,
          email: emailOf(person),
          userId: id('user', person.number),
        }),
      ),
      ...sharedPhones.map(({ number, label }) => extensionOf({ number, kind: 'shared_phone', name: label })),
      ...others.map(({ number, kind, label }) => extensionOf({ number, kind, name: label })),
    ],
    phoneExtension: [
      ...people.map((person) => phoneOf(person.number, person, emailOf(person))),
      ...sharedPhones.map((phone) => phoneOf(phone.number, phone, null)),
    ],
    auditEvent: history.map(({ at, by, number, before }, index) => {
      const version = 1 + history.slice(0, index + 1).filter((change) => change.number === number).length
      const person = people.find((candidate) => candidate.number === number)
      const email = person ? emailOf(person) : null
      const createdAt = SET_UP_AT.toISOString()
      const recorded = (state: { changes: Change['before']; version: number; updatedAt: string }) =>
        recordOf(company, { number, email, createdAt, ...state }, id)
      return {
        tenantId,
        id: id('audit', String(index)),
        at: new Date(at),
        actorKind: 'user',
        actorUserId: id('user', by),
        action: 'extension.updated',
        objectKind: 'extension',
        objectId: id('extension', number),
        objectLabel: `${number} ${refTo(company, number, id).name}`,
        objectVersion: version,
        before: recorded({ changes: before, version: version - 1, updatedAt: createdAt }),
        after: recorded({ changes: {}, version, updatedAt: new Date(at).toISOString() }),
      }
    }),
  }
}

function forwardingOf({ forwarding }: Phone, id: (...words: string[]) => string) {
  if (!forwarding) return {}
  const internal = 'extension' in forwarding
  return {
    forwardingMode: forwarding.mode,
    forwardingKind: internal ? 'extension' : 'external',
    forwardingExtensionId: internal ? id('extension', forwarding.extension) : null,
    forwardingExternal: internal ? null : forwarding.external,
  }
}

/** Not guessed from the extension's number at a glance; the form would accept it. */
function pinOf(number: string): string {
  return String(2000 + ((Number(number) * 41) % 7919))
}
