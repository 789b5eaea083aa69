import type { Icon } from '@tabler/icons-react'
import type strings from './strings.en.json'

/** What a route says of the page that is to come. */
export interface UnbuiltHandle {
  unbuilt: keyof (typeof strings)['page']
  icon: Icon
}

export const isUnbuiltHandle = (handle: unknown): handle is UnbuiltHandle =>
  typeof handle === 'object' && handle !== null && 'unbuilt' in handle
