import { vi } from 'vitest'

// Runs before each test file. Files share the process of their worker (`isolate: false`), with the libraries loaded in it;
// every module of ours is evaluated anew, so that a file has a database, an application and state of its own.
vi.resetModules()
