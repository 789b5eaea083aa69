import { useSyncExternalStore } from 'react'

export interface Toast {
  /** What was done: "Extension 204 created". */
  message: string
  tone?: 'good' | 'bad'
  /** The way back. */
  undo?: { label: string; onSelect: () => void } | undefined
}

let wanted = false
const listeners = new Set<() => void>()

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** True from the first toast on: only then is there a place for them to be shown. */
export const useToastsWanted = (): boolean => useSyncExternalStore(subscribe, () => wanted)

/** Tells the result of something that leaves no trace on the page. Errors of a form belong to the form. */
export function toast(content: Toast): void {
  wanted = true
  for (const listener of listeners) listener()
  void import('./Toasts.tsx').then(({ showToast }) => showToast(content))
}
