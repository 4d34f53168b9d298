export { editActions, type EditAction } from "./edit-action.ts";
