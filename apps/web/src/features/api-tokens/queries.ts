import { apiTokens } from '@switchboard/contract/api-tokens'
import { query } from '../../api/query.ts'

export const tokensQuery = () => query(apiTokens.list, undefined)
