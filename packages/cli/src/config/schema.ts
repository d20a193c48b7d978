// By itself, so that only who has a configuration loads the schema library.
export { configSchema } from '@leastwise/project/schema';
