export { judgeShown } from './rules.ts'
