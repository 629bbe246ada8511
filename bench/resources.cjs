// Loaded before a measured process: says at its end how much memory it held at most.
process.on('exit', () => process.stderr.write(`\npeak-memory-kib ${process.resourceUsage().maxRSS}\n`));
