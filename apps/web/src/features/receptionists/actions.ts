import type { DestinationView } from '@switchboard/contract/destination'

/** What a menu does itself, in the order in which it is offered. */
export const OWN_ACTIONS = ['operator', 'dial_by_name', 'repeat', 'hang_up'] as const
export type OwnAction = (typeof OWN_ACTIONS)[number]

export const isDestination = <Action extends { kind: string }>(
  action: Action,
): action is Extract<Action, DestinationView> => !OWN_ACTIONS.some((kind) => kind === action.kind)
