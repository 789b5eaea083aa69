import { type Argument, type Expression, type JSXAttribute, parseSync, Visitor } from 'oxc-parser'

/** A text that code asks for. */
export interface Use {
  /** Where it may be found. */
  namespaces: readonly string[]
  /** The key; `*` for a part that is only known when the code runs. */
  key: string
  line: number
}

export interface CodeReport {
  uses: Use[]
  /** Texts that people would see and no translator would. */
  hardCoded: { text: string; line: number }[]
}

/** Attributes that are shown or read out. */
const SHOWN = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'detail',
  'help',
  'label',
  'placeholder',
  'purpose',
  'subtitle',
  'title',
])
/** Names that are the same in every language. */
const NAMES = new Set(['Switchboard'])

const isText = (text: string) => /\p{L}/u.test(text) && !NAMES.has(text.trim())

/** The keys an argument of `t()` can be. */
function keysOf(node: Argument | undefined): string[] {
  if (node?.type === 'Literal' && typeof node.value === 'string') return [node.value]
  if (node?.type === 'TemplateLiteral') return [node.quasis.map(({ value }) => value.cooked ?? '').join('*')]
  if (node?.type === 'ConditionalExpression') return [...keysOf(node.consequent), ...keysOf(node.alternate)]
  if (node?.type === 'LogicalExpression') return [...keysOf(node.left), ...keysOf(node.right)]
  return ['*']
}

/** `useTranslation()`, `('a')`, `(['a', 'b'])` → the namespaces, the first being the one without prefix. */
function namespacesOf(node: Argument | undefined): string[] {
  if (node?.type === 'Literal' && typeof node.value === 'string') return [node.value]
  if (node?.type !== 'ArrayExpression') return ['common']
  return node.elements.flatMap((element) =>
    element?.type === 'Literal' && typeof element.value === 'string' ? [element.value] : [],
  )
}

/** Texts in an expression that is shown. */
function textsOf(node: Expression | { type: 'JSXEmptyExpression' }): string[] {
  if (node.type === 'Literal') return typeof node.value === 'string' ? [node.value] : []
  if (node.type === 'TemplateLiteral') return node.quasis.map(({ value }) => value.cooked ?? '')
  if (node.type === 'ConditionalExpression') return [...textsOf(node.consequent), ...textsOf(node.alternate)]
  if (node.type === 'LogicalExpression') return [...textsOf(node.left), ...textsOf(node.right)]
  return []
}

function attributeKeys({ value }: JSXAttribute): string[] {
  if (value?.type !== 'JSXExpressionContainer') return value?.type === 'Literal' ? keysOf(value) : []
  return value.expression.type === 'JSXEmptyExpression' ? [] : keysOf(value.expression)
}

function attributeTexts({ value }: JSXAttribute): string[] {
  if (value?.type === 'Literal') return textsOf(value)
  return value?.type === 'JSXExpressionContainer' ? textsOf(value.expression) : []
}

/** Reads one source file for the texts it asks for and the texts it brings itself. */
export function readCode(file: string, code: string): CodeReport {
  const lineOf = (at: number) => code.slice(0, at).split('\n').length
  const namespaces = new Set<string>()
  const asked: { key: string; line: number }[] = []
  const hardCoded: CodeReport['hardCoded'] = []
  const see = (texts: string[], at: number) => {
    for (const text of texts.filter(isText)) hardCoded.push({ text: text.trim(), line: lineOf(at) })
  }
  new Visitor({
    CallExpression({ callee, arguments: [first], start }) {
      if (callee.type !== 'Identifier') return
      if (callee.name === 'useTranslation') for (const name of namespacesOf(first)) namespaces.add(name)
      if (callee.name === 't') for (const key of keysOf(first)) asked.push({ key, line: lineOf(start) })
    },
    JSXText: ({ value, start }) => see([value], start),
    JSXAttribute(attribute) {
      const name = attribute.name.type === 'JSXIdentifier' ? attribute.name.name : ''
      if (name === 'i18nKey') {
        for (const key of attributeKeys(attribute)) asked.push({ key, line: lineOf(attribute.start) })
      } else if (SHOWN.has(name)) see(attributeTexts(attribute), attribute.start)
    },
    JSXElement: ({ children }) => {
      for (const child of children) {
        if (child.type === 'JSXExpressionContainer') see(textsOf(child.expression), child.start)
      }
    },
  }).visit(parseSync(file, code).program)
  const uses = asked.map(({ key, line }) => {
    const [prefix, rest] = key.includes(':') ? key.split(':', 2) : []
    return prefix !== undefined && rest !== undefined
      ? { namespaces: [prefix], key: rest, line }
      : { namespaces: namespaces.size > 0 ? [...namespaces] : ['common'], key, line }
  })
  return { uses, hardCoded }
}
