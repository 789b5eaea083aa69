import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { SoundFormat } from '@switchboard/contract/audio.sounds'

/** Samples of 16 bits, one channel, by their rate in Hz. */
export type Decoded = Record<SampleRate, Buffer>
export const SAMPLE_RATES = [16_000, 8_000] as const
export type SampleRate = (typeof SAMPLE_RATES)[number]

/** It ended otherwise than by itself and well; `output` is what it said. */
export class FfmpegError extends Error {
  override name = 'FfmpegError'
  readonly reason: 'unreadable' | 'too_long' | 'took_too_long'
  constructor(reason: FfmpegError['reason'], output: string) {
    super(`${reason}: ${output.slice(-2000)}`)
    this.reason = reason
  }
}

/**
 * Everything to one channel at the loudness of EBU R 128, which is also some 3 dB above that of speech on a telephone (ITU-T
 * P.56: -26 dBov), with a true peak that later coding does not clip; then to the two rates of telephones.
 */
const FILTER = [
  '[0:a]aformat=channel_layouts=mono,loudnorm=I=-23:TP=-2:LRA=11',
  'aresample=16000,aformat=channel_layouts=mono,asplit[wide][copy];[copy]aresample=8000[narrow]',
].join(',')

/** From standard input to the descriptors 3 and 4: no file is left behind, whenever it ends. */
const argumentsFor = (format: SoundFormat): string[] =>
  [
    '-hide_banner -nostdin -loglevel error',
    // The format is named, so that no content chooses another reader: some fetch addresses and open files.
    `-f ${format} -i pipe:0 -filter_complex ${FILTER}`,
    '-map [wide] -f s16le pipe:3 -map [narrow] -f s16le pipe:4',
  ].flatMap((part) => part.split(' '))

const CORE = fileURLToPath(import.meta.resolve('@ffmpeg/core'))
const CORE_FOLDER = CORE.slice(0, CORE.lastIndexOf('/dist/'))
const WASM = fileURLToPath(new URL('./ffmpeg-wasm.ts', import.meta.url))

/** KiB of address space of an installed ffmpeg, and pages of 64 KiB of the other: 256 MiB. */
const MOST_MEMORY = { installed: 1_048_576, wasmPages: 4096 }
const MOST_MS = 300_000

/** How to start it: the one that is installed at `path`, else the one of WebAssembly, which reaches nothing but its own files. */
function command(path: string, format: SoundFormat): [string, string[]] {
  if (existsSync(path)) {
    const limited = `ulimit -v ${MOST_MEMORY.installed} 2>/dev/null; exec "$0" "$@"`
    return ['/bin/sh', ['-c', limited, path, ...argumentsFor(format)]]
  }
  const reach = ['--permission', `--allow-fs-read=${WASM}`, `--allow-fs-read=${CORE_FOLDER}/*`]
  const limits = [`--wasm-max-mem-pages=${MOST_MEMORY.wasmPages}`, '--disable-warning=ExperimentalWarning']
  return [process.execPath, [...reach, ...limits, WASM, CORE, ...argumentsFor(format)]]
}

/** All of a stream, unless it is longer than `most` bytes: then what came is thrown away, and `exceeded` is called. */
async function collect(stream: Readable, most: number, exceeded: () => void): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes <= most) chunks.push(chunk)
    else exceeded()
  }
  return Buffer.concat(chunks)
}

/**
 * Decodes a sound in a process of its own, with limits on its time, memory and output, and without our environment.
 * @param path of an installed ffmpeg; where there is none the one of WebAssembly does it
 * @param seconds that it may play
 * @throws FfmpegError, or the signal's reason
 */
export async function decode(
  source: Buffer,
  format: SoundFormat,
  { path, seconds, signal }: { path: string; seconds: number; signal: AbortSignal },
): Promise<Decoded> {
  const late = AbortSignal.timeout(MOST_MS)
  const tooLong = new AbortController()
  const child = spawn(...command(path, format), {
    stdio: ['pipe', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: {},
    signal: AbortSignal.any([signal, late, tooLong.signal]),
    killSignal: 'SIGKILL',
  })
  const closed = once(child, 'close') as Promise<[number | null]>
  // Requests go first. Where that is not allowed, it is not important enough to fail.
  if (child.pid !== undefined) lowerPriority(child.pid)
  const [, , errors, wide, narrow] = child.stdio as [unknown, unknown, Readable, Readable, Readable]
  // It may end before it has read everything: its exit code says so.
  child.stdin?.on('error', () => {}).end(source)
  const part = (stream: Readable, rate: SampleRate) =>
    collect(stream, seconds * rate * 2, () => tooLong.abort())
  const [output, wideSamples, narrowSamples, [code]] = await Promise.all([
    text(errors),
    part(wide, 16_000),
    part(narrow, 8_000),
    closed.catch(() => [null] as [null]),
  ])
  signal.throwIfAborted()
  if (tooLong.signal.aborted) throw new FfmpegError('too_long', output)
  if (late.aborted) throw new FfmpegError('took_too_long', output)
  if (code !== 0 || wideSamples.length === 0) throw new FfmpegError('unreadable', output)
  return { 16_000: wideSamples, 8_000: narrowSamples }
}

function lowerPriority(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // It has ended, or the system has no such thing.
  }
}
