import { type Expression, parseSync, type StaticImportEntry, Visitor } from 'oxc-parser'
import type { Plugin } from 'vite'

/** What `call()`, `query()` and `can()` read of an endpoint; the rest is for the server, the tests and the compiler. */
const KEPT = new Set(['id', 'method', 'path', 'permission', 'timeout'])

interface Edit {
  start: number
  end: number
  text: string
}

const WITHOUT_EFFECT = new Set(['CallExpression', 'ObjectExpression', 'NewExpression'])

/** Wraps a value so that the bundler may drop it where nobody imports it. */
const wrap = ({ start, end }: Expression): Edit[] => [
  { start, end: start, text: '/* @__PURE__ */ (() => (' },
  { start: end, end, text: '))()' },
]

/** What is to be cut out of `endpoint({ … })`. */
function cut(definition: Expression & { type: 'ObjectExpression' }): Edit[] {
  const { properties } = definition
  return properties.flatMap((property, index) => {
    const name = property.type === 'Property' && property.key.type === 'Identifier' ? property.key.name : ''
    const end = properties[index + 1]?.start ?? definition.end - 1
    return KEPT.has(name) ? [] : [{ start: property.start, end, text: '' }]
  })
}

function editsOf(id: string, code: string): Edit[] {
  const { program } = parseSync(id, code)
  const edits: Edit[] = []
  new Visitor({
    CallExpression({ callee, arguments: [definition] }) {
      if (callee.type !== 'Identifier' || callee.name !== 'endpoint') return
      if (definition?.type === 'ObjectExpression') edits.push(...cut(definition))
    },
  }).visit(program)
  for (const statement of program.body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (declared?.type !== 'VariableDeclaration') continue
    for (const { init } of declared.declarations) {
      if (init && WITHOUT_EFFECT.has(init.type)) edits.push(...wrap(init))
    }
  }
  return edits
}

/** A schema is a value named like a type; endpoints and constants are not. */
const SCHEMA = /^[A-Z][a-z]/

/**
 * Takes the schemas that a page, or another file of the contract, imports from a copy of the contract's file, so that
 * those who want its endpoints and constants alone get no zod.
 */
function separateSchemas(id: string, code: string, ofContract: RegExp): Edit[] {
  return parseSync(id, code).module.staticImports.flatMap(({ start, end, moduleRequest, entries }) => {
    const file = moduleRequest.value
    const values = entries.filter(({ isType }) => !isType)
    const { schemas = [], others = [] } = Object.groupBy(values, ({ importName }) =>
      SCHEMA.test(importName.name ?? '') ? 'schemas' : 'others',
    )
    if (schemas.length === 0 || !ofContract.test(file)) return []
    const text = importing(schemas, `${file}?schemas`) + (others.length > 0 ? importing(others, file) : '')
    return [{ start, end, text }]
  })
}

const importing = (names: StaticImportEntry[], file: string) =>
  `import { ${names.map(({ importName, localName }) => `${importName.name} as ${localName.value}`).join(', ')} } from '${file}';`

const apply = (code: string, edits: Edit[]) =>
  edits
    .toSorted((one, other) => other.start - one.start)
    .reduce((text, { start, end, text: inserted }) => text.slice(0, start) + inserted + text.slice(end), code)

/**
 * Makes the contract cheap in the built portal: its endpoints lose their schemas, and what a page does not import is
 * dropped. The client checks nothing that the compiler has not checked, so a page pays for zod (24 kB) only where a
 * form validates with a schema.
 */
export function stripContract(): Plugin {
  return {
    name: 'strip-contract',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /(?:packages\/contract|apps\/web)\/src\/.*\.tsx?(?:\?schemas)?$/ },
      handler(code, id) {
        const [file = id] = id.split('?')
        const edits = file.includes('packages/contract')
          ? [...editsOf(file, code), ...separateSchemas(file, code, /^\.\//)]
          : separateSchemas(file, code, /^@switchboard\/contract\//)
        return apply(code, edits)
      },
    },
  }
}
