import type { ConformanceCase } from "./case.ts";

/** Why a case does not count: decided differently on purpose, or not built yet. */
export interface Exclusion {
  readonly reason: string;
  readonly names: readonly string[];
}

/** Commands that do not exist yet; a case that needs one waits for it. */
export const laterCommands: readonly string[] = [
  "awk",
  "base64",
  "basename",
  "bg",
  "checksum",
  "cmp",
  "cp",
  "cut",
  "date",
  "dd",
  "diff",
  "dirname",
  "exec",
  "fg",
  "file",
  "find",
  "gather",
  "git",
  "glob",
  "grep",
  "head",
  "hostname",
  "jq",
  "kaish-clear",
  "kaish-ignore",
  "kaish-mounts",
  "kaish-output-limit",
  "kaish-trash",
  "kaish-vfs",
  "ln",
  "ls",
  "mkdir",
  "mktemp",
  "mv",
  "patch",
  "ps",
  "readlink",
  "realpath",
  "rm",
  "scatter",
  "sed",
  "sort",
  "spawn",
  "stat",
  "tac",
  "tail",
  "tee",
  "tokens",
  "touch",
  "tr",
  "tree",
  "uname",
  "uniq",
  "wc",
  "write",
  "xxd",
];

/** Decided by the specification against what the case says. */
export const exclusions: readonly Exclusion[] = [
  {
    reason: "adjacent parts are one joined word (§0.15); the case pins their refusal",
    names: [
      "builtin_fidelity_tests::non_comma_pasting_keeps_generic_message",
      "lexer_pipeline_tests::glued_arithmetic_is_rejected_loudly_by_the_parser",
      "parser::argv_splat_cmdsubst_glued_to_path_is_rejected",
      "parser::argv_splat_three_way_glue_is_rejected",
      "parser_tests::glued_long_flag_then_fragment_is_rejected",
      "redirect_target_pasting_tests::glued_positional_after_double_dash_errors_loud",
      "redirect_target_pasting_tests::glued_redirect_target_errors_with_quote_hint",
    ],
  },
  { reason: "an empty echo prints a newline (§0.6)", names: ["echo::test_echo_empty"] },
  {
    reason: "the case pins both answers of `for k in $ks`; E012 refuses it (§1.19)",
    names: ["keys_values_tests::keys_and_values_are_pairwise_aligned"],
  },
  {
    reason: "dotted access is refused and spells the subscript (§1.5)",
    names: ["parser::value_varref_field_access_preserved"],
  },
  {
    reason: "an escaped quote in a substitution is a quote character, as in bash",
    names: ["nested_quote_tests::forms_that_already_worked_still_work#7"],
  },
  {
    reason: "everything after -- is an operand, as everywhere",
    names: [
      "post_double_dash_flag_value_tests::short_flag_value_is_still_refused_on_both_sides",
      "set::test_set_o_unknown_name_fails",
    ],
  },
  {
    reason: "a fault is told as one: the division ends the program with status 1",
    names: ["kernel_error_tests::arithmetic_division_by_zero_is_matchable_as_failed_while_running"],
  },
  {
    reason: "a case about brackets inside a fault: `x = [ab]` and an unclosed list are refused",
    names: [
      "lexer_pipeline_tests::assignment_value_position_still_suppresses_bracket_fusion/5",
      "lexer_pipeline_tests::dangling_literal_state_resets_at_hard_separators",
    ],
  },
  {
    reason:
      "a quoted pattern is text; one operand of split cuts only a pipe or redirect of its own",
    names: ["cat::test_cat_glob", "split::test_split_stdin_with_delimiter"],
  },
  {
    reason: "calls the builtin alone, without the newline, job table or earlier state a shell has",
    names: [
      "cd::test_bare_cd_uses_scope_home",
      "cd::test_cd_dash_previous_dir/2",
      "env::test_env_i_clears_environment",
      "jobs::test_jobs_no_manager",
      "kaish_last::falls_back_to_stdout_when_no_data",
      "pwd::test_pwd_changed",
      "pwd::test_pwd_default",
      "wait::test_wait_failed_job",
      "wait::test_wait_no_manager",
      "which::test_which_finds_common_commands",
    ],
  },
  {
    reason: "needs files or variables of the embedder that the data does not hold",
    names: [
      "env_filter_tests::env_u_multiple_removes_all_named",
      "env_filter_tests::env_u_removes_var_from_listing",
      "errexit_config_tests::errexit_on_via_execute_options_aborts",
      "errexit_config_tests::per_call_off_overrides_config_on",
      "external_command_tests::external_resolution_is_hermetic_no_os_path_fallback",
      "file_test_tilde_tests::file_test_tilde_dir",
      "file_test_tilde_tests::file_test_tilde_resolves_against_home_not_cwd",
      "hermetic_home_tests::tilde_expands_to_session_home_not_host",
      "kernel::test_execute_with_vars_overlay_reaches_subprocess",
      "kernel::test_execute_with_vars_overlay_visible",
      "vfs_budget_tests::budget_exceeded_fails_loudly_with_budget_label",
      "vfs_budget_tests::budget_exceeded_prior_content_intact",
    ],
  },
  {
    reason: "is interrupted from outside in the middle: see libs/kernel cancellation tests",
    names: [
      "interrupt::interrupt_stops_loop_preserving_state",
      "kernel::test_cancel_interrupts_statement_sequence",
    ],
  },
  {
    reason: "trash and output limits are a later step; their options are refused until then",
    names: [
      "output_limit_control_tests::set_o_output_limit_persists_and_truncates",
      "output_limit_control_tests::set_o_output_limit_quoted_parses",
      "set::test_set_no_args_shows_all_options",
      "set::the_flag_split_parse_path_still_enables",
      "set_option_tests::set_o_trash_still_enables",
      "test_compound_tests::set_dash_o_is_structured",
      "test_compound_tests::set_dash_o_reports_every_option",
      "test_compound_tests::set_dash_o_with_a_name_still_applies",
    ],
  },
  {
    reason:
      "the tree is shown for a source that is given; a mode that shows every tree is not built",
    names: ["kaish_ast::test_ast_toggle_off", "kaish_ast::test_ast_toggle_on"],
  },
  {
    reason: "calls the program kaish, or fg and bg, which are a later step",
    names: ["kai::test_cli.kai", "kai::test_jobs.kai"],
  },
];

const excluded = new Map(
  exclusions.flatMap(({ reason, names }) => names.map((name) => [name, reason] as const)),
);

/** Undefined: the case counts. */
export function exclusionOf(testCase: ConformanceCase): string | undefined {
  const named = excluded.get(testCase.name);
  if (named !== undefined) return named;
  if (testCase.level === "lexer" && testCase.parses === true) {
    return "says that the text can be cut into tokens, not that it is a program";
  }
  if (testCase.kind === "cli") return "runs the whole program: see test/cli";
  const { mode, overlay } = testCase.config ?? {};
  if (mode === "agent" || mode === "agent_with_root" || overlay === true) {
    return "sandboxes, overlays and limits of an agent are a later step";
  }
  const later = commandsOf(testCase).find((command) => laterCommands.includes(command));
  // Where programs of the system may run, they stand in for what is not built yet.
  if (later === undefined || testCase.kind === "parse") return undefined;
  return `needs ${later}, which is not built yet`;
}

function commandsOf(testCase: ConformanceCase): string[] {
  const scripts = (testCase.steps ?? [testCase]).map((step) => step.script ?? "");
  const starts =
    /(?:^|[\n;&|({]|\$\(|\b(?:then|do|else|if|while|until|time|env|!)\s)\s*([a-z][\w-]*)/g;
  return scripts.flatMap((script) => [...script.matchAll(starts)].map((match) => match[1] ?? ""));
}
