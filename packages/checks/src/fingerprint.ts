/**
 * A short, stable mark of a text: two 32-bit FNV-1a hashes, of the text and of the text backwards, in hex.
 * Good enough to tell findings of one project apart; not for security.
 */
export function hashText(text: string): string {
  let forward = 0x811c9dc5;
  let backward = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    forward = Math.imul(forward ^ text.charCodeAt(at), 0x01000193);
    backward = Math.imul(backward ^ text.charCodeAt(text.length - 1 - at), 0x01000193);
  }
  return [forward, backward].map((hash) => (hash >>> 0).toString(16).padStart(8, '0')).join('');
}
