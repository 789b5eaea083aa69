import type { Language } from '@switchboard/contract/common'
import { useEffect, useState } from 'react'

/** Which country's voice is taken where a browser has several of a language. */
const COUNTRIES: Record<Language, string> = { fr: 'fr-FR', en: 'en-US' }

type Voice = Pick<SpeechSynthesisVoice, 'lang'>

/** Of several voices the one that reads a language out: of its usual country first. */
export function voiceFor<V extends Voice>(voices: readonly V[], language: Language): V | undefined {
  // Android writes fr_FR.
  const tag = ({ lang }: Voice) => lang.replace('_', '-').toLowerCase()
  const fitting = voices.filter((voice) => tag(voice).split('-')[0] === language)
  return fitting.find((voice) => tag(voice) === COUNTRIES[language].toLowerCase()) ?? fitting[0]
}

/** Browsers load their voices when they are first asked for, and tell once they have them. */
function useVoices(): SpeechSynthesisVoice[] {
  const speech = globalThis.speechSynthesis
  const [voices, setVoices] = useState(() => speech?.getVoices() ?? [])
  useEffect(() => {
    const read = () => setVoices(speech.getVoices())
    speech?.addEventListener?.('voiceschanged', read)
    return () => speech?.removeEventListener?.('voiceschanged', read)
  }, [speech])
  return voices
}

/** Reads texts out by the browser's voice for a language, so that one hears about what callers will. */
export function useSpeech(language: Language) {
  const voice = voiceFor(useVoices(), language)
  const [speaking, setSpeaking] = useState(false)
  // Leaving the page ends what is being read.
  useEffect(() => () => globalThis.speechSynthesis?.cancel(), [])

  const speak = (text: string) => {
    const utterance = new SpeechSynthesisUtterance(text)
    if (voice) Object.assign(utterance, { voice, lang: voice.lang })
    // Also once another is read instead, or the browser refuses.
    for (const event of ['end', 'error'] as const) utterance.addEventListener(event, () => setSpeaking(false))
    globalThis.speechSynthesis.cancel()
    globalThis.speechSynthesis.speak(utterance)
    setSpeaking(true)
  }
  const stop = () => globalThis.speechSynthesis.cancel()
  /** `available`: is there a voice for the language? */
  return { available: voice !== undefined, speaking, speak, stop }
}
