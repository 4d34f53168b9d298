export { builtins } from "./registry.ts";
export { specialForms } from "./special-forms.ts";
