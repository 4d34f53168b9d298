-- Full text. Both indexes keep no text of their own: they point at the rows, and triggers follow them.

-- What history_fts indexes: two blanks at the end make even the last two letters of a command the
-- start of a trigram, which is how words of one or two letters are found.
CREATE VIEW history_text (id, command) AS SELECT id, command || '  ' FROM history;
--> statement-breakpoint
CREATE VIRTUAL TABLE history_fts USING fts5 (
	command, content = 'history_text', content_rowid = 'id', tokenize = 'trigram'
);
--> statement-breakpoint
CREATE TRIGGER history_fts_insert AFTER INSERT ON history BEGIN
	INSERT INTO history_fts (rowid, command) VALUES (new.id, new.command || '  ');
END;
--> statement-breakpoint
CREATE TRIGGER history_fts_update AFTER UPDATE OF id, command ON history BEGIN
	INSERT INTO history_fts (history_fts, rowid, command) VALUES ('delete', old.id, old.command || '  ');
	INSERT INTO history_fts (rowid, command) VALUES (new.id, new.command || '  ');
END;
--> statement-breakpoint
CREATE TRIGGER history_fts_delete AFTER DELETE ON history BEGIN
	INSERT INTO history_fts (history_fts, rowid, command) VALUES ('delete', old.id, old.command || '  ');
END;
--> statement-breakpoint
CREATE VIRTUAL TABLE turns_fts USING fts5 (
	content, content = 'turns', content_rowid = 'id', tokenize = 'unicode61', prefix = '2 3'
);
--> statement-breakpoint
CREATE TRIGGER turns_fts_insert AFTER INSERT ON turns BEGIN
	INSERT INTO turns_fts (rowid, content) VALUES (new.id, new.content);
END;
--> statement-breakpoint
CREATE TRIGGER turns_fts_update AFTER UPDATE OF id, content ON turns BEGIN
	INSERT INTO turns_fts (turns_fts, rowid, content) VALUES ('delete', old.id, old.content);
	INSERT INTO turns_fts (rowid, content) VALUES (new.id, new.content);
END;
--> statement-breakpoint
CREATE TRIGGER turns_fts_delete AFTER DELETE ON turns BEGIN
	INSERT INTO turns_fts (turns_fts, rowid, content) VALUES ('delete', old.id, old.content);
END;
--> statement-breakpoint

-- Views for people: local time, seconds, short names. Only what SQLite 3.40 understands: newer syntax
-- in a view would make the whole file unreadable to an older sqlite3 command.

CREATE VIEW v_history (id, time, who, command, result, secs, bytes, dir, channel, session) AS
SELECT id, datetime(started_at, 'localtime'), actor, command,
	CASE
		WHEN signal IS NOT NULL THEN signal
		WHEN exit_code = 0 THEN 'ok'
		WHEN exit_code IS NOT NULL THEN 'exit ' || exit_code
	END,
	round(duration_ms / 1000.0, 3), output_bytes, cwd, channel, session_id
FROM history;
--> statement-breakpoint
CREATE VIEW v_jobs (id, time, who, command, status, result, secs, bytes, dir, log, told, session) AS
SELECT id, datetime(started_at, 'localtime'), actor, command, status,
	CASE
		WHEN signal IS NOT NULL THEN signal
		WHEN exit_code = 0 THEN 'ok'
		WHEN exit_code IS NOT NULL THEN 'exit ' || exit_code
	END,
	round((julianday(ended_at) - julianday(started_at)) * 86400, 3), log_bytes, cwd,
	CASE WHEN log_removed_at IS NULL THEN log_path END,
	CASE WHEN ended_at IS NOT NULL THEN iif(notified_at IS NULL, 'no', 'yes') END, session_id
FROM jobs;
--> statement-breakpoint
CREATE VIEW v_turns (id, time, session, seq, role, content, status, model, tokens, secs) AS
SELECT id, datetime(created_at, 'localtime'), session_id, seq, role, content, status, model,
	prompt_tokens + completion_tokens, round(duration_ms / 1000.0, 3)
FROM turns;
--> statement-breakpoint
CREATE VIEW v_sessions (id, title, started, updated, ended, turns, commands, jobs, live_jobs, dir, model) AS
SELECT id, title, datetime(created_at, 'localtime'), datetime(updated_at, 'localtime'),
	datetime(ended_at, 'localtime'),
	(SELECT count(*) FROM turns WHERE turns.session_id = sessions.id),
	(SELECT count(*) FROM history WHERE history.session_id = sessions.id),
	(SELECT count(*) FROM jobs WHERE jobs.session_id = sessions.id),
	(SELECT count(*) FROM jobs WHERE jobs.session_id = sessions.id AND jobs.ended_at IS NULL),
	cwd, model
FROM sessions;
--> statement-breakpoint
CREATE VIEW v_usage (day, model, replies, prompt_tokens, completion_tokens, secs) AS
SELECT date(created_at, 'localtime'), model, count(*), sum(prompt_tokens), sum(completion_tokens),
	round(sum(duration_ms) / 1000.0, 1)
FROM turns WHERE role = 'assistant'
GROUP BY 1, 2;
--> statement-breakpoint

INSERT INTO about (name, description) VALUES
	('about', 'this table: what each table, view and unobvious column means'),
	('sessions', 'conversations; one outlives the terminal it was started in'),
	('sessions.id', 'ten letters and digits; a unique beginning of it is enough for aish --resume'),
	('sessions.title', 'given by the person; NULL until then'),
	('sessions.cwd', 'the directory the session was in when it was last used'),
	('sessions.updated_at', 'when a turn, a command or a job was last added; "last" is the newest'),
	('sessions.ended_at', 'when it was left; NULL while it is open, and when it was cut off'),
	('turns', 'what was said in a session, in order'),
	('turns.seq', 'position in the session: 1, 2, 3, without gaps'),
	('turns.role', 'user, assistant, command (what a command printed), job (a notice), note, summary'),
	('turns.content', 'the exact text that the model was sent or wrote'),
	('turns.status', 'complete, interrupted (by the person), incomplete (the reply broke off)'),
	('turns.prompt_tokens', 'as the server counted them; NULL if it did not say'),
	('turns.duration_ms', 'from the request to the end of the reply'),
	('history', 'every command that was run in the foreground, by whomever; commands run with !! are not here'),
	('history.session_id', 'NULL if it ran outside any session, as with aish -c'),
	('history.turn_id', 'the turn whose reply asked for the command; NULL if a person typed it'),
	('history.actor', 'who had it run: user, model, plan, schedule, hook, script'),
	('history.channel', 'what ran it: sh, kai, mcp, ts'),
	('history.exit_code', 'NULL while it runs, and if the end was never seen'),
	('history.signal', 'the signal that ended it, as SIGINT; NULL if none did'),
	('history.output_bytes', 'how much it printed'),
	('history.output_kept_bytes', 'how much of that is in output_path; less than output_bytes if a limit cut it'),
	('history.output_path', 'file with what it printed; NULL if it printed nothing or nothing was kept'),
	('history.output_removed_at', 'when retention removed that file'),
	('history.output_excerpt', 'what a person or the model was shown of it'),
	('jobs', 'background processes; the row outlives the process, the terminal and a reboot'),
	('jobs.status', 'starting, running, then exited (it said so itself), killed (we were asked to), lost (gone without a word), failed (never started)'),
	('jobs.process_start', 'boot and start time of the process: with pid it names one process for ever'),
	('jobs.exit_code', 'set if and only if status is exited'),
	('jobs.signal', 'exited: the signal that an exit code of 128+n stands for; killed: the last one sent'),
	('jobs.log_path', 'file with everything the job printed'),
	('jobs.log_bytes', 'size of the log when the end was seen; NULL before, and if the log was gone'),
	('jobs.log_removed_at', 'when retention removed the log'),
	('jobs.kill_asked_at', 'when a kill was first asked for; written before the first signal is sent'),
	('jobs.notified_at', 'when its session was told of the end; each is told once'),
	('history_fts', 'full text of history.command by parts of words: WHERE history_fts MATCH ''"needle"'', three letters at least'),
	('history_text', 'what history_fts indexes'),
	('turns_fts', 'full text of turns.content by words: WHERE turns_fts MATCH ''needle'''),
	('v_history', 'history for people: local time, seconds, and the result in a word'),
	('v_jobs', 'jobs for people; told says whether its session has been told of the end'),
	('v_turns', 'turns for people'),
	('v_sessions', 'sessions for people, with counts'),
	('v_usage', 'replies, tokens and seconds per local day and model');
