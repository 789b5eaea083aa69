/** Address of the folder of flags, from vite/flags.ts; a flag is `${__FLAGS__}/FR.svg`. */
declare const __FLAGS__: string
