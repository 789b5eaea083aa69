import { brotliCompress, constants, gzip } from 'node:zlib'
import { promisify } from 'node:util'
import type { Plugin } from 'vite'

const TEXT = /\.(?:js|css|svg|json|html)$/
/** Below one packet nothing is won. */
const SMALLEST = 1024

/** Writes `.br` and `.gz` beside each text file of the build, so that the server compresses nothing at run time. */
export function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    generateBundle: {
      // After Vite has written the list of files to preload into each chunk: what is compressed is the final text.
      order: 'post',
      async handler(_options, bundle) {
        const texts = Object.values(bundle).filter(({ fileName }) => TEXT.test(fileName))
        await Promise.all(
          texts.map(async (file) => {
            const source = Buffer.from(file.type === 'chunk' ? file.code : file.source)
            // index.html gets its nonce per answer and is compressed then.
            if (source.length < SMALLEST || file.fileName === 'index.html') return
            const params = {
              [constants.BROTLI_PARAM_QUALITY]: 11,
              [constants.BROTLI_PARAM_SIZE_HINT]: source.length,
            }
            const [br, gz] = await Promise.all([
              promisify(brotliCompress)(source, { params }),
              promisify(gzip)(source, { level: 9 }),
            ])
            this.emitFile({ type: 'asset', fileName: `${file.fileName}.br`, source: br })
            this.emitFile({ type: 'asset', fileName: `${file.fileName}.gz`, source: gz })
          }),
        )
      },
    },
  }
}
