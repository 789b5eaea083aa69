import { secondFactor } from '@switchboard/contract/second-factor'
import { lazy } from 'react'
import { query } from '../../api/query.ts'

/** For the loader of the page that `OwnSecondFactor` is on, beside the strings `second-factor`. */
export const ownSecondFactorQuery = () => query(secondFactor.own, undefined)

/** The recovery codes, this once; needs the strings `second-factor`. */
export const RecoveryCodes = lazy(() =>
  import('./RecoveryCodes.tsx').then((module) => ({ default: module.RecoveryCodes })),
)

/** One's own second factor: what there is, and what can be done about it. */
export const OwnSecondFactor = lazy(() =>
  import('./OwnSecondFactor.tsx').then((module) => ({ default: module.OwnSecondFactor })),
)
