import { parseSync, Visitor } from 'oxc-parser'
import type { Plugin } from 'vite'

/** What `call()`, `query()` and `can()` read of an endpoint; the rest is for the server, the tests and the compiler. */
const KEPT = new Set(['id', 'method', 'path', 'permission'])

/**
 * Drops the schemas from the contract's endpoints in the built portal. The client checks nothing that the compiler
 * has not checked, so a page pays for zod (23 kB) only where a form validates with a schema it imports itself.
 */
export function stripContract(): Plugin {
  return {
    name: 'strip-contract',
    apply: 'build',
    transform: {
      filter: { id: /packages\/contract\/src\/.*\.ts$/ },
      handler(code, id) {
        const dropped: { start: number; end: number }[] = []
        new Visitor({
          CallExpression({ callee, arguments: [definition] }) {
            if (callee.type !== 'Identifier' || callee.name !== 'endpoint') return
            if (definition?.type !== 'ObjectExpression') return
            const { properties } = definition
            properties.forEach((property, index) => {
              const name =
                property.type === 'Property' && property.key.type === 'Identifier' ? property.key.name : ''
              if (KEPT.has(name)) return
              dropped.push({ start: property.start, end: properties[index + 1]?.start ?? definition.end - 1 })
            })
          },
        }).visit(parseSync(id, code).program)
        return dropped.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), code)
      },
    },
  }
}
