import { useEffect, useState } from 'react'

/** Seconds left of a wait, ticking down to 0; `start(seconds)` begins one. Right again after the tab was asleep. */
export function useCountdown() {
  const [end, setEnd] = useState<number | null>(null)
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (end === null) return
    const tick = () => setLeft(Math.max(0, Math.ceil((end - performance.now()) / 1000)))
    tick()
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [end])
  return {
    left,
    start: (seconds: number) => {
      setLeft(seconds)
      setEnd(performance.now() + seconds * 1000)
    },
  }
}
