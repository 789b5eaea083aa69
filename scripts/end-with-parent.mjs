// Preloaded into the API: when the launcher is killed and cannot stop it, the broken channel does.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
