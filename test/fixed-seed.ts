import fc from 'fast-check';

// The same cases in every run, so that a failure is somebody's change; `npm run fuzz` looks for new ones.
const seed = process.env.LEASTWISE_SEED;
fc.configureGlobal({ seed: seed === undefined ? 20_260_926 : Number(seed), endOnFailure: true });
