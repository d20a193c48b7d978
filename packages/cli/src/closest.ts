// By itself, so that what needs it only when something was mistyped does not load it before.
export { closest } from '@leastwise/core';
