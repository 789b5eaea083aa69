import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Config, ConfigError } from '../../config.ts'

const line = z.string().trim().min(1).max(300)
const contact = z.url({
  protocol: /^(mailto|tel|https)$/,
  error: 'is not a mailto:, tel: or https:// address',
})
const web = z.url({ protocol: /^https$/, error: 'is not an https:// address' })

/** What `operator.json` may say; the legal pages and security.txt are made with it. docs/operating.md lists all of it. */
const Operator = z
  .strictObject({
    name: line,
    legalForm: line,
    /** With the currency. */
    shareCapital: line,
    /** Register, town and number, such as "RCS Paris 123 456 789". */
    registration: line,
    vatNumber: line,
    address: line,
    phone: line,
    email: z.email(),
    publicationDirector: line,
    hostName: line,
    hostAddress: line,
    hostPhone: line,
    privacyEmail: z.email(),
    dataProtectionOfficer: line,
    accessibilityEmail: z.email(),
    security: z.strictObject({
      contact: z.array(contact).min(1),
      expires: z.iso.datetime({ error: 'is not an instant such as 2027-06-30T00:00:00Z' }),
      policy: web.optional(),
      encryption: web.optional(),
      acknowledgments: web.optional(),
    }),
  })
  .partial()
export type Operator = z.infer<typeof Operator>

/** What a French publisher must or should say (LCEN, art. 1-1; GDPR, art. 13); the rest is said only where it is given. */
export const EXPECTED = [
  'name',
  'legalForm',
  'registration',
  'address',
  'phone',
  'email',
  'publicationDirector',
  'hostName',
  'hostAddress',
  'hostPhone',
  'privacyEmail',
] as const satisfies readonly (keyof Operator)[]

/**
 * Reads `operator.json` in `LEGAL_DIR`. Without the folder nothing is known of the operator.
 * @throws ConfigError saying what is wrong with it, a sentence each
 */
export function readOperator({ legalDir }: Pick<Config, 'legalDir'>): Operator {
  if (legalDir === undefined) return {}
  if (!existsSync(legalDir)) throw new ConfigError(`LEGAL_DIR is ${legalDir}, which is not there.`)
  const file = join(legalDir, 'operator.json')
  if (!existsSync(file)) return {}
  let content: unknown
  try {
    content = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new ConfigError(`${file} is not JSON.`, { cause: error })
  }
  const result = Operator.safeParse(content)
  if (result.success) return result.data
  throw new ConfigError(
    result.error.issues.map(({ path, message }) => `${file}: ${path.join('.')} ${message}.`).join('\n'),
  )
}
