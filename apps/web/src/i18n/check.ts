import { type CodeReport, readCode } from './check-code.ts'
import { flatten, keyInCode, type Strings } from './check-strings.ts'

/** Everything a check needs: source files by path, and the English strings by namespace. */
export interface Sources {
  code: Record<string, string>
  strings: Record<string, Strings>
}

/** A key with `*` for what is only known at run time, as an expression that fits whole keys. */
const pattern = (key: string) =>
  new RegExp(
    `^${key
      .split('*')
      .map((part) => part.replace(/[.]/g, '\\.'))
      .join('.+')}$`,
  )

/** Keys that no code asks for, keys asked for that do not exist, and texts written into components. One sentence each. */
export function checkUses({ code, strings }: Sources): string[] {
  const keys = new Map(
    Object.entries(strings).map(([namespace, content]) => [
      namespace,
      new Set([...flatten(content).keys()].map(keyInCode)),
    ]),
  )
  const used = new Set<string>()
  const problems: string[] = []
  for (const [file, text] of Object.entries(code)) {
    const report: CodeReport = readCode(file, text)
    for (const { text: shown, line } of report.hardCoded)
      problems.push(`${file}:${line} shows “${shown}” untranslated`)
    for (const { namespaces, key, line } of report.uses) {
      const fits = pattern(key)
      const found = namespaces.flatMap((namespace) =>
        [...(keys.get(namespace) ?? [])]
          .filter((name) => fits.test(name))
          .map((name) => `${namespace}:${name}`),
      )
      if (key === '*') problems.push(`${file}:${line} asks for a key that cannot be read from the code`)
      else if (found.length === 0)
        problems.push(`${file}:${line} asks for ${key}, which is nowhere in ${namespaces.join(', ')}`)
      else for (const name of found) used.add(name)
    }
  }
  const all = [...keys].flatMap(([namespace, names]) => [...names].map((name) => `${namespace}:${name}`))
  return [...problems, ...all.filter((name) => !used.has(name)).map((name) => `${name} is used nowhere`)]
}
