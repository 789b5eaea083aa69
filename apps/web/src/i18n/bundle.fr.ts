/** What every page of the portal needs in French, in one file; a feature's own strings come with its route. */
export const bundle = import.meta.glob<Record<string, unknown>>(
  ['./strings.fr.json', '../features/{shell,sign-in,unbuilt}/strings.fr.json'],
  { eager: true, import: 'default' },
)
