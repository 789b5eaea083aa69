/** What every page of the portal needs in English, in one file; a feature's own strings come with its route. */
export const bundle = import.meta.glob<Record<string, unknown>>(
  ['./strings.en.json', '../features/{shell,sign-in,unbuilt}/strings.en.json'],
  { eager: true, import: 'default' },
)
