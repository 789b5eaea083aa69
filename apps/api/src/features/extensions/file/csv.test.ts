import { monitorEventLoopDelay } from 'node:perf_hooks'
import { IMPORT_LIMITS, SEPARATORS } from '@switchboard/contract/extensions.import'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvLine, FILE_START, parseCells } from './csv.ts'

const separator = fc.constantFrom(...SEPARATORS)
/** Cells with much of what means something to a reader of files. */
const cell = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n＝＋－＠\'";, aé0') }),
)
const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 12 })

/** Blank rows and the empty cells at the end of one are not kept. */
const kept = (table: string[][]) =>
  table
    .map((cells) => cells.slice(0, cells.findLastIndex((each) => each.trim() !== '') + 1))
    .filter((cells) => cells.length > 0)
const cellsOf = async (text: string, by?: (typeof SEPARATORS)[number]) =>
  (await parseCells(text, by)).rows.map(({ cells }) => cells)

test('reading is the inverse of writing, for any cells and each separator', async () => {
  await fc.assert(
    fc.asyncProperty(rows, separator, async (table, by) => {
      const text = table.map((cells) => csvLine(cells, by)).join('')
      expect(await cellsOf(text, by)).toEqual(kept(table))
    }),
  )
})

test('no cell that is written begins a formula', () => {
  fc.assert(
    fc.property(cell, separator, (text, by) => {
      const line = csvLine([text], by)
      const shown = line.startsWith('"') ? line.slice(1) : line.slice(0, -2)
      expect(shown).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r]/)
    }),
  )
})

test('an apostrophe that is not ours stays', async () => {
  expect(csvLine(["'t Hof", "'=1", '=1', '+33199001200'], 'comma')).toBe("'t Hof,''=1,'=1,'+33199001200\r\n")
  expect(await cellsOf("'t Hof,''=1,'=1,'+33199001200")).toEqual([["'t Hof", "'=1", '=1', '+33199001200']])
})

test('a row begins on the line that an editor shows', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('a,b', '"x\r\ny",b', '"x\ny\n\nz"', '', ',,', '"\r"'), { maxLength: 12 }),
      fc.constantFrom('\r\n', '\n', '\r'),
      async (lines, lineEnd) => {
        const before = (at: number) => lines.slice(0, at).join(lineEnd) + (at > 0 ? lineEnd : '')
        const expected = lines.flatMap((line, at) =>
          /[a-z]/.test(line) ? [before(at).split(/\r\n|\r|\n/).length] : [],
        )
        const sheet = await parseCells(lines.join(lineEnd), 'comma')
        expect(sheet.rows.map(({ line }) => line)).toEqual(expected)
      },
    ),
  )
})

describe('what separates', () => {
  test('is found in every file of ours', async () => {
    const texts = fc.array(fc.constantFrom('a', '1,5', 'x;y', 'x\ty', '"', 'a\nb'), {
      minLength: 2,
      maxLength: 5,
    })
    await fc.assert(
      fc.asyncProperty(
        texts.chain((head) =>
          fc.tuple(
            fc.constant(head),
            fc.array(
              fc.array(fc.constantFrom('b', 'x;y', '1,5'), {
                minLength: head.length,
                maxLength: head.length,
              }),
            ),
          ),
        ),
        separator,
        async ([head, body], by) => {
          const text = [head, ...body].map((cells) => csvLine(cells, by)).join('')
          expect((await parseCells(text)).separator).toBe(by)
        },
      ),
    )
  })

  test.each([
    ['Nom;Prénom\n"Martin, Ada, Dr";x\n', 'semicolon'],
    ['number,name\n204,"a;b;c"\n', 'comma'],
    ['Nom\tPrix\nA, B\t1,5\n', 'tab'],
    ['sep=;\r\na,b,c;d\r\n', 'semicolon'],
    ['one column\n204\n205\n', 'comma'],
  ])('of %j is %s', async (text, by) => {
    expect((await parseCells(text)).separator).toBe(by)
  })

  test('is the one that was chosen, and the line that names another is still no row', async () => {
    const sheet = await parseCells('sep=;\r\na,b;c\r\n', 'comma')
    expect(sheet).toEqual({ separator: 'comma', rows: [{ line: 2, cells: ['a', 'b;c'] }] })
  })
})

test('a quotation mark in the middle of a cell is a character', async () => {
  expect(await cellsOf('204,Screen 24" left,x\n"a "b" c",y\n')).toEqual([
    ['204', 'Screen 24" left', 'x'],
    ['"a "b" c"', 'y'],
  ])
})

test.each([
  ['a quotation mark that is never closed', 'a,b\n"c,d\ne,f\n', 'file_quotes'],
  ['one that swallows a large file', `"${'a,b\n'.repeat(300_000)}`, 'file_quotes'],
  ['200 columns', `${'x,'.repeat(200)}\n`, 'file_too_many_columns'],
  ['ten million separators', ','.repeat(IMPORT_LIMITS.bytes), 'file_too_many_columns'],
  ['a row too many', 'a,b\n'.repeat(IMPORT_LIMITS.rows + 2), 'file_too_many_rows'],
])('refuses %s', async (_, text, error) => {
  await expect(parseCells(text, 'comma')).rejects.toThrow(
    expect.objectContaining({ code: 'validation_failed', options: { fieldErrors: { content: error } } }),
  )
})

test('200 columns of which 199 are empty are one', async () => {
  expect(await cellsOf(`a${';'.repeat(199)}\nb\n`, 'semicolon')).toEqual([['a'], ['b']])
})

test('the largest file leaves turns to others', async () => {
  const cells = ['Personal phone', 'Ada', 'Martin, X', '', 'ada@example.com', 'yes', '+33199001200', 'no']
  const text =
    FILE_START +
    Array.from({ length: IMPORT_LIMITS.rows + 1 }, (_, at) => csvLine([String(at), ...cells], 'comma')).join(
      '',
    )
  const turns = monitorEventLoopDelay({ resolution: 1 })
  turns.enable()
  const sheet = await parseCells(text.slice(1))
  turns.disable()
  expect(sheet.rows).toHaveLength(IMPORT_LIMITS.rows + 1)
  expect(turns.count).toBeGreaterThan(20)
})
