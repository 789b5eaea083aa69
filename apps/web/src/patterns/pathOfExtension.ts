import type { ExtensionRef } from '@switchboard/contract/extension-ref'
import { paths } from '../paths.ts'

/** Where what has an internal number is edited: each kind on its own page. */
export function pathOfExtension({ id, kind }: Pick<ExtensionRef, 'id' | 'kind'>): string {
  if (kind === 'ring_group') return paths.ringGroup(id)
  if (kind === 'receptionist') return paths.receptionist(id)
  return kind === 'conference' ? paths.conferenceLine(id) : paths.extension(id)
}
