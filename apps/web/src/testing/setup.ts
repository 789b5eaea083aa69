import { afterEach, beforeEach, vi } from 'vitest'

/** What a test prints as an error is a failure: nobody reads the output of a test that passed. */
beforeEach(() => {
  vi.spyOn(console, 'error')
})

afterEach(() => {
  const [printed] = vi.mocked(console.error).mock.calls
  if (printed) throw new Error(`console.error: ${printed.join(' ')}`)
  vi.restoreAllMocks()
})
