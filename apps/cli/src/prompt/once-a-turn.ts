/** Calls that come together, such as late answers about several words of a line, become one right after them. */
export function onceATurn(callback: () => void): () => void {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    setImmediate(() => {
      isDue = false;
      callback();
    });
  };
}
