export { Picker, type PickerOptions, type PickerResult, type PickerView } from "./picker.ts";
export { wholePage, type PickerPage } from "./picker-page.ts";
export { singleChoice, type ChoiceOptions } from "./single-choice.ts";
export { TextField, type TextFieldOptions, type TextFieldResult } from "./text-field.ts";
export { YesOrNo, type YesOrNoOptions, type YesOrNoResult } from "./yes-or-no.ts";
