import { useEffect, useRef, useState } from 'react'
import { toWave } from './wave.ts'

/** A recording of this length stays below what may be handed in. */
const MOST_MS = 300_000
const TICK_MS = 100

/** Why there is nothing to record with; `recorder.<code>` of the strings. */
export type RecorderFailure = 'denied' | 'noMicrophone' | 'unsupported' | 'failed'

export type RecorderState =
  | { name: 'idle'; failure: RecorderFailure | null }
  | { name: 'asking' }
  /** `level`: how loud it is now, from 0 to 1. */
  | { name: 'recording'; elapsedMs: number; level: number }
  | { name: 'finishing' }

function failureOf(error: unknown): RecorderFailure {
  if (!(error instanceof DOMException)) return 'failed'
  if (error.name === 'NotAllowedError' || error.name === 'SecurityError') return 'denied'
  return error.name === 'NotFoundError' || error.name === 'NotReadableError' ? 'noMicrophone' : 'failed'
}

/** The loudest of what came last, from 0 to 1. */
function levelOf(analyser: AnalyserNode): number {
  const samples = new Uint8Array(analyser.fftSize)
  analyser.getByteTimeDomainData(samples)
  return Math.max(...samples.map((sample) => Math.abs(sample - 128))) / 128
}

/** What runs while something is recorded, and how it ends. */
interface Session {
  recorder: MediaRecorder
  end: () => void
}

/** Listens to the microphone; `onTick` is told how long, and how loud it is. The browser shows that it does. */
async function listen(onTick: (elapsedMs: number, level: number) => void): Promise<Session> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  context.createMediaStreamSource(stream).connect(analyser)
  const began = performance.now()
  const timer = setInterval(() => onTick(performance.now() - began, levelOf(analyser)), TICK_MS)
  return {
    recorder: new MediaRecorder(stream),
    end: () => {
      clearInterval(timer)
      for (const track of stream.getTracks()) track.stop()
      void context.close()
    },
  }
}

/** Records with the microphone; what was recorded comes as a WAV file. Leaving the page ends it. */
export function useRecorder(onRecorded: (recording: Blob) => void) {
  const [state, setState] = useState<RecorderState>({ name: 'idle', failure: null })
  const session = useRef<Session>(null)
  const wanted = useRef(true)
  const end = () => {
    session.current?.end()
    session.current = null
  }
  useEffect(
    () => () => {
      wanted.current = false
      session.current?.end()
    },
    [],
  )

  const finish = async (parts: Blob[]) => {
    setState({ name: 'finishing' })
    try {
      onRecorded(await toWave(new Blob(parts)))
      setState({ name: 'idle', failure: null })
    } catch {
      setState({ name: 'idle', failure: 'failed' })
    }
  }
  const stop = () => session.current?.recorder.stop()
  const start = async () => {
    if (!('mediaDevices' in navigator)) return setState({ name: 'idle', failure: 'unsupported' })
    setState({ name: 'asking' })
    wanted.current = true
    try {
      const begun = await listen((elapsedMs, level) => {
        setState({ name: 'recording', elapsedMs, level })
        if (elapsedMs >= MOST_MS) stop()
      })
      // Whoever left meanwhile is not listened to.
      if (!wanted.current) return begun.end()
      session.current = begun
      const parts: Blob[] = []
      begun.recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
      begun.recorder.addEventListener('stop', () => {
        end()
        if (wanted.current) void finish(parts)
      })
      begun.recorder.start()
      setState({ name: 'recording', elapsedMs: 0, level: 0 })
    } catch (error) {
      end()
      setState({ name: 'idle', failure: failureOf(error) })
    }
  }
  const cancel = () => {
    wanted.current = false
    end()
    setState({ name: 'idle', failure: null })
  }
  return { state, start: () => void start(), stop, cancel }
}
