import { IMPORT_LIMITS } from '@switchboard/contract/extensions.import'
import { expect, test } from 'vitest'
import { refusalOf } from './file.ts'

const bytes = (...values: number[]) => new Uint8Array(values)

test.each([
  ['nothing in it', new File([], 'postes.csv'), 'empty'],
  ['a workbook by its name', new File(['x'], 'Postes.XLSX'), 'workbook'],
  ['an archive', new File([bytes(0x50, 0x4b, 3, 4, 20)], 'postes.csv'), 'archive'],
  ['a page that is called a workbook', new File(['<html><table>'], 'export.xls'), 'web_page'],
  ['a document that was renamed', new File(['%PDF-1.7'], 'postes.csv'), 'pdf'],
  ['an old workbook', new File([bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1)], 'postes.csv'), 'workbook'],
  ['a byte too much', new File([new Uint8Array(IMPORT_LIMITS.bytes + 1)], 'postes.csv'), 'too_big'],
  ['just not too much', new File([new Uint8Array(IMPORT_LIMITS.bytes)], 'postes.csv'), null],
  ['a row', new File(['Numéro;Nom\r\n201;Petit'], 'postes.txt'), null],
  ['fewer bytes than a signature', new File(['P'], 'p'), null],
])('%s', async (_, file, refusal) => {
  expect(await refusalOf(file)).toBe(refusal)
})
