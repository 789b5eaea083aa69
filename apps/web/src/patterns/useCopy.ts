import { useEffect, useState } from 'react'

/** Milliseconds for which it is told that something was copied. */
const SHOWN_FOR = 2000

/** Copies text; `copied` tells for a moment that it is done. */
export function useCopy(): { copied: boolean; copy: (text: string) => void } {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [copied])
  return { copied, copy: (text) => void navigator.clipboard.writeText(text).then(() => setCopied(true)) }
}
