/** What every page of the portal needs in French, in one file; also of the page that a session begins with; any other feature's come with its route. */
export const bundle = import.meta.glob<Record<string, unknown>>(
  ['./strings.fr.json', '../features/{shell,sign-in,extensions}/strings.fr.json'],
  { eager: true, import: 'default' },
)
