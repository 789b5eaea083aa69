/**
 * Texts that get a name; later ones run unnamed. The code has far fewer, but lists of values make texts of their own
 * (`in ($1, $2, …)`), and a connection keeps what it prepared until it is closed.
 */
const MOST_NAMES = 300

const names = new Map<string, string>()

/**
 * The name under which each connection prepares a statement, or '' for none: PostgreSQL then plans it once and not for
 * each request. A list over five tables takes longer to plan than to read. Values must not be part of the text.
 */
export function statementName(text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size >= MOST_NAMES) return ''
  const name = `s${names.size + 1}`
  names.set(text, name)
  return name
}
