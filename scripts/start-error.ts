/**
 * A reason not to start that a person can act on. The launcher prints the message as one sentence, without a
 * stack trace, and exits with 1; every other error is a defect and keeps its stack.
 */
export class StartError extends Error {
  override name = 'StartError'
}
