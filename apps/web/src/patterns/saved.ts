/** Navigation state of a panel that closes because its work is done: unsaved-work questions let it pass. */
export const isSaved = (state: unknown): state is { saved: unknown } =>
  typeof state === 'object' && state !== null && 'saved' in state

/** The id of what the panel that closed has saved, for the list to show it. */
export const savedId = (state: unknown): string | null =>
  isSaved(state) && typeof state.saved === 'string' ? state.saved : null
