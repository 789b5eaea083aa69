export { holdShown, judgeShown, type ShownNumber } from './rules.ts'
