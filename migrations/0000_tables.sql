CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text,
	`cwd` text NOT NULL,
	`model` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`ended_at` text,
	CONSTRAINT "sessions_created_at" CHECK(created_at GLOB '????-??-??T??:??:??.???Z'),
	CONSTRAINT "sessions_updated_at" CHECK(updated_at GLOB '????-??-??T??:??:??.???Z'),
	CONSTRAINT "sessions_ended_at" CHECK(ended_at GLOB '????-??-??T??:??:??.???Z')
) STRICT;
--> statement-breakpoint
CREATE INDEX `sessions_by_update` ON `sessions` (`updated_at`);--> statement-breakpoint
CREATE TABLE `history` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`session_id` text,
	`turn_id` integer,
	`actor` text NOT NULL,
	`channel` text NOT NULL,
	`command` text NOT NULL,
	`cwd` text NOT NULL,
	`exit_code` integer,
	`signal` text,
	`started_at` text NOT NULL,
	`duration_ms` integer,
	`output_bytes` integer,
	`output_kept_bytes` integer,
	`output_path` text,
	`output_removed_at` text,
	`output_excerpt` text,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`turn_id`) REFERENCES `turns`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "history_actor" CHECK(actor IN ('user', 'model', 'plan', 'schedule', 'hook', 'script')),
	CONSTRAINT "history_channel" CHECK(channel IN ('sh', 'kai', 'mcp', 'ts')),
	CONSTRAINT "history_started_at" CHECK(started_at GLOB '????-??-??T??:??:??.???Z'),
	CONSTRAINT "history_output_removed_at" CHECK(output_removed_at GLOB '????-??-??T??:??:??.???Z')
) STRICT;
--> statement-breakpoint
CREATE INDEX `history_by_session` ON `history` (`session_id`);--> statement-breakpoint
CREATE INDEX `history_by_turn` ON `history` (`turn_id`) WHERE turn_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `history_by_cwd` ON `history` (`cwd`);--> statement-breakpoint
CREATE INDEX `history_by_actor` ON `history` (`actor`);--> statement-breakpoint
CREATE INDEX `history_failed` ON `history` (`id`) WHERE exit_code <> 0 OR signal IS NOT NULL;--> statement-breakpoint
CREATE INDEX `history_outputs` ON `history` (`started_at`,`output_kept_bytes`) WHERE output_path IS NOT NULL AND output_removed_at IS NULL;--> statement-breakpoint
CREATE TABLE `turns` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`session_id` text NOT NULL,
	`seq` integer NOT NULL,
	`role` text NOT NULL,
	`content` text NOT NULL,
	`status` text DEFAULT 'complete' NOT NULL,
	`model` text,
	`prompt_tokens` integer,
	`completion_tokens` integer,
	`duration_ms` integer,
	`created_at` text NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "turns_role" CHECK(role IN ('user', 'assistant', 'command', 'job', 'note', 'summary')),
	CONSTRAINT "turns_status" CHECK(status IN ('complete', 'interrupted', 'incomplete')),
	CONSTRAINT "turns_created_at" CHECK(created_at GLOB '????-??-??T??:??:??.???Z')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `turns_by_session` ON `turns` (`session_id`,`seq`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`session_id` text,
	`actor` text NOT NULL,
	`command` text NOT NULL,
	`cwd` text NOT NULL,
	`status` text NOT NULL,
	`pid` integer,
	`process_start` text,
	`exit_code` integer,
	`signal` text,
	`log_path` text NOT NULL,
	`log_bytes` integer,
	`log_removed_at` text,
	`started_at` text NOT NULL,
	`kill_asked_at` text,
	`ended_at` text,
	`notified_at` text,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "jobs_actor" CHECK(actor IN ('user', 'model', 'plan', 'schedule', 'hook', 'script')),
	CONSTRAINT "jobs_status" CHECK(status IN ('starting', 'running', 'exited', 'killed', 'lost', 'failed')),
	CONSTRAINT "jobs_ended" CHECK((ended_at IS NULL) = (status IN ('starting', 'running'))),
	CONSTRAINT "jobs_running" CHECK(status <> 'running' OR (pid IS NOT NULL AND process_start IS NOT NULL)),
	CONSTRAINT "jobs_exited" CHECK((status = 'exited') = (exit_code IS NOT NULL)),
	CONSTRAINT "jobs_killed" CHECK(status <> 'killed' OR signal IS NOT NULL),
	CONSTRAINT "jobs_started_at" CHECK(started_at GLOB '????-??-??T??:??:??.???Z'),
	CONSTRAINT "jobs_kill_asked_at" CHECK(kill_asked_at GLOB '????-??-??T??:??:??.???Z'),
	CONSTRAINT "jobs_ended_at" CHECK(ended_at GLOB '????-??-??T??:??:??.???Z'),
	CONSTRAINT "jobs_notified_at" CHECK(notified_at GLOB '????-??-??T??:??:??.???Z'),
	CONSTRAINT "jobs_log_removed_at" CHECK(log_removed_at GLOB '????-??-??T??:??:??.???Z')
) STRICT;
--> statement-breakpoint
CREATE INDEX `jobs_by_session` ON `jobs` (`session_id`,`ended_at`);--> statement-breakpoint
CREATE INDEX `jobs_live` ON `jobs` (`id`) WHERE status IN ('starting', 'running');--> statement-breakpoint
CREATE INDEX `jobs_unnotified` ON `jobs` (`session_id`) WHERE notified_at IS NULL AND ended_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `jobs_logs` ON `jobs` (`ended_at`,`log_bytes`) WHERE ended_at IS NOT NULL AND log_removed_at IS NULL;--> statement-breakpoint
CREATE TABLE `about` (
	`name` text PRIMARY KEY NOT NULL,
	`description` text NOT NULL
) STRICT;
