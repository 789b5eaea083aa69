/** What every page of the portal needs in English, in one file; also of the page that a session begins with; any other feature's come with its route. */
export const bundle = import.meta.glob<Record<string, unknown>>(
  ['./strings.en.json', '../features/{shell,sign-in,extensions}/strings.en.json'],
  { eager: true, import: 'default' },
)
