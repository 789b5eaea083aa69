import type { Language } from '@switchboard/contract/common'
import type { ExtensionWrite } from '@switchboard/contract/extensions'
import {
  type ExtensionColumn,
  type FileColumn,
  IMPORT_PROBLEMS,
} from '@switchboard/contract/extensions.import'
import { judgeShown } from '../../phone-numbers/index.ts'
import { judge, keptEmailOf } from '../rules.ts'
import type { PhoneValues } from './company.ts'
import { complainOnce, type Draft, type Drafting } from './draft.ts'

/** The column to blame for a broken rule. */
const BLAMED: Record<string, ExtensionColumn> = {
  number: 'number',
  callerIdNumberId: 'callerId',
  'holder.email': 'email',
  'voicemail.pin': 'voicemailPin',
  'forwarding.destination.extensionId': 'forwardTo',
  'forwarding.destination.number': 'forwardTo',
}

const WHOLE_NAME: ReadonlySet<FileColumn> = new Set(['fullName', 'fullNameLastFirst'])

/** Complains of what every phone must have. */
export function askForMissing(draft: Draft, values: PhoneValues, language: Language): void {
  const needed = [
    'number',
    ...(values.kind === 'user' ? (['firstName', 'lastName'] as const) : (['label'] as const)),
  ] as const
  const isNameTold = draft.problems.some(({ column }) => column !== null && WHOLE_NAME.has(column))
  for (const column of needed) {
    if (values[column] !== '' || (isNameTold && column !== 'number')) continue
    complainOnce(draft, language, 'required', column)
  }
  if (values.forwarding !== 'off' && values.forwardTo === null) {
    complainOnce(draft, language, 'target_missing', 'forwardTo')
  }
}

/** In place of an extension that forwarding goes to, until the plan says which one has the number. */
const SOMEBODY = '00000000-0000-0000-0000-000000000000'

/** Applies the rules that hold for every save; those of the number plan come later, with the other rows. */
export function applyRules(
  draft: Draft,
  values: PhoneValues,
  { company, language, numberOf, e164Of }: Drafting,
): void {
  if (values.callerId !== null && !numberOf.has(values.callerId))
    complainOnce(draft, language, 'not_found', 'callerId')
  const { before } = draft
  const broken = judge(
    toWrite(values, SOMEBODY, numberOf),
    {
      country: company.country,
      id: draft.id,
      number: before?.number ?? null,
      callerIdNumberId: before?.phone?.callerIdNumberId ?? null,
      pinSet: typeof before?.phone?.voicemailPinSecret === 'string',
      keptEmail: keptEmailOf(before),
    },
    {
      isTaken: () => false,
      hasExtension: () => true,
      hasGreeting: () => true, // no file says anything of it
      judgeCallerId: (id) => judgeShown(numberOf.get(e164Of.get(id) ?? '')),
    },
  )
  for (const [path, code] of Object.entries(broken)) {
    const column = BLAMED[path]
    if (!column) throw new Error(`import: say in row-rules.ts which column ${path} is about`)
    const problem = IMPORT_PROBLEMS.find((known) => known === code) ?? 'invalid'
    if (problem !== 'required') complainOnce(draft, language, problem, column)
    // Voicemail that cannot be is turned off with less ado than a PIN is made up.
    else if (!draft.problems.some((known) => known.column === column)) {
      complainOnce(draft, language, 'pin_missing', 'voicemail')
    }
  }
}

/**
 * The phone that a file describes, as a form would save it.
 * @param targetId of the extension that forwarding goes to, if it goes to one
 */
export function toWrite(
  values: PhoneValues,
  targetId: string | null,
  numberOf: Drafting['numberOf'],
): ExtensionWrite {
  const { kind, firstName, lastName, email, label, forwarding: mode, forwardTo } = values
  return {
    number: values.number,
    holder: kind === 'user' ? { kind: 'person', firstName, lastName, email } : { kind: 'shared', label },
    enabled: values.enabled,
    callerIdNumberId: (values.callerId !== null && numberOf.get(values.callerId)?.id) || null,
    doNotDisturb: values.doNotDisturb,
    forwarding:
      mode === 'off' || forwardTo === null
        ? { mode: 'off' }
        : {
            mode,
            destination:
              targetId !== null && !isExternal(forwardTo)
                ? { kind: 'extension', extensionId: targetId }
                : { kind: 'external', number: forwardTo },
          },
    voicemail: {
      enabled: values.voicemail,
      pin: values.voicemailPin,
      delaySeconds: values.voicemailDelay,
      email: values.voicemailEmail,
      language: values.voicemailLanguage,
    },
  }
}

/** A telephone number, and not an extension's. */
export const isExternal = (forwardTo: string) => forwardTo.startsWith('+')
