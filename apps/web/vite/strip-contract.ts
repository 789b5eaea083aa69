import { type Expression, parseSync, Visitor } from 'oxc-parser'
import type { Plugin } from 'vite'

/** What `call()`, `query()` and `can()` read of an endpoint; the rest is for the server, the tests and the compiler. */
const KEPT = new Set(['id', 'method', 'path', 'permission'])

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
  return edits.sort((one, other) => other.start - one.start)
}

/**
 * Makes the contract cheap in the built portal: its endpoints lose their schemas, and what a page does not import is
 * dropped. The client checks nothing that the compiler has not checked, so a page pays for zod (23 kB) only where a
 * form validates with a schema.
 */
export function stripContract(): Plugin {
  return {
    name: 'strip-contract',
    apply: 'build',
    transform: {
      filter: { id: /packages\/contract\/src\/.*\.ts$/ },
      handler: (code, id) =>
        editsOf(id, code).reduce(
          (text, { start, end, text: replacement }) => text.slice(0, start) + replacement + text.slice(end),
          code,
        ),
    },
  }
}
