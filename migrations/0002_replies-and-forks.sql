-- Columns are added where the generator would copy whole tables for the sake of their checks: a copy takes
-- minutes on a long history, and loses the triggers that keep the full text.

CREATE TABLE `pins` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`session_id` text NOT NULL,
	`content` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "pins_created_at" CHECK(created_at GLOB '????-??-??T??:??:??.???Z')
) STRICT;
--> statement-breakpoint
CREATE INDEX `pins_by_session` ON `pins` (`session_id`);--> statement-breakpoint
ALTER TABLE `sessions` ADD `forked_from` text REFERENCES sessions(id) ON UPDATE no action ON DELETE set null;--> statement-breakpoint
ALTER TABLE `sessions` ADD `forked_at` integer;--> statement-breakpoint
ALTER TABLE `history` ADD `lost_at` text
	CONSTRAINT "history_lost_at" CHECK(lost_at GLOB '????-??-??T??:??:??.???Z');--> statement-breakpoint
ALTER TABLE `turns` ADD `reasoning` text;--> statement-breakpoint
ALTER TABLE `turns` ADD `tokens_estimated` integer
	CONSTRAINT "turns_tokens_estimated" CHECK(tokens_estimated IN (0, 1));--> statement-breakpoint
ALTER TABLE `turns` ADD `cached_tokens` integer;--> statement-breakpoint
ALTER TABLE `turns` ADD `first_token_ms` integer;--> statement-breakpoint
ALTER TABLE `turns` ADD `tokens_per_second` real;--> statement-breakpoint
ALTER TABLE `turns` ADD `cost` real;--> statement-breakpoint
ALTER TABLE `turns` ADD `request_path` text;--> statement-breakpoint
ALTER TABLE `turns` ADD `request_bytes` integer;--> statement-breakpoint
ALTER TABLE `turns` ADD `summary_until` integer;--> statement-breakpoint
CREATE INDEX `turns_summaries` ON `turns` (`session_id`,`seq`) WHERE summary_until IS NOT NULL;--> statement-breakpoint
CREATE INDEX `turns_speeds` ON `turns` (`model`) WHERE tokens_per_second IS NOT NULL;--> statement-breakpoint
CREATE INDEX `turns_requests` ON `turns` (`created_at`,`request_bytes`) WHERE request_path IS NOT NULL;
--> statement-breakpoint

-- The views of before with the new columns at their ends.

DROP VIEW v_history;
--> statement-breakpoint
CREATE VIEW v_history (id, time, who, command, result, secs, bytes, dir, channel, session) AS
SELECT id, datetime(started_at, 'localtime'), actor, command,
	CASE
		WHEN signal IS NOT NULL THEN signal
		WHEN exit_code = 0 THEN 'ok'
		WHEN exit_code IS NOT NULL THEN 'exit ' || exit_code
		WHEN lost_at IS NOT NULL THEN 'lost'
	END,
	round(duration_ms / 1000.0, 3), output_bytes, cwd, channel, session_id
FROM history;
--> statement-breakpoint
DROP VIEW v_turns;
--> statement-breakpoint
CREATE VIEW v_turns (
	id, time, session, seq, role, content, status, model, tokens, secs,
	tokens_estimated, cached_tokens, first_token_secs, tokens_per_second, cost, reasoning, request
) AS
SELECT id, datetime(created_at, 'localtime'), session_id, seq, role, content, status, model,
	prompt_tokens + completion_tokens, round(duration_ms / 1000.0, 3),
	CASE tokens_estimated WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END,
	cached_tokens, round(first_token_ms / 1000.0, 3), round(tokens_per_second, 1), cost, reasoning,
	request_path
FROM turns;
--> statement-breakpoint
DROP VIEW v_sessions;
--> statement-breakpoint
CREATE VIEW v_sessions (
	id, title, started, updated, ended, turns, commands, jobs, live_jobs, dir, model,
	pins, tokens, cost, forked_from
) AS
SELECT id, title, datetime(created_at, 'localtime'), datetime(updated_at, 'localtime'),
	datetime(ended_at, 'localtime'),
	(SELECT count(*) FROM turns WHERE turns.session_id = sessions.id),
	(SELECT count(*) FROM history WHERE history.session_id = sessions.id),
	(SELECT count(*) FROM jobs WHERE jobs.session_id = sessions.id),
	(SELECT count(*) FROM jobs WHERE jobs.session_id = sessions.id AND jobs.ended_at IS NULL),
	cwd, model,
	(SELECT count(*) FROM pins WHERE pins.session_id = sessions.id),
	(SELECT sum(prompt_tokens + completion_tokens) FROM turns WHERE turns.session_id = sessions.id),
	(SELECT sum(cost) FROM turns WHERE turns.session_id = sessions.id),
	forked_from
FROM sessions;
--> statement-breakpoint
DROP VIEW v_usage;
--> statement-breakpoint
-- What a fork took over was asked and paid for once, in the session that it came from.
CREATE VIEW v_usage (
	day, model, replies, prompt_tokens, completion_tokens, secs,
	cached_tokens, cost, tokens_per_second, first_token_secs
) AS
SELECT date(turns.created_at, 'localtime'), turns.model, count(*), sum(prompt_tokens),
	sum(completion_tokens), round(sum(duration_ms) / 1000.0, 1), sum(cached_tokens), sum(cost),
	round(avg(tokens_per_second), 1), round(avg(first_token_ms) / 1000.0, 3)
FROM turns JOIN sessions ON sessions.id = turns.session_id
WHERE (role = 'assistant' OR (role = 'summary' AND turns.model IS NOT NULL))
	AND (forked_at IS NULL OR seq > forked_at)
GROUP BY 1, 2;
--> statement-breakpoint

INSERT OR REPLACE INTO about (name, description) VALUES
	('sessions.updated_at', 'when a turn, a command, a job or a pin was last added; "last" is the newest'),
	('sessions.forked_from', 'the session that it began as a copy of; NULL if of none'),
	('sessions.forked_at', 'turns.seq of the last turn taken over; what they measured and cost is in the other session alone'),
	('turns.content', 'the exact text that the model was sent or wrote; a reply grows while it arrives'),
	('turns.status', 'complete, interrupted (by the person, or the rest never arrived), incomplete (the reply broke off)'),
	('turns.prompt_tokens', 'as the server counted them; NULL if nobody did'),
	('turns.reasoning', 'what the model thought before it answered; it is not sent again'),
	('turns.tokens_estimated', '1 if the tokens are our guess, 0 if the server counted them'),
	('turns.cached_tokens', 'how many of the prompt the server knew already'),
	('turns.first_token_ms', 'from the request to the first piece of the reply'),
	('turns.tokens_per_second', 'how fast the reply was written'),
	('turns.cost', 'dollars; the word of the server, or else the prices in the configuration'),
	('turns.request_path', 'file with the request as it was sent; NULL if none was kept, and when retention removed it'),
	('turns.request_bytes', 'size of that file'),
	('turns.summary_until', 'for a summary: turns.id of the last turn that it stands for'),
	('history.lost_at', 'when it was found that the aish which ran it was gone before it saw the end'),
	('pins', 'what the model is told in every request of a session'),
	('v_history', 'history for people: local time, seconds, and the result in a word; lost: its end was never seen'),
	('v_sessions', 'sessions for people, with counts, tokens and cost'),
	('v_usage', 'replies, tokens, seconds, cost and speed per local day and model');
