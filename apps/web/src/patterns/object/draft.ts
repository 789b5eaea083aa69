/** Navigation state that opens a new object with what was typed for one that is gone. */
interface DraftState<Form> {
  draft: Form
}

/** For `navigate()`. Secrets are to be left out of `values`: they would stay in the browser's history. */
export const draftState = <Form extends object>(values: Form): DraftState<Form> => ({ draft: values })

/** The values a navigation carries, if any; written by the same page a moment before. */
export const draftOf = <Form extends object>(state: unknown): Form | undefined =>
  typeof state === 'object' && state !== null && 'draft' in state
    ? (state as DraftState<Form>).draft
    : undefined
