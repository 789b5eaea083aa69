import type { ExtensionForm } from './form.ts'

/** What happens to a call, as one of a fixed set of sentences. */
export interface Effect {
  key: EffectKey
  seconds: number
  /** Null while none is chosen. */
  to: ExtensionForm['destination']
}

export type EffectKey =
  | 'disabled'
  | 'dndVoicemail'
  | 'dndBusy'
  | 'always'
  | 'offlineVoicemail'
  | 'offline'
  | 'ringsVoicemail'
  | 'rings'

function keyOf({ enabled, doNotDisturb, forwardingMode, voicemailEnabled }: ExtensionForm): EffectKey {
  if (!enabled) return 'disabled'
  if (doNotDisturb) return voicemailEnabled ? 'dndVoicemail' : 'dndBusy'
  if (forwardingMode === 'always') return 'always'
  if (forwardingMode === 'offline') return voicemailEnabled ? 'offlineVoicemail' : 'offline'
  return voicemailEnabled ? 'ringsVoicemail' : 'rings'
}

/** The effect of all settings together: disabled wins, then do not disturb, then forwarding of all calls. */
export const effectOf = (values: ExtensionForm): Effect => ({
  key: keyOf(values),
  seconds: values.delaySeconds || 0,
  to: values.destination,
})
