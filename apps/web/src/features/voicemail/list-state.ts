/** What is shown; all of it lives in the query string. */
export interface ListState {
  /** Id of an extension. */
  box: string | null
  state: 'heard' | 'unheard' | null
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i
const STATES = ['heard', 'unheard'] as const

/** Reads a query string; what is unknown in it counts as not set. */
export function parseListState(params: URLSearchParams): ListState {
  const box = params.get('box')
  return {
    box: box !== null && UUID.test(box) ? box : null,
    state: STATES.find((each) => each === params.get('state')) ?? null,
  }
}
