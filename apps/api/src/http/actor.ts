import type { Language } from '@switchboard/contract/common'
import type { Role } from '@switchboard/contract/permissions'

/** Who sends the request, as the session tells it. */
export interface Actor {
  userId: string
  role: Role
  /** The user's choice, else the company's. */
  language: Language
  /** `required`: the company requires one by now and this person has none, so that nothing else can be done. */
  secondFactor: 'ok' | 'required'
  tenant: {
    id: string
    /** ISO 3166-1 alpha-2: decides the reserved codes and how national numbers are read. */
    country: string
    /** IANA name. */
    timeZone: string
  }
}
