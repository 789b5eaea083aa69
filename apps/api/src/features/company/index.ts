export { judgePostalCode } from './service.ts'
