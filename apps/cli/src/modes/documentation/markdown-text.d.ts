/** A document that is imported as a text. */
declare module "*.md" {
  const text: string;
  export default text;
}
