import type { Language } from '@switchboard/contract/common'
import { VOICEMAIL_DELAY } from '@switchboard/contract/extensions'
import type { TenantDb } from '../../../db/tenant.ts'
import { holdShown, type ShownNumber } from '../../phone-numbers/index.ts'
import type { CellValues, ExtensionCells } from '../file/cells.ts'
import { toExtension, WITH_PHONE } from '../present.ts'
import type { ExtensionWithPhone } from '../present.ts'

/** What the rows of a file are judged against: all of a company that they may refer to. */
export interface Company {
  /** ISO 3166-1 alpha-2: decides the reserved codes and how national numbers are read. */
  country: string
  language: Language
  extensions: readonly ExtensionWithPhone[]
  /** The company's own public numbers, in E.164. */
  numbers: readonly ShownNumber[]
}

/** Extensions read at a time: each keeps the event loop for some 20 ms. */
const AT_ONCE = 250

/** Reads the company of this transaction. */
export async function readCompany(db: TenantDb): Promise<Company> {
  const { country, language } = await db.tenant.findFirstOrThrow()
  const numbers = [...(await holdShown(db)).values()]
  const extensions: ExtensionWithPhone[] = []
  for (;;) {
    const last = extensions.at(-1)
    const page = await db.extension.findMany({
      ...(last && { where: { id: { gt: last.id } } }),
      include: WITH_PHONE,
      orderBy: { id: 'asc' },
      take: AT_ONCE,
    })
    extensions.push(...page)
    // The CHECK on `tenant.language` allows no other text.
    if (page.length < AT_ONCE) return { country, language: language as Language, numbers, extensions }
  }
}

/** Everything that a file can say of a phone; no PIN is one that stays as it is. */
export type PhoneValues = Omit<CellValues, 'voicemailPin'> & { voicemailPin: string | null }

/** What a new phone has that the file says nothing about. */
export const newPhone = (id: string, voicemailLanguage: Language): PhoneValues => ({
  number: '',
  kind: 'user',
  firstName: '',
  lastName: '',
  label: '',
  email: null,
  enabled: true,
  callerId: null,
  doNotDisturb: false,
  forwarding: 'off',
  forwardTo: null,
  voicemail: false,
  voicemailPin: null,
  voicemailDelay: VOICEMAIL_DELAY.default,
  voicemailEmail: null,
  voicemailLanguage,
  id,
})

/**
 * What a phone has now; null for another kind of extension.
 * @param e164Of the company's numbers by id
 */
export function valuesOf(row: ExtensionWithPhone, e164Of: ReadonlyMap<string, string>): PhoneValues | null {
  const { id, number, phone } = toExtension(row)
  if (!phone) return null
  const { holder, forwarding, voicemail } = phone
  const destination = forwarding.mode === 'off' ? null : forwarding.destination
  const person = holder.kind === 'person' ? holder : { firstName: '', lastName: '', email: null }
  return {
    id,
    number,
    kind: holder.kind === 'person' ? 'user' : 'shared_phone',
    firstName: person.firstName,
    lastName: person.lastName,
    email: person.email,
    label: holder.kind === 'shared' ? holder.label : '',
    voicemailPin: null,
    enabled: phone.enabled,
    callerId: (phone.callerIdNumberId && e164Of.get(phone.callerIdNumberId)) || null,
    doNotDisturb: phone.doNotDisturb,
    forwarding: forwarding.mode,
    forwardTo:
      destination?.kind === 'external' ? destination.number : (phone.forwardingTarget?.number ?? null),
    voicemail: voicemail.enabled,
    voicemailDelay: voicemail.delaySeconds,
    voicemailEmail: voicemail.email,
    voicemailLanguage: voicemail.language,
  }
}

/** The same without what does not apply, and without the PIN: as `toCells()` writes it. */
export function applicable(values: PhoneValues): ExtensionCells {
  const { firstName, lastName, email, label, voicemailPin: _, ...all } = values
  return values.kind === 'user' ? { ...all, firstName, lastName, email } : { ...all, label }
}
