import { LANGUAGES } from '@switchboard/contract/common'
import type { Config } from '../../config.ts'
import type { Operator } from './operator.ts'

const PATH = '/.well-known/security.txt'

/** Whom to tell of a weakness (RFC 9116); null where the operator has not said. */
export function securityTxt({ security }: Operator, { publicUrl }: Pick<Config, 'publicUrl'>): string | null {
  if (!security) return null
  const fields: [name: string, value: string | undefined][] = [
    ...security.contact.map((uri): [string, string] => ['Contact', uri]),
    ['Expires', security.expires],
    ['Encryption', security.encryption],
    ['Acknowledgments', security.acknowledgments],
    ['Policy', security.policy],
    ['Preferred-Languages', LANGUAGES.join(', ')],
    ['Canonical', publicUrl && new URL(PATH, publicUrl).href],
  ]
  return fields.flatMap(([name, value]) => (value === undefined ? [] : `${name}: ${value}\n`)).join('')
}
