import { extensionsImport } from '@switchboard/contract/extensions.import'
import { urlOf } from '../../api/client.ts'
import { type ListState, toFilter } from './list-state.ts'

/** Where the file is that holds what the list shows, in its order. */
export const exportUrl = (state: ListState): string =>
  urlOf(extensionsImport.export, { query: { ...toFilter(state), sort: state.sort } })
