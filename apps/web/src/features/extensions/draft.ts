import type { ExtensionForm } from './form.ts'

/** Navigation state that opens a new extension with what was typed for one that is gone. */
export interface DraftState {
  draft: ExtensionForm
}

/** The PIN stays out of the browser's history. */
export const draftState = (values: ExtensionForm): DraftState => ({ draft: { ...values, pin: '' } })

/** The values a navigation carries, if any. */
export const draftOf = (state: unknown): ExtensionForm | undefined =>
  typeof state === 'object' && state !== null && 'draft' in state ? (state as DraftState).draft : undefined
