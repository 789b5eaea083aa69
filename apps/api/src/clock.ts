/** What time it is. Rules ask this and nothing else, so that tests and jobs can choose the instant. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
